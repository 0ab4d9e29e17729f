import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openQueue, type Queue } from "../../server/jobs/queue.ts";
import { type Koro, openKoro, until } from "../support/koro.ts";

let koro: Koro;
let queue: Queue;
const done: unknown[] = [];
beforeAll(async () => {
  koro = await openKoro();
  queue = await openQueue(koro.url, { works: true, onError: () => {} });
  await queue.work("fetch-media", async (job) => {
    done.push(job.postId);
  });
});
afterAll(async () => {
  await queue.stop();
  await koro.close();
});

describe("the queue", () => {
  it("has a job exactly if its transaction commits", async () => {
    const cut = koro.db.transaction(async (tx) => {
      await queue.enqueue(tx, "fetch-media", [{ postId: "never" }]);
      throw new Error("power cut");
    });
    await expect(cut).rejects.toThrow("power cut");

    await koro.db.transaction((tx) =>
      queue.enqueue(tx, "fetch-media", [{ postId: "one" }, { postId: 'it\'s $1 \\ "two"' }]),
    );

    await until(() => done.length === 2);
    expect(done.toSorted()).toEqual(['it\'s $1 \\ "two"', "one"]);
  });

  it("takes no jobs for none", async () => {
    await koro.db.transaction((tx) => queue.enqueue(tx, "fetch-media", []));
  });
});
