import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { freeLeases, keepLease, leaseSources } from "../../server/actions/source-lease.ts";
import { changeSource, deleteSource, parseSource } from "../../server/actions/sources.ts";
import { rows } from "../../server/db/client.ts";
import { type Koro, openKoro, until } from "../support/koro.ts";
import { type MastodonTwin, startMastodonTwin } from "../support/twins/mastodon.ts";
import { sourcesOf } from "./support/a-source.ts";

let koro: Koro;
let twin: MastodonTwin;
beforeAll(async () => {
  koro = await openKoro();
});
beforeEach(async () => {
  twin = await startMastodonTwin(koro.clock.now);
});
afterEach(() => twin.close());
afterAll(() => koro.close());

const { aSource, leasedUntil, lease, readOnce, seen } = sourcesOf(() => ({ koro, twin }));
const token = "a-token-nobody-may-see";

describe("settings", () => {
  it("name the path of every field that is wrong", () => {
    const settings = { server: "", hashtag: "two words", extra: 1 };
    const wrong = () => parseSource({ connector: "mastodon", settings, secrets: { token: "a b" } });

    expect(wrong).toThrowError(
      expect.objectContaining({
        code: "invalid",
        errors: expect.arrayContaining([
          expect.objectContaining({ path: "settings.server" }),
          expect.objectContaining({ path: "settings.hashtag" }),
        ]),
      }),
    );
  });

  it("name the connector when there is none of that name", () => {
    expect(() => parseSource({ connector: "gopher", settings: {} })).toThrowError(
      expect.objectContaining({ errors: [expect.objectContaining({ path: "connector" })] }),
    );
  });

  it("are stored with their secrets sealed, which the reading opens again", async () => {
    twin.access = "authenticated";
    twin.tokens.add(token);
    twin.post();
    const { sourceId } = await aSource({ token });

    const { added, error } = await readOnce(sourceId);

    const [row] = await rows(
      koro.db,
      sql`select s::text from source s where id = ${sourceId}::uuid`,
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect((await seen(sourceId)).secrets).toMatch(/^v1\./);
    expect({ added, error }).toEqual({ added: 1, error: null });
  });

  it("keep the secrets when other fields change, and drop them when the form sends them empty", async () => {
    const { wallId, sourceId } = await aSource({ token });

    await changeSource(koro.context, { wallId, sourceId }, { publishing: "manual" });
    expect((await seen(sourceId)).secrets).not.toBeNull();
    await changeSource(koro.context, { wallId, sourceId }, { secrets: { token: "" } });

    expect((await seen(sourceId)).secrets).toBeNull();
  });

  it("begin at the beginning at another place", async () => {
    twin.post();
    const { wallId, sourceId } = await aSource();
    await readOnce(sourceId);

    const settings = { server: twin.origin, hashtag: "other" };
    await changeSource(koro.context, { wallId, sourceId }, { settings });

    expect(await koro.count("source", sql`id = ${sourceId}::uuid and cursor is null`)).toBe(1);
  });

  it("are changed and deleted on their own wall only; posts stay", async () => {
    twin.post();
    const { wallId, sourceId } = await aSource();
    await readOnce(sourceId);
    const other = await koro.aWall();

    const elsewhere = deleteSource(koro.context, { wallId: other, sourceId });
    await expect(elsewhere).rejects.toMatchObject({ code: "not-found" });
    await deleteSource(koro.context, { wallId, sourceId });

    expect(await koro.count("source", sql`id = ${sourceId}::uuid`)).toBe(0);
    expect(await koro.postIds(wallId)).toHaveLength(1);
  });
});

describe("the lease", () => {
  it("lets one of many read", async () => {
    const { sourceId } = await aSource();

    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => lease(sourceId)));

    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("ends when its holder died, and with the reading when it did not", async () => {
    const { sourceId } = await aSource();
    await lease(sourceId);
    koro.clock.advance(19_000);
    expect(await lease(sourceId)).toBeUndefined();
    koro.clock.advance(2_000);

    const { error } = await readOnce(sourceId);

    expect(error).toBeNull();
    expect(await lease(sourceId)).toBeDefined();
  });

  it("is renewed while its reading runs, however long that takes", async () => {
    const { sourceId } = await aSource();
    await lease(sourceId);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const end = keepLease(koro.context, sourceId);
    koro.clock.advance(19_000);
    vi.advanceTimersByTime(6_000);
    vi.useRealTimers();
    const renewed = koro.context.now().getTime() + 20_000;
    await until(async () => (await leasedUntil(sourceId))?.getTime() === renewed);

    end();

    expect(await lease(sourceId)).toBeUndefined();
  });

  it("is free for the only process of a database, whoever held it before", async () => {
    const { sourceId } = await aSource();
    await lease(sourceId);

    await freeLeases(koro.db);

    expect(await lease(sourceId)).toBeDefined();
  });

  it("is given to sources whose time has come, and to no paused one", async () => {
    const { wallId, sourceId } = await aSource();
    await changeSource(koro.context, { wallId, sourceId }, { state: "paused" });
    const due = await leaseSources(koro.context, { most: 1000 });

    expect(due.map(({ id }) => id)).not.toContain(sourceId);
    expect(due.some(({ connector }) => connector === "upload")).toBe(false);
  });
});

describe("a reading that fails", () => {
  it("stops the source when the network refuses us, and says so in words without the token", async () => {
    twin.access = "authenticated";
    const { sourceId } = await aSource({ token });

    const { error } = await readOnce(sourceId);

    const source = await seen(sourceId);
    expect(source).toMatchObject({ state: "attention", trouble: { kind: "auth", words: error } });
    expect(error).not.toContain(token);
    koro.clock.advance(86_400_000);
    const due = await leaseSources(koro.context, { most: 1000 });
    expect(due.map(({ id }) => id)).not.toContain(sourceId);
  });

  it("is over when a reading by hand works again", async () => {
    twin.access = "authenticated";
    const { sourceId } = await aSource();
    await readOnce(sourceId);
    twin.access = "public";

    await readOnce(sourceId);

    expect(await seen(sourceId)).toMatchObject({ state: "active", trouble: null, failures: 0 });
  });

  it("waits as long as the network asks", async () => {
    const { sourceId } = await aSource();
    twin.faults.push({ kind: "status", status: 429, headers: { "retry-after": "600" } });

    await readOnce(sourceId);

    const source = await seen(sourceId);
    expect(source).toMatchObject({ state: "active", trouble: { kind: "rate-limit" } });
    expect(source.wait).toBeCloseTo(600, 0);
  });

  it.each([
    ["0", 2],
    ["999999999", 86_400],
  ])("does not believe “wait for %s seconds”", async (wait, seconds) => {
    const { sourceId } = await aSource();
    twin.faults.push({ kind: "status", status: 429, headers: { "retry-after": wait } });

    await readOnce(sourceId);

    const source = await seen(sourceId);
    expect(source.wait).toBeGreaterThanOrEqual(Math.min(seconds, 86_400));
    expect(source.wait).toBeLessThanOrEqual(86_401);
  });

  it("pauses longer each time, and recovers", async () => {
    const { sourceId } = await aSource();
    const pauses: number[] = [];
    for (let n = 0; n < 4; n++) {
      twin.faults.push(
        ...Array.from({ length: 4 }, () => ({ kind: "status", status: 500 }) as const),
      );
      await readOnce(sourceId);
      twin.faults.length = 0;
      pauses.push((await seen(sourceId)).wait);
    }
    expect(pauses.every((pause, n) => n === 0 || pause > (pauses[n - 1] ?? 0))).toBe(true);
    expect((await seen(sourceId)).state).toBe("active");

    twin.post();
    const { added } = await readOnce(sourceId);

    expect(added).toBe(1);
    expect(await seen(sourceId)).toMatchObject({ failures: 0, trouble: null });
  });

  it("keeps the cursor, so that nothing is left out", async () => {
    twin.post("before");
    const { wallId, sourceId } = await aSource();
    await readOnce(sourceId);
    twin.post("meanwhile");
    twin.faults.push(...Array.from({ length: 4 }, () => ({ kind: "reset" }) as const));
    await readOnce(sourceId);
    twin.faults.length = 0;

    await readOnce(sourceId);

    expect(await koro.postIds(wallId)).toHaveLength(2);
  });
});
