import type { Locale } from "./pick-locale.ts";

/**
 * `Intl` objects cost tens of microseconds each to make and a wall asks for hundreds of times, so each is made
 * once per locale and kept.
 */
const formatters = new Map<string, unknown>();

function kept<T>(key: string, make: () => T): T {
  const found = (formatters.get(key) as T | undefined) ?? make();
  formatters.set(key, found);
  return found;
}

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** `3 hours ago` / `3 saat önce`; from a week on the date itself, because "23 days ago" makes people count. */
export function formatAgo(locale: Locale, time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) >= 7 * 86_400) return formatDate(locale, time);
  const relative = kept(
    `ago ${locale}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  );
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, "second");
}

/** `22 Kasım 2026`. */
export function formatDate(locale: Locale, time: Date): string {
  return kept(
    `date ${locale}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: "long" }),
  ).format(time);
}

/** `1,327` / `1.327`. */
export function formatNumber(locale: Locale, value: number): string {
  return kept(`number ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}
