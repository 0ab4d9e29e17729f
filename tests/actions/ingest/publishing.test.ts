import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refreshPlacements } from "../../../server/actions/fetch-media.ts";
import { aMedium, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

describe("publishing", () => {
  it("lets posts of a manual source wait for a person", async () => {
    const wall = await koro.aWall();
    await koro.take(await koro.aSource(wall), upserts(aPost()));

    const placement = await koro.placement(wall, await koro.onlyPost(wall));

    expect(placement).toMatchObject({ state: "pending", shown_at: null, approved_by: null });
    expect(await koro.events(wall)).toEqual([]);
  });

  it("shows posts of an automatic source at once, and the log says who decided", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");

    const { seqs } = await koro.take(source, upserts(aPost()));

    const id = await koro.onlyPost(wall);
    const logged = sql`post_id = ${id}::uuid and actor_kind = 'source' and move = 'approve'`;
    expect(seqs).toEqual(new Map([[wall, 1]]));
    expect((await koro.placement(wall, id)).shown_at).not.toBeNull();
    expect(await koro.count("decision", logged)).toBe(1);
  });

  it("announces a reading's oldest post first, so that the newest ends on top", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const day = (n: number) => new Date(Date.UTC(2026, 3, n));
    const posts = [3, 1, 2].map((n) => aPost({ text: `${n}`, publishedAt: day(n) }));

    await koro.take(source, upserts(...posts));

    const order = await koro.db.execute(sql`
      select p.text from wall_event e join post p on p.id = e.post_id
      where e.wall_id = ${wall}::uuid order by e.seq`);
    expect(order.map((row) => row.text)).toEqual(["1", "2", "3"]);
  });

  it("lets an automatic post wait for its picture and shows it when that is there", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    await koro.take(source, upserts(aPost({ media: [aMedium()] })));
    const id = await koro.onlyPost(wall);
    expect((await koro.placement(wall, id)).shown_at).toBeNull();

    await koro.db.execute(sql`update media set state = 'ready' where post_id = ${id}::uuid`);
    await refreshPlacements(koro.context, id);

    expect((await koro.placement(wall, id)).shown_at).not.toBeNull();
    expect(await koro.events(wall)).toEqual(["show"]);
  });

  it("shows no post without words and without a picture", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");

    await koro.take(source, upserts(aPost({ text: " \n " })));

    expect(await koro.events(wall)).toEqual([]);
  });

  it.each(["draft", "paused", "dark"] as const)("shows nothing new on a %s wall", async (state) => {
    const wall = await koro.aWall({ state });
    const source = await koro.aSource(wall, "automatic");

    await koro.take(source, upserts(aPost()));

    expect(await koro.placement(wall, await koro.onlyPost(wall))).toMatchObject({
      state: "approved",
      shown_at: null,
    });
    expect(await koro.events(wall)).toEqual([]);
  });

  it("puts nothing on an archived wall, and still on the source's other wall", async () => {
    const archived = await koro.aWall({ state: "archived" });
    const other = await koro.aWall();
    const source = await koro.aSource(archived);
    await koro.db.execute(sql`
      insert into wall_source (wall_id, source_id, publishing)
      values (${other}::uuid, ${source.id}::uuid, 'manual')`);

    await koro.take(source, upserts(...somePosts(2)));

    expect(await koro.postIds(archived)).toEqual([]);
    expect(await koro.postIds(other)).toHaveLength(2);
  });

  it("gives a wall what another source brought first", async () => {
    const [here, there] = [await koro.aWall(), await koro.aWall()];
    const post = aPost();
    await koro.take(await koro.aSource(here), upserts(post));
    const second = await koro.aSource(there, "automatic");

    const { added } = await koro.take(second, upserts({ ...post, externalId: "elsewhere/1" }));

    const id = await koro.onlyPost(there);
    expect(added).toBe(0);
    expect(await koro.onlyPost(here)).toBe(id);
    expect((await koro.placement(here, id)).state).toBe("pending");
    expect((await koro.placement(there, id)).shown_at).not.toBeNull();
    await expectSoundWalls(koro.db);
  });
});
