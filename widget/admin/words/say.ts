import type { Locale } from "./words.ts";

// Intl objects are dear to build; a queue of a hundred cards asks for the same few again and again.
const numbers = new Map<Locale, Intl.NumberFormat>();
const moments = new Map<Locale, Intl.DateTimeFormat>();
const spans = new Map<Locale, Intl.RelativeTimeFormat>();
const tongues = new Map<Locale, Intl.DisplayNames>();

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** A number in short form: 12,4 B or 12.4K. */
export function sayNumber(locale: Locale, value: number): string {
  return kept(numbers, locale, () => {
    return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  }).format(value);
}

/** Day and time in full, for a title or a screen reader. */
export function sayMoment(locale: Locale, at: string): string {
  return kept(moments, locale, () => {
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  }).format(new Date(at));
}

const soon: Record<Locale, { past: string; ahead: string }> = {
  en: { past: "just now", ahead: "in a moment" },
  tr: { past: "az önce", ahead: "birazdan" },
};

/** How long ago, or how long until, in the largest fitting unit. `toward` settles which of the two this moment is. */
export function saySpan(
  locale: Locale,
  at: string,
  now: number,
  toward?: "past" | "ahead",
): string {
  const apart = Date.parse(at) - now;
  const step = steps.find(([, ms]) => Math.abs(apart) >= ms);
  if (!step) return soon[locale][toward ?? (apart > 0 ? "ahead" : "past")];
  const [unit, length] = step;
  return kept(spans, locale, () => {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  }).format(Math.round(apart / length), unit);
}

/** The name of a language; a code nobody knows is said as it is. */
export function sayLanguage(locale: Locale, code: string): string {
  const names = kept(tongues, locale, () => new Intl.DisplayNames(locale, { type: "language" }));
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

function kept<Made>(shelf: Map<Locale, Made>, locale: Locale, make: () => Made): Made {
  const known = shelf.get(locale) ?? make();
  shelf.set(locale, known);
  return known;
}
