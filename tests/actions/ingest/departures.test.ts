import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sweepFiles } from "../../../server/actions/sweep-files.ts";
import type { ConnectorEvent } from "../../../server/connectors/connector.ts";
import { rows } from "../../../server/db/client.ts";
import {
  aMedium,
  anAuthor,
  aPost,
  deletionOf,
  somePosts,
  upserts,
} from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

// Hundreds of transactions: seconds on a free machine, more beside others.
vi.setConfig({ testTimeout: 90_000 });

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const stateOfAuthor = (
  externalAuthorId: string,
  state: "deleted" | "suspended" | "hidden" | "ok",
): ConnectorEvent => ({ kind: "author", externalAuthorId, state });

describe("what its author takes away", () => {
  it("hides a deleted post and keeps nothing of its words", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const post = aPost({ contentWarning: "boats", counts: { likes: 3 } });
    await koro.take(source, upserts(post));

    const { removed } = await koro.take(source, [deletionOf(post)]);

    const id = await koro.onlyPost(wall);
    const [left] = await rows(
      koro.db,
      sql`select text, entities, hashtags, loose_keys, content_warning, counts, permalink
          from post where id = ${id}::uuid`,
    );
    expect(removed).toBe(1);
    expect(await koro.events(wall)).toEqual(["show", "hide"]);
    expect(left).toEqual({
      ...{ text: "", entities: [], hashtags: [], loose_keys: [], counts: {} },
      ...{ content_warning: null, permalink: null },
    });
    expect(await koro.placement(wall, id)).toMatchObject({ state: "removed", shown_at: null });
    await expectSoundWalls(koro.db);
  });

  it("takes its pictures from the tables at once and from the store with the next sweep", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost({ media: [aMedium()] });
    await koro.take(source, upserts(post));
    const id = await koro.onlyPost(wall);
    const key = "0123456789abcdef.webp";
    await koro.context.store.put(key, new Uint8Array([1, 2, 3]), "image/webp");
    await koro.db.execute(sql`insert into media_file (key, post_id) values (${key}, ${id}::uuid)`);

    await koro.take(source, [deletionOf(post)]);
    await sweepFiles(koro.context);

    expect(await koro.count("media", sql`post_id = ${id}::uuid`)).toBe(0);
    expect(await koro.context.store.get(key)).toBeNull();
    expect(await koro.count("media_file", sql`key = ${key}`)).toBe(0);
  });

  it("never brings a deleted post back, however new the version that comes later", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const post = aPost();
    await koro.take(source, [...upserts(post), deletionOf(post)]);

    const again = await koro.take(
      source,
      upserts({ ...post, text: "I am back", editedAt: koro.clock.now() }),
    );

    expect([again.added, again.changed]).toEqual([0, 0]);
    expect(await koro.count("post", sql`text = 'I am back'`)).toBe(0);
    expect((await koro.placement(wall, await koro.onlyPost(wall))).state).toBe("removed");
  });

  it("keeps a deleted post off the wall of another source, too", async () => {
    const [here, there] = [await koro.aWall(), await koro.aWall()];
    const source = await koro.aSource(here);
    const post = aPost();
    await koro.take(source, [...upserts(post), deletionOf(post)]);

    await koro.take(await koro.aSource(there, "automatic"), upserts(post));

    expect(await koro.postIds(there)).toEqual([]);
  });

  it("says nothing about the deletion of a post that it never had", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);

    const { removed, seqs } = await koro.take(source, [deletionOf(aPost()), deletionOf(aPost())]);

    expect([removed, seqs.size]).toEqual([0, 0]);
  });

  it("lets a deletion win every race against readings of the same posts", async () => {
    const [here, there] = [await koro.aWall(), await koro.aWall()];
    const first = await koro.aSource(here, "automatic");
    const second = await koro.aSource(there, "automatic");

    for (let round = 0; round < 15; round++) {
      const posts = somePosts(4);
      const edits = posts.map((p) => ({ ...p, text: "edited", editedAt: new Date("2026-05-03") }));
      await koro.take(first, upserts(...posts));
      await Promise.all([
        koro.take(second, upserts(...posts.toReversed())),
        koro.take(first, upserts(...edits)),
        koro.take(first, posts.map(deletionOf)),
      ]);
    }

    expect(await koro.count("post", sql`gone_at is null`)).toBe(
      await koro.count("post", sql`text <> ''`),
    );
    await expectSoundWalls(koro.db);
  });
});

