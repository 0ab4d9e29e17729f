import { describe, expect, it } from "vitest";
import { createDeriver, createLimiter } from "../../server/media/deriver.ts";
import { aPicture } from "./pictures.ts";

function aTask() {
  let finish: (fault?: Error) => void = () => {};
  const done = new Promise<void>((resolve, reject) => {
    finish = (fault) => (fault ? reject(fault) : resolve());
  });
  return { done, finish };
}

describe("the limiter", () => {
  it("lets so many in at once, the others in the order they came, also after a failure", async () => {
    const limiter = createLimiter(2);
    const started: string[] = [];
    const tasks = ["a", "b", "c", "d"].map((name) => ({ name, ...aTask() }));
    const runs = tasks.map(({ name, done }) =>
      limiter.run(() => {
        started.push(name);
        return done;
      }),
    );
    await expect.poll(() => started).toEqual(["a", "b"]);
    expect(limiter.waiting).toBe(2);

    tasks[1]?.finish(new Error("broken"));
    await expect(runs[1]).rejects.toThrow("broken");
    const newcomer = limiter.run(async () => started.push("e"));
    await expect.poll(() => started).toEqual(["a", "b", "c"]);

    for (const task of tasks) task.finish();
    await Promise.all([...runs.filter((_, at) => at !== 1), newcomer]);
    expect(started).toEqual(["a", "b", "c", "d", "e"]);
    expect(limiter.waiting).toBe(0);
  });
});

describe("the deriver", () => {
  it("works on one picture at a time and goes on after a broken one", async () => {
    const picture = await aPicture(80, 60).jpeg().toBuffer();
    const deriver = createDeriver();

    const all = [Buffer.from("no picture"), picture, picture].map((bytes) =>
      deriver.deriveImage(bytes),
    );
    const avatar = deriver.deriveAvatar(picture);

    expect(deriver.waiting).toBe(3);
    const [broken, ...good] = await Promise.allSettled(all);
    expect([broken?.status, ...good.map(({ status }) => status)]).toEqual([
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect((await avatar).files.length).toBe(1);
    expect(deriver.waiting).toBe(0);
  });
});
