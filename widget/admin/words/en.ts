import { account } from "./en/account.ts";
import { alerts } from "./en/alerts.ts";
import { classifiers } from "./en/classifiers.ts";
import { connectors } from "./en/connectors.ts";
import { curate } from "./en/curate.ts";
import { letters } from "./en/letters.ts";
import { log } from "./en/log.ts";
import { look } from "./en/look.ts";
import { numbers } from "./en/numbers.ts";
import { people } from "./en/people.ts";
import { queue } from "./en/queue.ts";
import { acts } from "./en/queue-acts.ts";
import { choices } from "./en/queue-choices.ts";
import { narrow } from "./en/queue-narrow.ts";
import { reasons } from "./en/reasons.ts";
import { reports } from "./en/reports.ts";
import { rules } from "./en/rules.ts";
import { setup } from "./en/setup.ts";
import { shell } from "./en/shell.ts";
import { sources } from "./en/sources.ts";
import { walls } from "./en/walls.ts";
import { why } from "./en/why.ts";

/** All the English the admin page can say. */
export const english = {
  shell,
  queue,
  choices,
  acts,
  narrow,
  reasons,
  walls,
  sources,
  connectors,
  letters,
  setup,
  people,
  account,
  alerts,
  classifiers,
  look,
  rules,
  why,
  numbers,
  log,
  reports,
  curate,
};
