/** What is made of what a page saw. */
import type { Seen } from "./page/probe.ts";
import { bytesBefore, type ServedScript } from "./script-size.ts";

export interface Figures {
  /** Brotli kB of the scripts asked for until the first card was painted, and in the whole visit. */
  scriptKb: number;
  allScriptKb: number;
  firstMs: number;
  allMs: number;
  blockingMs: number;
  /** Processor time of the page's main thread in the whole visit: the steadiest figure on a busy machine. */
  cpuMs: number;
  shift: number;
  hostShift: number;
  /** Pixels between the highest and the lowest place of the section below. */
  hostMovedPx: number;
  heapMb: number;
}

/** The parts of long tasks beyond 50 ms: how long a tap could have been kept waiting. */
export function blockingOf(tasks: readonly number[]): number {
  return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}

/** All layout shift that nobody asked for, and the part of it that moved the host page's own section. */
export function shiftsOf(shifts: Seen["shifts"]): { shift: number; hostShift: number } {
  const sum = (list: Seen["shifts"]) => list.reduce((total, { value }) => total + value, 0);
  return { shift: sum(shifts), hostShift: sum(shifts.filter(({ ofHost }) => ofHost)) };
}

/** What never comes is infinitely late: such a page must not stop the others, and no median may forget it. */
export function figuresOf(
  seen: Seen,
  scripts: readonly ServedScript[],
  { cpuMs, heapBytes }: { cpuMs: number; heapBytes: number },
): Figures {
  const { first, all, hostTop } = seen;
  const [least, most] = hostTop ?? [0, 0];
  return {
    scriptKb: bytesBefore(scripts, seen.origin + (first ?? Number.POSITIVE_INFINITY)) / 1000,
    allScriptKb: bytesBefore(scripts, Number.POSITIVE_INFINITY) / 1000,
    ...{ firstMs: first ?? Number.POSITIVE_INFINITY, allMs: all ?? Number.POSITIVE_INFINITY },
    ...{ blockingMs: blockingOf(seen.tasks), cpuMs },
    ...shiftsOf(seen.shifts),
    hostMovedPx: most - least,
    heapMb: heapBytes / 1e6,
  };
}
