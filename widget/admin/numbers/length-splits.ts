const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps that people count time in. */
const steps = [
  ...[second, 5 * second, 15 * second, 30 * second],
  ...[minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute],
  ...[hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour],
  ...[day, 2 * day, 7 * day, 14 * day, 28 * day],
];

/** At most five lines on a scale of time, each a whole number of seconds, minutes, hours or days. */
export function lengthSplits(least: number, most: number): number[] {
  const widest = steps.at(-1) ?? day;
  const step =
    steps.find((size) => (most - least) / size <= 4) ??
    Math.ceil((most - least) / 4 / widest) * widest;
  const count = Math.floor(most / step);
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}
