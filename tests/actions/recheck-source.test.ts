import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recheckSource } from "../../server/actions/recheck-source.ts";
import { type LeasedSource, takeRechecks } from "../../server/actions/source-lease.ts";
import { rows } from "../../server/db/client.ts";
import { recheckOne } from "../../server/jobs/worker.ts";
import { type Koro, openKoro } from "../support/koro.ts";
import { type MastodonTwin, startMastodonTwin } from "../support/twins/mastodon.ts";
import { never, sourcesOf } from "./support/a-source.ts";

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