describe("what a server that is not its home says is gone", () => {
  const twoRoads = async (first: string, second: string) => {
    const [here, there] = [await koro.aWall(), await koro.aWall()];
    const near = await koro.aSource(here, "automatic", first);
    const far = await koro.aSource(there, "automatic", second);
    const post = aPost();
    const copy = { ...post, externalId: `copy.example/${post.externalId}` };
    await koro.take(near, upserts(post));
    await koro.take(far, upserts(copy));
    return { here, there, near, far, post, copy };
  };
  const shown = (wall: string) =>
    koro.count("placement", sql`wall_id = ${wall}::uuid and shown_at is not null`);

  it("stays while another source lists it, and comes back when that one finds it again", async () => {
    const { here, there, far, copy } = await twoRoads("home.example", "copy.example");

    const { removed } = await koro.take(far, [deletionOf(copy)]);

    const id = await koro.onlyPost(there);
    const link = sql`post_id = ${id}::uuid and source_id = ${far.id}::uuid`;
    expect([removed, await shown(here), await shown(there)]).toEqual([0, 1, 1]);
    expect(await koro.count("post_source", link)).toBe(0);
    await koro.take(far, upserts(copy));
    expect(await koro.count("post_source", link)).toBe(1);
    await expectSoundWalls(koro.db);
  });

  it("leaves every wall at once when its home says so", async () => {
    const { here, there, near, post } = await twoRoads("home.example", "copy.example");

    await koro.take(near, [deletionOf(post)]);

    expect([await shown(here), await shown(there)]).toEqual([0, 0]);
  });

  it("is gone when no source is left that lists it, even if all let go at once", async () => {
    for (let round = 0; round < 8; round++) {
      const { here, there, near, far, post, copy } = await twoRoads(
        "other.example",
        "copy.example",
      );

      await Promise.all([koro.take(near, [deletionOf(post)]), koro.take(far, [deletionOf(copy)])]);

      expect([await shown(here), await shown(there)]).toEqual([0, 0]);
    }
    await expectSoundWalls(koro.db);
  });

  it("does not stay for a source that is paused or on no wall", async () => {
    const paused = await twoRoads("other.example", "copy.example");
    await koro.db.execute(
      sql`update source set state = 'paused' where id = ${paused.near.id}::uuid`,
    );
    const left = await twoRoads("other.example", "copy.example");
    await koro.db.execute(sql`delete from wall_source where source_id = ${left.near.id}::uuid`);

    for (const { far, copy } of [paused, left])
      expect((await koro.take(far, [deletionOf(copy)])).removed).toBe(1);
  });
});

describe("what becomes of an author", () => {
  it.each(["deleted", "suspended", "hidden"] as const)(
    "takes every post of a %s author away",
    async (state) => {
      const wall = await koro.aWall();
      const source = await koro.aSource(wall, "automatic");
      const author = anAuthor({ externalId: `author-${state}` });
      await koro.take(source, upserts(...somePosts(3, { author }), aPost({ text: "1" })));

      await koro.take(source, [stateOfAuthor(author.externalId, state)]);

      const ids = await koro.postIds(wall);
      const states = await Promise.all(ids.map((id) => koro.placement(wall, id)));
      expect(states.filter((placement) => placement.state === "removed")).toHaveLength(3);
      expect(states.filter((placement) => placement.shown_at !== null)).toHaveLength(1);
    },
  );

  it("shows nothing new of a hidden author, on an automatic wall either", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const author = anAuthor({ externalId: "no-thanks" });
    await koro.take(source, upserts(aPost({ text: "1", author })));
    await koro.take(source, [stateOfAuthor(author.externalId, "hidden")]);

    await koro.take(source, upserts(aPost({ text: "later", author })));

    expect(await koro.events(wall)).toEqual(["show", "hide"]);
    await expectSoundWalls(koro.db);
  });

  it("misses no post that arrives while its author is taken away", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");

    for (let round = 0; round < 15; round++) {
      const author = anAuthor({ externalId: `racer-${round}` });
      await koro.take(source, upserts(aPost({ author })));
      await Promise.all([
        koro.take(source, upserts(...somePosts(3, { author }))),
        koro.take(source, [stateOfAuthor(author.externalId, "suspended")]),
      ]);
    }

    const shown = sql`shown_at is not null and wall_id = ${wall}::uuid`;
    expect(await koro.count("placement", shown)).toBe(0);
    await expectSoundWalls(koro.db);
  });
});

describe("gaps", () => {
  it("are written down with their reason", async () => {
    const source = await koro.aSource(await koro.aWall());
    const from = new Date("2026-05-01T00:00:00Z");

    await koro.take(source, [{ kind: "gap", from, to: null, why: "window rolled off" }]);

    const gap = sql`source_id = ${source.id}::uuid and why = 'window rolled off' and to_at is null`;
    expect(await koro.count("source_gap", gap)).toBe(1);
  });
});
