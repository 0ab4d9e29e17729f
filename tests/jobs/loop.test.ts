import { describe, expect, it, onTestFinished } from "vitest";
import { startLoop } from "../../server/jobs/loop.ts";
import { until } from "../support/koro.ts";

const noError = (error: unknown) => {
  throw error;
};

describe("a loop", () => {
  it("never runs its task twice at once", async () => {
    let [running, most, runs] = [0, 0, 0];
    const loop = startLoop(
      async () => {
        most = Math.max(most, ++running);
        await new Promise((next) => setTimeout(next, 3));
        running--;
        runs++;
      },
      { everyMs: 0, onError: noError },
    );
    onTestFinished(() => loop.stop());

    await until(() => runs >= 5);
    expect(most).toBe(1);
  });

  it("reports a failure and goes on", async () => {
    const errors: unknown[] = [];
    let runs = 0;
    const loop = startLoop(
      async () => {
        if (++runs < 3) throw new Error(`run ${runs}`);
      },
      { everyMs: 1, onError: (error) => errors.push(error) },
    );
    onTestFinished(() => loop.stop());

    await until(() => runs > 3);
    expect(errors.map(String)).toEqual(["Error: run 1", "Error: run 2"]);
  });

  it("stops at once while it pauses", async () => {
    let runs = 0;
    const loop = startLoop(async () => runs++, { everyMs: 3_600_000, onError: noError });
    await until(() => runs === 1);

    await loop.stop();

    expect(runs).toBe(1);
  });

  it("tells a running task to end, waits for it, and takes its cut-off for no failure", async () => {
    const errors: unknown[] = [];
    let hasBegun = false;
    let hasEnded = false;
    const loop = startLoop(
      (signal) => {
        hasBegun = true;
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            hasEnded = true;
            reject(signal.reason);
          });
        });
      },
      { everyMs: 1, onError: (error) => errors.push(error) },
    );
    await until(() => hasBegun);

    await loop.stop();

    expect([hasEnded, errors]).toEqual([true, []]);
  });
});
