import type { Alert } from "#wire/alert.ts";
import type { Sentence } from "../words/en/alerts.ts";
import type { Words } from "../words/words.ts";

type Said = Pick<Alert, "kind" | "channel" | "minutes" | "every" | "hour" | "url"> & {
  wall: { title: string } | null;
};

/** An alert as one plain sentence. */
export function sayAlert(words: Words, alert: Said): string {
  const { kind, channel, minutes, every, hour, url, wall } = alert;
  const about: Sentence = {
    ...{ kind, channel, minutes: minutes ?? 15, every: every ?? "day", time: sayHour(hour ?? 9) },
    ...{ wall: wall?.title ?? null, to: URL.parse(url ?? "")?.host ?? "…" },
  };
  return words.alerts.sentence(about);
}

export const sayHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** Where the person who is reading lives. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
