import type { Locale } from "../words/words.ts";

/** What `<input type="datetime-local">` takes: the clock on this person's wall, without a zone. */
export function toLocalInput(moment: string | null): string {
  if (moment === null) return "";
  const at = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that such a clock means here; `null` for an empty field. */
export const fromLocalInput = (value: string): string | null =>
  value === "" ? null : new Date(value).toISOString();

/** The zone in which those times are read, with what it is apart from UTC now: "Istanbul, GMT+3". */
export function sayZone(locale: Locale, at = new Date()): string {
  const format = new Intl.DateTimeFormat(locale, { timeZoneName: "shortOffset" });
  const place = format.resolvedOptions().timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? "";
  const apart = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return place === "UTC" ? place : `${place}, ${apart}`;
}
