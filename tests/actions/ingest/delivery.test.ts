import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../server/actions/ingest/ingest.ts";
import { aMedium, anAuthor, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const atOnce = <T>(number: number, task: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: number }, (_, index) => task(index)));

describe("delivery at least once", () => {
  it("stores what comes twice once, without a word to the public", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const events = upserts(...somePosts(5));

    const first = await koro.take(source, events);
    const again = await koro.take(source, events);

    expect([first.added, again.added, again.changed]).toEqual([5, 0, 0]);
    expect(again.seqs.size).toBe(0);
    expect(await koro.events(wall)).toEqual(Array(5).fill("show"));
  });

  it("holds a post once that stands twice in one reading, in its newest version", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const old = aPost({ text: "old" });
    const edited = { ...old, text: "new", editedAt: new Date("2026-05-02T00:00:00Z") };

    const { added } = await koro.take(source, upserts(edited, old));

    const id = await koro.onlyPost(wall);
    expect(added).toBe(1);
    expect(await koro.count("post", sql`id = ${id}::uuid and text = 'new'`)).toBe(1);
  });

  it("holds a post once that one reading brings under two names", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost();

    const { added } = await koro.take(source, upserts(post, { ...post, externalId: "other" }));

    const id = await koro.onlyPost(wall);
    expect(added).toBe(1);
    expect(await koro.count("post_source", sql`post_id = ${id}::uuid`)).toBe(2);
  });

  it("stores once what two readings of one source bring at the same moment", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");

    for (let round = 0; round < 8; round++) {
      const posts = somePosts(12);
      const both = await Promise.all([
        koro.take(source, upserts(...posts)),
        koro.take(source, upserts(...posts.toReversed())),
      ]);
      expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(12);
    }

    expect(await koro.postIds(wall)).toHaveLength(96);
    expect(await koro.events(wall)).toHaveLength(96);
    await expectSoundWalls(koro.db);
  });

  it("puts a post that two servers bring at the same moment on both walls", async () => {
    const walls = [await koro.aWall(), await koro.aWall()];
    const sources = await Promise.all(walls.map((wall) => koro.aSource(wall)));

    for (let round = 0; round < 8; round++) {
      const posts = somePosts(6, { author: anAuthor({ externalId: `round-${round}` }) });
      await Promise.all(
        sources.map((source, server) =>
          koro.take(
            source,
            upserts(...posts.map((p) => ({ ...p, externalId: `${server}/${p.externalId}` }))),
          ),
        ),
      );
    }

    const [here, there] = await Promise.all(walls.map((wall) => koro.postIds(wall)));
    expect(here).toHaveLength(48);
    expect(there).toEqual(here);
    expect(await koro.count("post_source", sql`source_id = ${sources[1]?.id}::uuid`)).toBe(48);
  });

  it("takes six sources of one wall at the same moment without a deadlock", async () => {
    const wall = await koro.aWall();
    const sources = await atOnce(6, () => koro.aSource(wall, "automatic"));
    const authors = Array.from({ length: 5 }, (_, n) => anAuthor({ externalId: `singer-${n}` }));
    const posts = somePosts(40).map((post, n) => ({ ...post, author: authors[n % 5] ?? null }));

    const done = await Promise.all(
      sources.map((source, n) =>
        koro.take(source, upserts(...(n % 2 ? posts : posts.toReversed()))),
      ),
    );

    expect(done.reduce((sum, { added }) => sum + added, 0)).toBe(40);
    expect(await koro.postIds(wall)).toHaveLength(40);
    await expectSoundWalls(koro.db);
  });

  it("takes a thousand posts in one call", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);

    const { added } = await koro.take(source, upserts(...somePosts(1000)));

    expect(added).toBe(1000);
    expect(await koro.postIds(wall)).toHaveLength(1000);
  });

  it("stores nothing when the cursor cannot be saved", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const save = () => Promise.reject(new Error("power cut"));

    const taking = ingest(koro.context, source, upserts(aPost()), save);

    await expect(taking).rejects.toThrow("power cut");
    expect(await koro.postIds(wall)).toEqual([]);
    expect(await koro.events(wall)).toEqual([]);
  });

  it("asks for a picture once a post, and for the face of an author who has none", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const before = koro.jobs.length;
    const face = anAuthor({ externalId: "new-face", avatarUrl: "https://home.example/a.png" });

    await koro.take(source, upserts(aPost({ text: "1", media: [aMedium(), aMedium()] })));
    await koro.take(source, upserts(...somePosts(3, { author: face, text: "22" })));

    const asked = koro.jobs.slice(before).map(({ job }) => job);
    const ids = await koro.postIds(wall);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toEqual({ postId: ids[0] });
    expect(ids.slice(1)).toContain((asked[1] as { postId: string }).postId);
  });
});
