import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readSource } from "../../server/actions/read-source.ts";
import { recheckSource } from "../../server/actions/recheck-source.ts";
import {
  freeLeases,
  keepLease,
  type LeasedSource,
  leaseSources,
  takeRechecks,
} from "../../server/actions/source-lease.ts";
import {
  changeSource,
  createSource,
  deleteSource,
  parseSource,
} from "../../server/actions/sources.ts";
import { rows } from "../../server/db/client.ts";
import type { SourceTrouble } from "../../server/db/schema/source.ts";
import { recheckOne } from "../../server/jobs/worker.ts";
import { type Koro, openKoro, until } from "../support/koro.ts";
import { type MastodonTwin, startMastodonTwin } from "../support/twins/mastodon.ts";

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

const never = new AbortController().signal;
const token = "a-token-nobody-may-see";

async function aSource(secrets?: Record<string, unknown>) {
  const wallId = await koro.aWall();
  const settings = { server: twin.origin, hashtag: "koro" };
  const sourceId = await createSource(
    koro.context,
    { workspaceId: koro.workspaceId, wallId },
    { connector: "mastodon", settings, secrets, publishing: "automatic" },
  );
  return { wallId, sourceId };
}

async function leasedUntil(id: string): Promise<Date | null> {
  const [row] = await rows<{ reading_until: string | null }>(
    koro.db,
    sql`select reading_until from source where id = ${id}::uuid`,
  );
  return row?.reading_until ? new Date(row.reading_until) : null;
}

const lease = async (id: string) => (await leaseSources(koro.context, { most: 1, id }))[0];

async function readOnce(id: string) {
  const leased = await lease(id);
  if (!leased) throw new Error("somebody else reads");
  return readSource(koro.context, leased, never);
}

interface SourceSeen {
  state: string;
  failures: number;
  trouble: SourceTrouble | null;
  wait: number;
  secrets: string | null;
}

async function seen(id: string): Promise<SourceSeen> {
  const at = koro.clock.now().toISOString();
  const [row] = await rows<SourceSeen>(
    koro.db,
    sql`
    select state, failures, trouble, secrets,
      extract(epoch from next_read_at - ${at}::timestamptz)::float8 as wait
    from source where id = ${id}::uuid`,
  );
  return row as SourceSeen;
}

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

describe("asking again", () => {
  it("takes away what was deleted at its network and notices what was edited", async () => {
    const statuses = ["stays", "goes", "changes"].map((words) => twin.post(words));
    const { wallId, sourceId } = await aSource();
    await readOnce(sourceId);
    // Every twin gives its posts the same names, so sources of other tests would vouch for these.
    await koro.db.execute(
      sql`update source set state = 'paused' where state = 'active' and id <> ${sourceId}::uuid`,
    );
    koro.clock.advance(7 * 60 * 60_000);
    twin.delete(statuses[1]?.id ?? "");
    twin.edit(statuses[2]?.id ?? "", "changed");
    const leased = await lease(sourceId);
    if (!leased) throw new Error("no lease");

    const done = await recheckSource(koro.context, leased, never);
    const again = await recheckSource(koro.context, leased, never);

    expect(done).toMatchObject({ removed: 1, changed: 1, added: 0 });
    expect(again).toMatchObject({ removed: 0, changed: 0 });
    expect(
      await koro.count("placement", sql`wall_id = ${wallId}::uuid and state = 'removed'`),
    ).toBe(1);
  });
});

describe("asking again, when it fails,", () => {
  const recheck = async (source: LeasedSource) => {
    const read: string[] = [];
    const errors: unknown[] = [];
    await recheckOne(
      {
        actions: koro.context,
        onChanged: () => {},
        onError: (error) => errors.push(error),
        onSourceRead: async (id) => void read.push(id),
      },
      source,
      never,
    );
    return { read, errors };
  };

  /** Read, and then leased by a reading that still runs. */
  async function aSourceBeingRead(secrets?: Record<string, unknown>) {
    twin.post();
    const { sourceId } = await aSource(secrets);
    await readOnce(sourceId);
    koro.clock.advance(7 * 60 * 60_000);
    const leased = await lease(sourceId);
    if (!leased) throw new Error("no lease");
    return leased;
  }

  async function nextRecheckIn(id: string): Promise<number> {
    const at = koro.clock.now().toISOString();
    const [row] = await rows<{ wait: number }>(
      koro.db,
      sql`
      select extract(epoch from next_recheck_at - ${at}::timestamptz)::float8 as wait
      from source where id = ${id}::uuid`,
    );
    return row?.wait ?? 0;
  }

  it("leaves a reading of the same source its lease and its time, and waits as the network asks", async () => {
    const leased = await aSourceBeingRead();
    const before = [await seen(leased.id), await leasedUntil(leased.id)];
    twin.faults.push({ kind: "status", status: 429, headers: { "retry-after": "600" } });

    const { errors, read } = await recheck(leased);

    expect([await seen(leased.id), await leasedUntil(leased.id)]).toEqual(before);
    expect(await nextRecheckIn(leased.id)).toBeCloseTo(600, 0);
    expect([errors, read]).toEqual([[], []]);
    expect(await lease(leased.id)).toBeUndefined();
  });

  it("stops the source when the network refuses us, and says so", async () => {
    const leased = await aSourceBeingRead();
    const until = await leasedUntil(leased.id);
    twin.faults.push({ kind: "status", status: 401 });

    const { read } = await recheck(leased);

    expect(await seen(leased.id)).toMatchObject({
      ...{ state: "attention", failures: 0, trouble: { kind: "auth", retryAt: null } },
    });
    expect(await leasedUntil(leased.id)).toEqual(until);
    expect(read).toEqual([leased.id]);
  });

  it("is taken by one of many at once", async () => {
    const { sourceId } = await aSource();

    const taken = await Promise.all(
      [1, 2, 3].map(() => takeRechecks(koro.context, { most: 1000 })),
    );

    expect(taken.flat().filter(({ id }) => id === sourceId)).toHaveLength(1);
    koro.clock.advance(121_000);
    const again = await takeRechecks(koro.context, { most: 1000 });
    expect(again.map(({ id }) => id)).toContain(sourceId);
  });
});
