import type { Locale } from "../../domain/vocabulary.ts";

// The server does not know where the reader is: Turkish readers get Turkey's time, others UTC, named as such.
// `Intl.DateTimeFormat` objects take about 50 µs to make, more than the rest of a card, so they are kept.
const formats: Record<Locale, Intl.DateTimeFormat> = {
  tr: new Intl.DateTimeFormat("tr", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Istanbul",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }),
};

/** A time as people of a language write it; an unreadable time is an empty text. */
export function localTime(iso: string, locale: Locale): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? "" : formats[locale].format(time);
}
