import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide } from "../../../server/actions/decide.ts";
import { eraseFromLog } from "../../../server/actions/log/erase-from-log.ts";
import { recordEntry } from "../../../server/actions/log/record-entry.ts";
import { firstRow } from "../../../server/db/client.ts";
import { workspace } from "../../../server/db/schema/workspace.ts";
import { aPost, deletionOf, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

/** A post that was rejected with a note, and the entry of somebody who named the wall. */
async function aLog() {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  const post = aPost();
  await koro.take(source, upserts(post));
  const id = await koro.onlyPost(wallId);
  const move = { post: id, move: "reject" as const, expect: 1, note: "Defne asked for it" };
  await decide(koro.context, { wallId, actor: moderator, moves: [move] });
  const { workspaceId } = koro;
  const about = { workspaceId, wallId, kind: "wall" as const, act: "look", about: "Acme Yaz" };
  await koro.db.transaction((tx) => recordEntry(tx, { ...about, actor: moderator }));
  return { wallId, source, post, id };
}

const erasure = (id: string) => ({
  ...{ workspaceId: koro.workspaceId, actor: moderator, entries: [id] },
});

const refused = (statement: SQL) =>
  expect(koro.db.execute(statement)).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/^the log is append-only/) },
  });

const lastDecision = (wallId: string) =>
  firstRow<{ id: string; note: string | null; actor_name: string | null; reason: string | null }>(
    koro.db,
    sql`
    select id, note, actor_name, reason from decision
    where wall_id = ${wallId}::uuid and actor_kind = 'person' order by id desc limit 1`,
  );

describe("the log's guard", () => {
  it.each(["decision", "log_entry"])("refuses to change or delete a line of %s", async (table) => {
    const { wallId } = await aLog();
    const name = sql.identifier(table);

    await refused(sql`update ${name} set actor_name = 'Eve' where wall_id = ${wallId}::uuid`);
    await refused(sql`delete from ${name} where wall_id = ${wallId}::uuid`);
    await refused(sql`truncate ${name}`);
  });

  it("lets words about people be taken out by its one door, and nothing else", async () => {
    const { wallId } = await aLog();
    const { id = "" } = (await lastDecision(wallId)) ?? {};

    await koro.db.transaction((tx) => eraseFromLog(tx, { ...erasure(id), fields: ["what"] }));
    expect(await lastDecision(wallId)).toMatchObject({ note: null, actor_name: "Ece Moderator" });
    await koro.db.transaction((tx) => eraseFromLog(tx, { ...erasure(id), fields: ["who"] }));
    expect(await lastDecision(wallId)).toMatchObject({ note: null, actor_name: null });

    await refused(sql`update decision set note = 'again' where id = ${id}::uuid`);
    const pretending = koro.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('koro.erasing', 'on', true)`);
      await tx.execute(sql`update decision set to_state = 'approved' where id = ${id}::uuid`);
    });
    await expect(pretending).rejects.toThrow();
  });

  it("takes the notes about a post out when its author deletes it, and keeps the decisions", async () => {
    const { wallId, source, post } = await aLog();

    await koro.take(source, [deletionOf(post)]);

    expect(await lastDecision(wallId)).toMatchObject({ note: null, actor_name: "Ece Moderator" });
  });

  it("goes with its workspace", async () => {
    const [made] = await koro.db.insert(workspace).values({ name: "Short" }).returning();
    if (!made) throw new Error("no workspace");
    const entry = { workspaceId: made.id, kind: "workspace" as const, act: "change" };
    await koro.db.transaction((tx) => recordEntry(tx, { ...entry, actor: moderator }));

    await koro.db.execute(sql`delete from workspace where id = ${made.id}::uuid`);

    expect(await koro.count("log_entry", sql`workspace_id = ${made.id}::uuid`)).toBe(0);
  });
});
