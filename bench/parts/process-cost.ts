/** What the kernel says a process has used. Linux only; elsewhere the figures are `NaN` and the tables show that. */
import { readdirSync, readFileSync } from "node:fs";

/** Seconds of processor time of all its threads that are alive. */
export function cpuSeconds(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
    );
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9;
  } catch {
    return Number.NaN;
  }
}

/** Memory of its own that is in use, in bytes. */
export function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}
