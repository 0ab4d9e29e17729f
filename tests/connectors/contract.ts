/** What every connector that reads has to keep, run against its twin. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConnectorError } from "../../server/connectors/connector.ts";
import type { TestClock, TestSource } from "../support/twins/reading.ts";
import { contextOf, readAll, TestStore, testClock } from "../support/twins/reading.ts";
import type { TwinServer } from "../support/twins/twin-server.ts";
import { seeded } from "../support/twins/twin-server.ts";

/** A network as the suite sees it. `words` always come back as a whole line of the post's text. */
export interface ContractWorld {
  source: TestSource;
  server: TwinServer;
  /** Publishes and answers a handle for `edit` and `remove`; `html` stands where the network puts an author's markup. */
  publish(words: string, options?: { at?: Date; html?: string; id?: string }): string;
  edit(handle: string, words: string): void;
  remove(handle: string): void;
  publishMalformed(): void;
  /** How many posts may come between two readings without loss, and how late one may arrive. */
  bursts: number;
  lateMs: number;
  /** Something secret in the settings or secrets, that no error may repeat. */
  secret: string;
}

export function describeContract(name: string, open: (clock: TestClock) => Promise<ContractWorld>) {
  describe(`the ${name} connector keeps the contract`, () => {
    let clock: TestClock;
    let world: ContractWorld;
    let store: TestStore;
    beforeEach(async () => {
      clock = testClock();
      store = new TestStore();
      world = await open(clock);
    });
    afterEach(() => world.server.close());

    const found = (words: string) => store.texts.filter((text) => text.includes(words)).length;
    const failure = async (source = world.source) => {
      const failed = readAll(source, store);
      await expect(failed).rejects.toBeInstanceOf(ConnectorError);
      return failed.catch((error: ConnectorError) => error) as Promise<ConnectorError>;
    };

    it.each([1, 2, 3, 4, 5])("brings every post exactly once, arrival order %i", async (seed) => {
      const random = seeded(seed);
      const published: string[] = [];
      await readAll(world.source, store);
      for (let round = 0; round < 12; round += 1) {
        const burst = Math.floor(random() * world.bursts);
        for (let n = 0; n < burst; n += 1) {
          const late = random() < 0.3 ? Math.floor(random() * world.lateMs) : 0;
          const words = `post-${round}-${n}.`;
          world.publish(words, { at: new Date(clock.now().getTime() - late - n) });
          published.push(words);
        }
        if (random() < 0.3) world.server.faults.push({ kind: "truncate" });
        await readAll(world.source, store).catch(() => undefined);
        clock.pass(60_000 + Math.floor(random() * 120_000));
      }
      world.server.faults.length = 0;
      clock.pass(11 * 60_000);
      await readAll(world.source, store);

      expect(published.filter((words) => found(words) !== 1)).toEqual([]);
      expect(store.gaps).toEqual([]);
      expect(store.deleted).toEqual([]);
    });

    it("brings again what was lost in a crash before the cursor was saved", async () => {
      await readAll(world.source, store);
      const saved = store.cursor;
      world.publish("before the crash");
      clock.pass(60_000);
      await readAll(world.source, store);
      const crashed = new TestStore();
      crashed.cursor = saved;
      await readAll(world.source, crashed);
      expect(crashed.texts.some((text) => text.includes("before the crash"))).toBe(true);
    });

    it.each([401, 403])(
      "asks for a person after %i and does not ask again by itself",
      async (status) => {
        world.server.faults.push({ kind: "status", status });
        expect((await failure()).kind).toBe("auth");
        expect(world.server.asked).toHaveLength(1);
      },
    );

    it.each([500, 502, 503, 504])(
      "counts %i as passing, and goes on where it was",
      async (status) => {
        world.publish("patient");
        world.server.faults.push({ kind: "status", status });
        expect((await failure()).kind).toBe("transient");
        await readAll(world.source, store);
        expect(found("patient")).toBe(1);
      },
    );

    it("counts a cut connection and half a document as passing or broken, and loses nothing", async () => {
      world.publish("patient");
      world.server.faults.push({ kind: "reset" });
      expect((await failure()).kind).toBe("transient");
      world.server.faults.push({ kind: "truncate" });
      expect(["transient", "contract"]).toContain((await failure()).kind);
      await readAll(world.source, store);
      expect(found("patient")).toBe(1);
      expect(store.deleted).toEqual([]);
    });

    it("says until when to pause after 429", async () => {
      world.server.faults.push({ kind: "status", status: 429, headers: { "retry-after": "120" } });
      const error = await failure();
      expect(error.kind).toBe("rate-limit");
      expect(error.retryAt).toEqual(new Date(clock.now().getTime() + 120_000));
    });

    it("replaces the text of an edited post", async () => {
      const handle = world.publish("first words");
      world.publish("another");
      await readAll(world.source, store);
      clock.pass(60_000);
      world.edit(handle, "better words");
      await readAll(world.source, store);
      expect([found("first words"), found("better words"), store.posts.size]).toEqual([0, 1, 2]);
      const edited = [...store.posts.values()].find((post) => post.text.includes("better words"));
      expect(edited?.editedAt?.getTime()).toBeGreaterThan(edited?.publishedAt.getTime() ?? 0);
    });

    it("tells the deletion of a recent post by the next readings", async () => {
      world.publish("oldest", { at: new Date(clock.now().getTime() - 60_000) });
      const handle = world.publish("regretted");
      world.publish("newest", { at: new Date(clock.now().getTime() + 1) });
      await readAll(world.source, store);
      world.remove(handle);
      for (let reading = 0; reading < 2; reading += 1) {
        clock.pass(60_000);
        await readAll(world.source, store);
      }
      expect(store.texts.some((text) => text.includes("regretted"))).toBe(false);
      expect(store.deleted).toHaveLength(1);
      expect(store.posts.size).toBe(2);
    });

    it("loses one malformed element only", async () => {
      world.publish("one");
      world.publishMalformed();
      world.publish("two");
      await readAll(world.source, store);
      expect([found("one"), found("two"), store.posts.size]).toEqual([1, 1, 2]);
    });

    it("lets nothing through but words and web addresses", async () => {
      world.publish("hostile", {
        html: `<script>alert(1)</script><a href="javascript:alert(2)">tempting</a> <img src=x onerror=alert(3)> \u202Eturned\u202C <a href="https://ok.example/">fine</a>`,
      });
      await readAll(world.source, store);
      const [post] = [...store.posts.values()];
      expect(post?.text).not.toMatch(/alert|<|\u202E/);
      expect(post?.text).toContain("tempting");
      expect(JSON.stringify(post)).not.toContain("javascript:");
      expect(post?.entities.some((entity) => entity.url === "https://ok.example/")).toBe(true);
      for (const { start, end } of post?.entities ?? []) {
        expect(0 <= start && start < end && end <= (post?.text.length ?? 0)).toBe(true);
      }
    });

    it("cuts a text without end at 10,000 characters", async () => {
      world.publish("endless", { html: "<p>çok🎉 </p>".repeat(20_000) });
      await readAll(world.source, store);
      const [post] = [...store.posts.values()];
      expect(post?.text.length).toBeLessThanOrEqual(10_000);
      expect(post?.text.length).toBeGreaterThan(9_900);
      expect(post?.text.isWellFormed()).toBe(true);
    });

    it("keeps every digit of long ids", async () => {
      world.publish("long", { id: "99999999999999999999" });
      world.publish("longer", { id: "99999999999999999998" });
      await readAll(world.source, store);
      expect(
        [...store.posts.keys()].filter((id) => id.includes("9999999999999999999")),
      ).toHaveLength(2);
    });

    it("never repeats a secret in an error", async () => {
      const { secret } = world;
      for (const fault of [401, 404, 429, 500, 200]) {
        world.server.faults.push({ kind: "status", status: fault, body: `no ${secret}` });
        const error = await failure();
        expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(secret);
      }
    });

    it("finds a sample when the settings are tried", async () => {
      world.publish("a sample");
      const { connector } = world.source;
      const { sample } = (await connector.check?.(contextOf(world.source))) ?? { sample: null };
      expect(sample?.text).toContain("a sample");
    });

    it("stops when it is told to", async () => {
      const context = { ...contextOf(world.source), signal: AbortSignal.abort() };
      await expect(world.source.connector.read?.(context, null as never)).rejects.toThrow();
      expect(world.server.asked).toEqual([]);
    });
  });
}
