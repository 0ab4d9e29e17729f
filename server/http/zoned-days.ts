/** Days as they begin in a time zone: some have 23 hours, some 25. */

export interface Days {
  /** `YYYY-MM-DD`, each once, oldest first. */
  list: string[];
  /** The first moment of the first, and of the day after the last. */
  from: string;
  until: string;
}

const mostDays = 92;
const usualDays = 14;
const dayMs = 86_400_000;

/** `null` for a stretch that ends before it begins, or is too long. */
export function daysOf(
  { from, until, zone }: { from?: string | undefined; until?: string | undefined; zone: string },
  now: Date,
): Days | null {
  const last = Date.parse(until ?? dayIn(zone, now));
  const first = from ? Date.parse(from) : last - (usualDays - 1) * dayMs;
  const count = Math.round((last - first) / dayMs) + 1;
  if (!(count >= 1 && count <= mostDays)) return null;
  const list = Array.from({ length: count }, (_, place) => nameOf(first + place * dayMs));
  return { list, from: beginOf(nameOf(first), zone), until: beginOf(nameOf(last + dayMs), zone) };
}

const nameOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Which day it is there. */
const dayIn = (zone: string, at: Date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);

/** Asked twice: the first answer may have crossed a change of the clocks. */
function beginOf(day: string, zone: string): string {
  const midnight = Date.parse(day);
  const once = midnight - offsetMs(zone, midnight);
  return new Date(midnight - offsetMs(zone, once)).toISOString();
}

/** How far the zone is ahead of UTC at that moment. */
function offsetMs(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone: zone, dateStyle: "short", timeStyle: "medium" },
  });
  const there = Date.parse(`${format.format(at).replace(" ", "T")}Z`);
  return there - Math.floor(at / 1000) * 1000;
}
