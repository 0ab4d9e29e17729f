/** The log and the numbers of a wall with a long past: by their indexes, and no further than asked. */
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLogLines } from "../../../server/db/reads/log.ts";
import { readPaces } from "../../../server/db/reads/numbers.ts";
import { readUnsealed } from "../../../server/db/reads/sealed-lines.ts";
import { readPostHistory } from "../../../server/db/reads/why.ts";
import { type Koro, openKoro } from "../../support/koro.ts";

let koro: Koro;
let wallId: string;
const post = "00000000-0000-7000-8000-000000000007";

/** Twenty thousand decisions, one a minute, and as many lines of other walls. */
beforeAll(async () => {
  koro = await openKoro();
  wallId = await koro.aWall();
  const other = await koro.aWall();
  for (const wall of [wallId, other])
    await koro.db.execute(sql`
      insert into decision (id, workspace_id, wall_id, post_id, batch, move, from_state, to_state,
        actor_kind, actor_name, version, at)
      select gen_random_uuid(), ${koro.workspaceId}::uuid, ${wall}::uuid,
        ('00000000-0000-7000-8000-' || lpad(to_hex(g % 5000), 12, '0'))::uuid, gen_random_uuid(),
        'reject', 'pending', 'rejected', 'person', 'Ece', 2, now() - g * interval '1 minute'
      from generate_series(1, 20000) g`);
  await koro.db.execute(sql`analyze`);
});
afterAll(() => koro.close());

async function planOf(read: (db: Koro["db"]) => Promise<unknown>): Promise<string> {
  let plan = "";
  const execute = async (statement: SQL) => {
    const lines = await koro.db.execute(sql`explain (analyze, costs off) ${statement}`);
    plan += `${lines.map((line) => line["QUERY PLAN"]).join("\n")}\n`;
    return [];
  };
  await read(Object.create(koro.db, { execute: { value: execute } }));
  return plan;
}

const hour = () => ({
  ...{ wallId, zone: "UTC", until: new Date().toISOString() },
  from: new Date(Date.now() - 3_600_000).toISOString(),
});

describe.each([
  ["the first page of the log", { filter: {} }],
  ["the log of one wall", { filter: { wall: true } }],
  ["the log of one post", { filter: { post } }],
] as const)("%s", (_, { filter }) => {
  it("is read from the end of an index", async () => {
    const plan = await planOf((db) =>
      readLogLines(db, koro.workspaceId, {
        filter: "wall" in filter ? { wallId } : { ...filter },
        ...{ order: "newest", after: null, limit: 50 },
      }),
    );
    expect(plan).not.toMatch(/Seq Scan on decision/);
    expect(plan).toMatch(/Index Scan (Backward )?using decision_/);
  });
});

describe("the past", () => {
  it("counts the pace of an hour by looking at that hour alone", async () => {
    const plan = await planOf((db) => readPaces(db, hour()));
    expect(plan).not.toMatch(/Seq Scan on decision/);
    const looked = /decision_\w+ on decision.*rows=(\d+)/.exec(plan)?.[1];
    expect(Number(looked)).toBeLessThanOrEqual(61);
  });

  it("of one post is found among those of all", async () => {
    const wanted = { workspaceId: koro.workspaceId, wallIds: [wallId], postId: post };
    const plan = await planOf((db) => readPostHistory(db, wanted));
    expect(plan).toContain("decision_post");
    expect(plan).not.toMatch(/Seq Scan on decision/);
  });

  it("is sealed from where the chain has come, not from its beginning", async () => {
    const after = { at: new Date(Date.now() - 900_000).toISOString(), id: post };
    const plan = await planOf((db) => readUnsealed(db, koro.workspaceId, { after, limit: 1000 }));
    expect(plan).not.toMatch(/Seq Scan on decision/);
  });
});
