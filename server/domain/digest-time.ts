/** When a digest is due: an hour of the day where somebody lives, also on the days on which clocks change. */

export interface DigestTime {
  every: "day" | "week";
  /** 0 to 23. Where a day leaves it out, the first moment after; where a day has it twice, once. */
  hour: number;
  /** A name of the IANA database, such as `Europe/Istanbul`. */
  zone: string;
}

const dayMs = 86_400_000;

/** The latest moment at or before `now` at which a digest was due. Weekly ones come on Mondays. */
export function lastDue({ every, hour, zone }: DigestTime, now: Date): Date {
  let day = dayIn(zone, now);
  if (every === "week") day -= daysSinceMonday(day) * dayMs;
  const due = momentOf(day, hour, zone);
  if (due <= now.getTime()) return new Date(due);
  return new Date(momentOf(day - (every === "week" ? 7 : 1) * dayMs, hour, zone));
}

export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Midnight, as if in UTC, of the day that it is there. */
const dayIn = (zone: string, at: Date) =>
  Math.floor((at.getTime() + offsetMs(zone, at.getTime())) / dayMs) * dayMs;

const daysSinceMonday = (day: number) => (new Date(day).getUTCDay() + 6) % 7;

/** Asked twice, since the first answer may lie beyond a change of the clocks; in the hour left out, the later one. */
function momentOf(day: number, hour: number, zone: string): number {
  const wanted = day + hour * 3_600_000;
  const first = wanted - offsetMs(zone, wanted);
  const second = wanted - offsetMs(zone, first);
  return second + offsetMs(zone, second) === wanted ? second : Math.max(first, second);
}

/** How far the zone is ahead of UTC at that moment. */
function offsetMs(zone: string, at: number): number {
  const there = Date.parse(`${formatOf(zone).format(at).replace(" ", "T")}Z`);
  return there - Math.floor(at / 1000) * 1000;
}

// Dear to build, and asked several times for each digest; there are some 600 zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone: zone, dateStyle: "short", timeStyle: "medium" },
  });
  formats.set(zone, format);
  return format;
}
