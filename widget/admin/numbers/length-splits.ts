const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Lengths of time that people think in, each some times the one before: the lines of a logarithmic scale. */
const marks = [
  ...[second, 10 * second, minute, 5 * minute, 15 * minute],
  ...[hour, 4 * hour, day, 7 * day, 30 * day, 120 * day],
];

/** The marks within a scale; every other where there are too many to be read. */
export function lengthSplits(least: number, most: number): number[] {
  const within = marks.filter((mark) => mark >= least && mark <= most);
  return within.length <= 5 ? within : within.filter((_, place) => place % 2 === 0);
}
