/** Durations counted in steps: constant memory, whatever their number. */

const stepUs = 10;
const steps = 200_000;

export interface Histogram {
  add(us: number): void;
  readonly count: number;
  /** The end of the step that holds `share` (0–1) of all durations, in microseconds. */
  percentileUs(share: number): number;
}

/** Steps of 10 µs up to 2 s; what takes longer counts as 2 s. */
export function createHistogram(): Histogram {
  const counts = new Uint32Array(steps);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(us) {
      const step = Math.min(steps - 1, Math.floor(us / stepUs));
      counts[step] = (counts[step] as number) + 1;
      count++;
    },
    percentileUs(share) {
      const wanted = Math.max(1, Math.ceil(share * count));
      let seen = 0;
      for (let step = 0; step < steps; step++) {
        seen += counts[step] as number;
        if (seen >= wanted) return (step + 1) * stepUs;
      }
      return Number.NaN;
    },
  };
}
