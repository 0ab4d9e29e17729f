import type { Locale } from "../words/words.ts";

// Intl objects are dear to build, and tables ask for the same few again and again.
const shelf = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<Made extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Made) {
  const known = (shelf.get(key) as Made | undefined) ?? make();
  shelf.set(key, known);
  return known;
}

/** A count in full: 12,345 or 12.345. */
export const sayCount = (locale: Locale, value: number): string =>
  kept(`count ${locale}`, () => new Intl.NumberFormat(locale)).format(value);

/** A rate with one digit: 12.5 or 12,5. */
export const sayRate = (locale: Locale, value: number): string =>
  kept(`rate ${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(
    value,
  );

/** 98% or %98. */
export const sayShare = (locale: Locale, share: number): string =>
  kept(
    `share ${locale}`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }),
  ).format(share);

const units: [unit: string, ms: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

/** A length of time in its largest fitting unit: 3.5 min, 3,5 dk. Nothing is a dash. */
export function sayLength(locale: Locale, ms: number | null): string {
  if (ms === null) return "–";
  const [unit, length] = units.find(([, size]) => ms >= size) ?? ["second", 1_000];
  return kept(
    `${unit} ${ms / length < 10} ${locale}`,
    () =>
      new Intl.NumberFormat(locale, {
        ...{ style: "unit", unit, unitDisplay: "short" },
        maximumFractionDigits: ms / length < 10 ? 1 : 0,
      }),
  ).format(Math.round((ms / length) * 10) / 10);
}

/** A day as it stands in an address: 23 Nov, 23 Kas. */
export const sayDay = (locale: Locale, day: string): string =>
  kept(
    `date ${locale}`,
    () => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
  ).format(new Date(day));
