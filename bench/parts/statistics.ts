/** What is said about a list of measurements: the middle, the ends, and the slow tail. */

/** The middle value; of an even number, the mean of the two in the middle. `NaN` of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  const upper = sorted[Math.floor(middle)] as number;
  return Number.isInteger(middle) ? ((sorted[middle - 1] as number) + upper) / 2 : upper;
}

/** The smallest value that `share` (0–1) of all values do not exceed (nearest rank). `NaN` of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export interface Ratio {
  median: number;
  least: number;
  most: number;
}

/**
 * One ratio a repeat, of neighbours in time: what slows the whole machine for a while slows both and cancels out.
 * The median is quoted, least and most are the spread.
 */
export function ratioOf(ours: readonly number[], yardstick: readonly number[]): Ratio {
  const ratios = ours.map((value, repeat) => value / (yardstick[repeat] ?? Number.NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}
