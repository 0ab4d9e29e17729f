import { account } from "./tr/account.ts";
import { alerts } from "./tr/alerts.ts";
import { classifiers } from "./tr/classifiers.ts";
import { connectors } from "./tr/connectors.ts";
import { curate } from "./tr/curate.ts";
import { letters } from "./tr/letters.ts";
import { log } from "./tr/log.ts";
import { look } from "./tr/look.ts";
import { numbers } from "./tr/numbers.ts";
import { people } from "./tr/people.ts";
import { queue } from "./tr/queue.ts";
import { acts } from "./tr/queue-acts.ts";
import { choices } from "./tr/queue-choices.ts";
import { narrow } from "./tr/queue-narrow.ts";
import { reasons } from "./tr/reasons.ts";
import { reports } from "./tr/reports.ts";
import { rules } from "./tr/rules.ts";
import { setup } from "./tr/setup.ts";
import { shell } from "./tr/shell.ts";
import { sources } from "./tr/sources.ts";
import { walls } from "./tr/walls.ts";
import { why } from "./tr/why.ts";

/** All the Turkish the admin page can say. */
export const turkish = {
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
