import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeWall } from "../../../server/actions/change-wall.ts";
import { isFileOfWorkspace, isFilePublic } from "../../../server/db/reads/media-access.ts";
import { readFoldedEvents } from "../../../server/db/reads/wall-events.ts";
import { anAuthor, aPost, deletionOf, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

async function aQueue() {
  const wall = await koro.aWall();
  const source = await koro.aSource(wall);
  const post = aPost({ author: anAuthor({ externalId: `of-${wall}` }) });
  await koro.take(source, upserts(post));
  return { wall, source, post, id: await koro.onlyPost(wall) };
}

const folded = (wall: string, after = 0) =>
  readFoldedEvents(koro.db, wall, { after, upTo: 1000, most: 1000 });

describe("the folded events of a wall", () => {
  it("have the last word of each post only, so that a replay never shows what was hidden", async () => {
    const { wall, id } = await aQueue();
    await koro.move(wall, id, "approve");
    await koro.move(wall, id, "reject", 2);

    expect(await folded(wall)).toEqual([{ seq: 2, kind: "hide", postId: id }]);
    await koro.move(wall, id, "approve", 3);
    expect(await folded(wall, 1)).toEqual([{ seq: 3, kind: "show", postId: id }]);
  });

  it("keep a reset, whatever is said of the wall after it", async () => {
    const { wall } = await aQueue();
    await changeWall(koro.context, wall, { state: "dark" });
    await changeWall(koro.context, wall, { title: "x" });

    expect((await folded(wall)).map(({ kind }) => kind)).toEqual(["reset"]);
  });
});

describe("a picture's address", () => {
  async function withFile() {
    const queue = await aQueue();
    const key = `${queue.id}.webp`;
    await koro.db.execute(sql`
      insert into media_file (key, post_id) values (${key}, ${queue.id}::uuid)`);
    return { ...queue, key };
  }

  it("opens while its post is shown and at no other time", async () => {
    const { wall, id, key } = await withFile();
    const seen = [await isFilePublic(koro.db, key)];
    await koro.move(wall, id, "approve");
    seen.push(await isFilePublic(koro.db, key));
    await koro.move(wall, id, "reject", 2);
    seen.push(await isFilePublic(koro.db, key));

    expect(seen).toEqual([false, true, false]);
  });

  it.each(["dark", "draft"] as const)("is closed on a %s wall", async (state) => {
    const { wall, id, key } = await withFile();
    await koro.move(wall, id, "approve");

    await changeWall(koro.context, wall, { state });

    expect(await isFilePublic(koro.db, key)).toBe(false);
  });

  it("is closed for a post that is gone, and to staff of another workspace or wall", async () => {
    const { wall, source, post, id, key } = await withFile();
    await koro.move(wall, id, "approve");
    const { workspaceId } = koro;
    const other = await koro.aWall();
    const may = (walls: string[] | null, workspace = workspaceId) =>
      isFileOfWorkspace(koro.db, key, { workspaceId: workspace, walls });

    expect([await may(null), await may([wall]), await may([other]), await may(null, wall)]).toEqual(
      [...[true, true, false, false]],
    );
    await koro.take(source, [deletionOf(post)]);
    expect(await isFilePublic(koro.db, key)).toBe(false);
  });
});
