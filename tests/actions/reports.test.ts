/** Visitors' reports: heard by the moderators, quick where somebody is shown against their will, and no weapon. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reportPost } from "../../server/actions/report-post.ts";
import { undo } from "../../server/actions/undo.ts";
import { rows } from "../../server/db/client.ts";
import { aPost, somePosts, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

async function aShownWall(posts = [aPost()]) {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId, "automatic"), upserts(...posts));
  return { wallId, ids: await koro.postIds(wallId) };
}

const report = (wallId: string, postId: string, reason: string, detail?: string) =>
  reportPost(
    koro.context,
    { workspaceId: koro.workspaceId, wallId, postId },
    { reason, ...(detail === undefined ? {} : { detail }) },
  );

const historyOf = (postId: string) =>
  rows<{ move: string; note: string | null }>(
    koro.db,
    sql`select move, note from decision where post_id = ${postId}::uuid order by at, id`,
  );

it("stands in the post's history with the visitor's words, and leaves the post where it is", async () => {
  const { wallId, ids } = await aShownWall();
  const [id = ""] = ids;

  await report(wallId, id, "illegal", "This is a forged ticket");

  expect(await koro.placement(wallId, id)).toMatchObject({
    state: "approved",
    reason: "report-illegal",
    version: 2,
  });
  expect(await historyOf(id)).toContainEqual({ move: "report", note: "This is a forged ticket" });
  expect(await koro.events(wallId)).toEqual(["show"]);
});

it("does not hide again what a person has looked into and put back", async () => {
  const { wallId, ids } = await aShownWall();
  const [id = ""] = ids;
  await report(wallId, id, "me");
  await koro.move(wallId, id, "approve", 2);

  await report(wallId, id, "me");

  const placement = await koro.placement(wallId, id);
  expect(placement).toMatchObject({ state: "approved", reason: "report-me" });
  expect(placement.shown_at).not.toBeNull();
});

it("cannot empty a wall: after twenty-five hidden in ten minutes the rest waits for a person", async () => {
  const { wallId, ids } = await aShownWall(somePosts(30));

  for (const id of ids) await report(wallId, id, "mine");

  const held = await koro.count("placement", sql`wall_id = ${wallId}::uuid and state = 'held'`);
  expect(held).toBe(25);
});

it("is contested again when the approval that cleared it is undone", async () => {
  const { wallId, ids } = await aShownWall();
  const [id = ""] = ids;
  await report(wallId, id, "my-child");
  const { batch } = await koro.move(wallId, id, "approve", 2);

  await undo(koro.context, { wallId, batch, actor: moderator });

  expect(
    await koro.count("placement", sql`post_id = ${id}::uuid and contested and state = 'held'`),
  ).toBe(1);
});
