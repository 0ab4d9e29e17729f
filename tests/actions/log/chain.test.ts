import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { eraseFromLog } from "../../../server/actions/log/erase-from-log.ts";
import { recordEntry } from "../../../server/actions/log/record-entry.ts";
import { sealLog } from "../../../server/actions/log/seal-log.ts";
import { type NotedHead, verifyLog } from "../../../server/actions/log/verify-log.ts";
import { firstRow } from "../../../server/db/client.ts";
import { aPost, deletionOf, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";

let koro: Koro;
const opened: Koro[] = [];
beforeEach(async () => {
  koro = await openKoro();
  opened.push(koro);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const seal = () => sealLog(koro.context, koro.workspaceId);
const verify = (noted: NotedHead | null = null) => verifyLog(koro.context, koro.workspaceId, noted);

/** Seven decisions with notes and three entries, sealed. */
async function aSealedLog() {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId, "automatic");
  const posts = somePosts(7);
  await koro.take(source, upserts(...posts));
  for (const about of ["one", "two", "three"]) await anEntry(about);
  await seal();
  return { wallId, source, posts };
}

const anEntry = (about: string, at = koro.clock.now()) =>
  koro.db.transaction((tx) =>
    recordEntry(tx, {
      ...{ workspaceId: koro.workspaceId, kind: "wall", act: "change", actor: moderator },
      ...{ about, detail: { title: ["a", "b"] }, at },
    }),
  );

/** What somebody does who may do everything in the database. */
const tamper = (...statements: SQL[]) =>
  koro.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });

const entryAt = async (n: number) =>
  (await firstRow<{ id: string }>(koro.db, sql`select entry_id as id from log_seal where n = ${n}`))
    ?.id ?? "";

describe("the chain over the log", () => {
  it("seals what was committed, in the order of time, once", async () => {
    await aSealedLog();
    const whole = await verify();

    expect(whole).toMatchObject({ ok: true, firstBroken: null, erased: 0 });
    expect(whole.checked).toBeGreaterThanOrEqual(10);
    expect(await seal()).toBe(0);
    expect(await verify()).toEqual(whole);
  });

  it("is made by one of many at a time, without a gap or a double", async () => {
    await aSealedLog();
    for (let turn = 0; turn < 10; turn++) await anEntry(`turn ${turn}`);
    await Promise.all(Array.from({ length: 4 }, seal));
    await seal();

    expect(await verify()).toMatchObject({ ok: true });
    expect(await koro.count("log_entry")).toBe(await koro.count("log_seal", sql`kind = 'entry'`));
  });

  it("takes in what was dated a little earlier than its end", async () => {
    await aSealedLog();
    await anEntry("late", new Date(koro.clock.now().getTime() - 60_000));

    expect(await seal()).toBe(1);
    expect(await verify()).toMatchObject({ ok: true });
  });

  it("stays whole when words are erased, and counts them", async () => {
    const { source, posts } = await aSealedLog();
    await koro.db.transaction(async (tx) => {
      const entries = [await entryAt(3), await entryAt(9)];
      const { workspaceId } = koro;
      await eraseFromLog(tx, { workspaceId, actor: moderator, entries, fields: ["who", "what"] });
    });
    await koro.take(source, [deletionOf(posts[0] ?? aPost())]);
    await seal();

    expect(await verify()).toMatchObject({ ok: true, erased: expect.any(Number) });
    expect((await verify()).erased).toBeGreaterThan(0);
  });
});

describe("tampering", () => {
  it("with what a line says shows, whichever word it is", async () => {
    await aSealedLog();
    const id = await entryAt(2);
    for (const [change, back] of [
      [sql`to_state = 'rejected'`, sql`to_state = 'approved'`],
      [sql`actor_name = 'Somebody else'`, sql`actor_name = null`],
      [sql`note = 'because'`, sql`note = null`],
      [sql`at = at - interval '1 hour'`, sql`at = at + interval '1 hour'`],
    ] as const) {
      await tamper(sql`update decision set ${change} where id = ${id}::uuid`);
      expect(await verify()).toMatchObject({
        ...{ ok: false, firstBroken: { n: 2, entry: id, why: "changed" } },
      });
      await tamper(sql`update decision set ${back} where id = ${id}::uuid`);
      expect(await verify()).toMatchObject({ ok: true });
    }
  });

  it("shows when a line is deleted", async () => {
    await aSealedLog();
    await tamper(sql`delete from decision where id = ${await entryAt(4)}::uuid`);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { n: 4, why: "missing" } });
  });

  it("shows when a line and its link are deleted", async () => {
    await aSealedLog();
    const id = await entryAt(4);
    await tamper(
      sql`delete from decision where id = ${id}::uuid`,
      sql`delete from log_seal where entry_id = ${id}::uuid`,
      sql`update log_seal set n = n - 1 where n > 4`,
    );
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { n: 4, why: "link" } });
  });

  it("shows when two links are swapped", async () => {
    await aSealedLog();
    await tamper(
      sql`update log_seal set n = 1000 where n = 5`,
      sql`update log_seal set n = 5 where n = 6`,
      sql`update log_seal set n = 6 where n = 1000`,
    );
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { n: 5, why: "link" } });
  });

  it("shows when a line is slipped in among old ones", async () => {
    await aSealedLog();
    await anEntry("slipped in", new Date(koro.clock.now().getTime() - 86_400_000));
    await seal();
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { why: "added" } });
  });

  it("shows when a link is added at the end", async () => {
    await aSealedLog();
    await tamper(sql`
      insert into log_seal (workspace_id, n, kind, entry_id, digest, hash, at)
      select workspace_id, n + 1, kind, gen_random_uuid(), digest, hash, at from log_seal
      order by n desc limit 1`);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { why: "link" } });
  });

  it("shows when the end is cut off, to whoever noted the head", async () => {
    await aSealedLog();
    const { head } = await verify();
    const tail = sql`(select entry_id from log_seal where n > 6)`;
    await tamper(
      sql`delete from decision where id in ${tail}`,
      sql`delete from log_entry where id in ${tail}`,
      sql`delete from log_seal where n > 6`,
    );

    expect(await verify(), "nobody can see it without").toMatchObject({ ok: true });
    expect(await verify(head)).toMatchObject({ ok: false, firstBroken: { why: "head" } });

    // Grown again to the old length: the number fits, the hash does not.
    for (let turn = 0; turn < 10; turn++) await anEntry(`again ${turn}`);
    await seal();
    expect(await verify(head)).toMatchObject({ ok: false, firstBroken: { why: "head" } });
  });

  it("does not pass for an erasure", async () => {
    await aSealedLog();
    const id = await entryAt(9);
    const pretending = sql`select koro_erase_from_log(array[${id}::uuid], array['what'])`;
    await koro.db.execute(pretending);
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { n: 9, why: "erased" } });
  });
});
