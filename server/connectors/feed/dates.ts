/** Dates as feeds write them: RFC 822 with old zone names, RFC 3339, SQL, and without any zone. */

/** Zones that publishers write and JavaScript does not know. */
const zones: Record<string, string> = {
  wet: "+0000",
  bst: "+0100",
  cet: "+0100",
  west: "+0100",
  cest: "+0200",
  eet: "+0200",
  eest: "+0300",
  msk: "+0300",
  trt: "+0300",
  gst: "+0400",
  jst: "+0900",
  kst: "+0900",
  aest: "+1000",
};

/** Before this there was no RSS: 1970 and the like are empty fields. */
const earliest = Date.UTC(1990, 0, 1);

/** The time in milliseconds since 1970, `null` for what is missing or makes no sense. */
export function readDate(written: string | null | undefined): number | null {
  const trimmed = written?.trim() ?? "";
  const named = trimmed.replace(/\b([a-z]{3,4})$/i, (name) => zones[name.toLowerCase()] ?? name);
  const time = Date.parse(hasZone(named) ? named : asUtc(named));
  return Number.isNaN(time) || time < earliest ? null : time;
}

function hasZone(date: string): boolean {
  return /(?:z|[+-]\d{2}:?\d{2}|\b(?:ut|utc|gmt|[ecmp][sd]t))(?:\s*\([^)]*\))?$/i.test(date);
}

/** Otherwise the zone of this machine would decide. A name that nobody knows is dropped. */
function asUtc(date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  if (/^\d{4}-\d{2}-\d{2}[ T]\d/.test(date)) return `${date.replace(" ", "T")}Z`;
  return `${date.replace(/(?<=\d)\s+[a-z]{1,5}$/i, "")} GMT`;
}
