import type { Alert, AlertDelivery } from "#wire/alert.ts";
import { many } from "../many.ts";

/** What a sentence is made of; `wall` is a title, `to` the host of a webhook. */
export interface Sentence {
  kind: Alert["kind"];
  channel: Alert["channel"];
  minutes: number;
  every: "day" | "week";
  time: string;
  wall: string | null;
  to: string;
}

const how = ({ channel, to }: Sentence) =>
  ({ page: "on this page", email: "by e-mail", webhook: `by webhook to ${to}` })[channel];

const where = ({ wall }: Sentence) => (wall === null ? "any wall" : `“${wall}”`);

const minutesLong = (n: number) => many("en", n, { one: "1 minute", other: `${n} minutes` });

/** English of notifications. */
export const alerts = {
  title: "Notifications",
  lead: "Koro tells you when something needs you, so that you need not keep looking.",
  none: "Nothing yet",
  noneLead: "Be told when posts wait too long, a source breaks or a visitor reports something.",
  add: "New notification",
  what: "What",
  whats: {
    "queue-age": "A post waits too long",
    "source-attention": "A source needs attention",
    report: "A visitor reports a post",
    digest: "A digest of it all",
  },
  minutes: "Longer than (minutes)",
  where: "Where",
  allWalls: "All walls",
  how: "How",
  hows: { page: "On this page", email: "By e-mail", webhook: "By webhook" },
  every: "How often",
  everies: { day: "Every day", week: "Every Monday" },
  hour: "At",
  url: "Address",
  urlHint: "Begins with https://. What is sent there is signed.",
  urlWrong: "This is no address that Koro may send to: begin with https://.",
  ownAddress: (email: string) => `Goes to ${email} and to nobody else.`,
  noServer: "This Koro has no mail server yet: e-mails wait until SMTP_URL is set.",
  save: "Tell me",
  sentence: (about: Sentence): string =>
    ({
      "queue-age": `Tell me when a post waits longer than ${minutesLong(about.minutes)} on ${where(about)}, ${how(about)}.`,
      "source-attention": `Tell me when a source of ${where(about)} needs attention, ${how(about)}.`,
      report: `Tell me when a visitor reports a post on ${where(about)}, ${how(about)}.`,
      digest: `Send a digest of ${about.wall === null ? "all walls" : where(about)} every ${about.every === "day" ? "day" : "Monday"} at ${about.time}, ${how(about)}.`,
    })[about.kind],
  secretTitle: "The webhook’s signing secret",
  secretLead: "With it your server checks that what arrives is from Koro. It is not shown again.",
  off: "Off",
  firing: "So right now",
  turnOff: "Turn off",
  turnOn: "Turn on",
  test: "Test",
  remove: "Delete",
  actOf: (act: string, sentence: string) => `${act}: ${sentence}`,
  removeSure: "Delete this notification?",
  removed: "Deleted.",
  turnedOff: "Turned off. You can turn it on again whenever you like.",
  turnedOn: "Turned on.",
  offHere: "You came from an e-mail: here you turn it off.",
  tested: "The test is on its way.",
  never: "Nothing told yet",
  last: (state: Alert["last"] & object, span: string) =>
    `${state.test ? "Test" : "Last told"} ${span}: ${{ waiting: "on its way", done: "arrived", failed: "did not arrive" }[state.state]}`,
  trouble: (word: string): string => {
    const known: Record<string, string> = {
      blocked: "This address is in a private network that Koro may not reach.",
      redirect: "The address sends on to another one. Enter that one.",
      timeout: "The address did not answer in time.",
      unreachable: "It cannot be reached.",
      secret: "It was kept with another SECRET_KEY. Delete it and make it anew.",
      "too-large": "The address answered with too much.",
      "too-many": "Too many e-mails within an hour.",
      refused: "The mail server refuses the address.",
      settings: "The mail server does not accept Koro’s settings.",
    };
    return known[word] ?? `The address answered with the error ${word.replace("status-", "")}.`;
  },
  again: "Koro tries again.",
  bell: (unread: number) =>
    unread === 0
      ? "Notifications"
      : `Notifications, ${many("en", unread, { one: "1 new", other: `${unread} new` })}`,
  fresh: "New",
  quiet: "Nothing happened that you wanted to be told of.",
  choose: "Choose what you are told of",
  told: ({ kind, minutes }: AlertDelivery): string =>
    ({
      "queue-age": `Posts wait longer than ${minutesLong(minutes ?? 0)}`,
      "source-attention": "A source needs attention",
      report: "A visitor reported a post",
      digest: "Digest",
    })[kind],
  isTest: "Test",
  onWall: (kind: Alert["kind"], wall: AlertDelivery["walls"][number]): string => {
    if (kind === "source-attention")
      return many("en", wall.attention, { one: "1 source", other: `${wall.attention} sources` });
    if (kind === "report")
      return many("en", wall.reports, { one: "1 report", other: `${wall.reports} reports` });
    return `${wall.waiting} waiting`;
  },
};
