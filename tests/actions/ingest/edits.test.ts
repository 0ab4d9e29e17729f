import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FoundPost } from "../../../server/connectors/connector.ts";
import { rows } from "../../../server/db/client.ts";
import { aMedium, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const day = (n: number) => new Date(Date.UTC(2026, 4, n));
const edited = (post: FoundPost, n: number): FoundPost => ({
  ...post,
  text: `edited on day ${n}`,
  editedAt: day(n),
});

async function textOf(id: string): Promise<string | undefined> {
  const found = await rows<{ text: string }>(
    koro.db,
    sql`select text from post where id = ${id}::uuid`,
  );
  return found[0]?.text;
}

/** A post on a wall, approved by a person. */
async function approved(onEdit: "pending" | "stay", post = aPost()) {
  const wall = await koro.aWall({ onEdit });
  const source = await koro.aSource(wall);
  await koro.take(source, upserts(post));
  const id = await koro.onlyPost(wall);
  await koro.move(wall, id, "approve");
  return { wall, source, id, post };
}

describe("edits by the author", () => {
  it("replaces the words by a newer version and ignores an older one", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost();
    await koro.take(source, upserts(post));

    await koro.take(source, upserts(edited(post, 5)));
    const late = [
      await koro.take(source, upserts(edited(post, 3))),
      await koro.take(source, upserts(post)),
    ];

    expect(late.map(({ changed }) => changed)).toEqual([0, 0]);
    expect(await textOf(await koro.onlyPost(wall))).toBe("edited on day 5");
  });

  it("takes one edit after the other where the network dates none", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost();
    for (const text of ["first", "second", "third"])
      await koro.take(source, upserts({ ...post, text }));

    expect(await textOf(await koro.onlyPost(wall))).toBe("third");
  });

  it("believes no time of editing in the future, so that later edits still count", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost({ editedAt: new Date("2099-01-01T00:00:00Z") });
    await koro.take(source, upserts(post));
    koro.clock.advance(1000);

    await koro.take(source, upserts({ ...post, text: "honest", editedAt: koro.clock.now() }));

    expect(await textOf(await koro.onlyPost(wall))).toBe("honest");
  });

  it("takes what a person approved off the wall and back into the queue", async () => {
    const { wall, source, id, post } = await approved("pending");

    await koro.take(source, upserts(edited(post, 5)));

    expect(await koro.placement(wall, id)).toMatchObject({
      ...{ state: "pending", version: 3, shown_at: null, reason: "edited", approved_by: null },
    });
    expect(await koro.events(wall)).toEqual(["show", "hide"]);
    await expectSoundWalls(koro.db);
  });

  it("lets it stay where the wall says so, and tells readers of the change", async () => {
    const { wall, source, id, post } = await approved("stay");
    const before = await koro.placement(wall, id);

    await koro.take(source, upserts(edited(post, 5)));

    const after = await koro.placement(wall, id);
    expect(after).toMatchObject({ state: "approved", shown_at: before.shown_at });
    expect(await koro.events(wall)).toEqual(["show", "change"]);
    expect(await koro.count("decision", sql`post_id = ${id}::uuid and move = 'edit'`)).toBe(1);
  });

  it("lets a post stay that nobody but its automatic source approved", async () => {
    const wall = await koro.aWall({ onEdit: "pending" });
    const source = await koro.aSource(wall, "automatic");
    const post = aPost();
    await koro.take(source, upserts(post));

    await koro.take(source, upserts(edited(post, 5)));

    expect(await koro.events(wall)).toEqual(["show", "change"]);
  });

  it.each([
    ["held", "hold"],
    ["rejected", "reject"],
  ] as const)("leaves a %s post where it is", async (state, move) => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost();
    await koro.take(source, upserts(post));
    await koro.move(wall, await koro.onlyPost(wall), move);

    await koro.take(source, upserts(edited(post, 5)));

    expect(await koro.placement(wall, await koro.onlyPost(wall))).toMatchObject({ state });
  });

  it("asks each wall's own setting, whichever source brings the edit", async () => {
    const { wall, id, post } = await approved("stay");
    const other = await koro.aWall({ onEdit: "pending" });
    const second = await koro.aSource(other);
    await koro.take(second, upserts(post));
    await koro.move(other, id, "approve");

    await koro.take(second, upserts(edited(post, 5)));

    expect((await koro.placement(wall, id)).state).toBe("approved");
    expect((await koro.placement(other, id)).state).toBe("pending");
  });

  it("takes no difference between two servers for an edit", async () => {
    const { wall, source, id, post } = await approved("pending");
    const second = await koro.aSource(await koro.aWall());
    const otherwise = { ...post, lang: null, media: [aMedium({ key: "elsewhere-1" })] };

    const taken = [
      await koro.take(second, upserts(otherwise)),
      await koro.take(source, upserts(post)),
      await koro.take(second, upserts(otherwise)),
    ];

    expect(taken.map(({ changed }) => changed)).toEqual([0, 0, 0]);
    expect((await koro.placement(wall, id)).state).toBe("approved");
  });

  it("keeps the pictures that stay and drops the ones that an edit took away", async () => {
    const [kept, dropped, added] = [aMedium(), aMedium(), aMedium()];
    const { source, id, post } = await approved("stay", aPost({ media: [kept, dropped] }));
    await koro.db.execute(sql`
      update media set state = 'ready', thumbhash = 'kept' where post_id = ${id}::uuid`);

    await koro.take(source, upserts({ ...edited(post, 5), media: [added, kept] }));

    const media = await koro.db.execute(sql`
      select key, state, thumbhash from media where post_id = ${id}::uuid order by position`);
    expect([...media]).toEqual([
      { key: added.key, state: "waiting", thumbhash: null },
      { key: kept.key, state: "ready", thumbhash: "kept" },
    ]);
  });

  it("moves likes on without an event, a version or a missing number", async () => {
    const { wall, source, id, post } = await approved("pending");
    await koro.take(source, upserts({ ...post, counts: { likes: 7, shares: 1 } }));
    await koro.take(source, upserts(post));

    const [stored] = await koro.db.execute(sql`select counts from post where id = ${id}::uuid`);

    expect(stored).toEqual({ counts: { likes: 7, shares: 1 } });
    expect((await koro.placement(wall, id)).version).toBe(2);
    expect(await koro.events(wall)).toEqual(["show"]);
  });

  it("writes one edit once when two readings bring it at the same moment", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const posts = somePosts(10);
    await koro.take(source, upserts(...posts));
    const now = posts.map((post) => edited(post, 9));

    const both = await Promise.all([
      koro.take(source, upserts(...now)),
      koro.take(source, upserts(...now.toReversed())),
      koro.take(source, upserts(...posts.map((post) => edited(post, 4)))),
    ]);

    const changed = both.reduce((sum, taken) => sum + taken.changed, 0);
    expect(changed).toBeGreaterThanOrEqual(10);
    expect(changed).toBeLessThanOrEqual(20);
    expect(await koro.count("post", sql`text = 'edited on day 9'`)).toBe(10);
    await expectSoundWalls(koro.db);
  });
});
