import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createReplays, type Stretch } from "../../server/live/replays.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kilobytes = (count: number) => Buffer.alloc(count * 1024, 1);

/** Replays that note what was read, each of 100 kB. */
function someReplays(bounds: { mostBytes?: number; keepMs?: number; atOnce?: number } = {}) {
  const read: number[] = [];
  const replays = createReplays({
    ...bounds,
    async read({ after }: Stretch) {
      read.push(after);
      return kilobytes(100);
    },
  });
  return { replays, read, ask: (after: number) => replays.of({ after, upTo: 500 }) };
}

describe("replays", () => {
  it("are read once for everybody who asks for the same stretch", async () => {
    const { ask, read } = someReplays();

    const answers = await Promise.all(Array.from({ length: 10_000 }, (_, n) => ask(n % 3)));

    expect(new Set(answers).size).toBe(3);
    expect(read).toEqual([0, 1, 2]);
  });

  it("stay within their bytes, whatever is asked for", async () => {
    const { replays, ask } = someReplays();

    for (let after = 0; after < 400; after++) await ask(after);

    expect(replays.bytes).toBeGreaterThan(7 * 1024 * 1024);
    expect(replays.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  it("drop the least recently used first, and read it again", async () => {
    const { ask, read } = someReplays({ mostBytes: 310 * 1024 });
    for (const after of [1, 2, 3, 1, 4]) await ask(after);

    await ask(1);
    expect(read).toEqual([1, 2, 3, 4]);
    await ask(2);
    expect(read).toEqual([1, 2, 3, 4, 2]);
  });

  it("are dropped some seconds later, and when something newer happened", async () => {
    const { replays, ask } = someReplays();
    await ask(1);
    vi.advanceTimersByTime(5_000);
    expect(replays.bytes).toBe(0);

    await ask(1);
    replays.clear();
    expect(replays.bytes).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keep nothing that was cleared while it was read", async () => {
    const { replays, ask } = someReplays();
    const reading = ask(1);
    replays.clear();

    expect(await reading).toHaveLength(100 * 1024);
    expect(replays.bytes).toBe(0);
  });

  it("are read some at once and the others after them", async () => {
    let [running, most] = [0, 0];
    const replays = createReplays({
      atOnce: 3,
      async read() {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        return kilobytes(1);
      },
    });

    await Promise.all(Array.from({ length: 50 }, (_, after) => replays.of({ after, upTo: 50 })));

    expect(most).toBe(3);
  });

  it("remember no failure", async () => {
    let isBroken = true;
    const replays = createReplays({
      async read() {
        if (isBroken) throw new Error("the database is away");
        return kilobytes(1);
      },
    });
    await expect(replays.of({ after: 1, upTo: 2 })).rejects.toThrow("away");
    isBroken = false;

    expect(await replays.of({ after: 1, upTo: 2 })).toHaveLength(1024);
  });
});
