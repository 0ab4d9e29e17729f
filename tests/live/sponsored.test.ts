/** Sponsored posts stand after each so many others: on every page of the feed, and on a wall that follows it live. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { changeWall } from "../../server/actions/change-wall.ts";
import { rows } from "../../server/db/client.ts";
import { readFeedPage } from "../../server/live/feed-page.ts";
import { type Feed, FeedQuery } from "../../server/wire/wall.ts";
import { takeEvent, takePage } from "../../widget/feed/changes.ts";
import { takeFeed } from "../../widget/feed/store.ts";
import { aPost, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const page = async (wallId: string, query: Record<string, string> = {}): Promise<Feed> => {
  const [wall] = await rows<{ slug: string }>(
    koro.db,
    sql`select slug from wall where id = ${wallId}::uuid`,
  );
  const reader = { db: koro.db, publicUrl: "http://koro.example", isRedistributable: () => true };
  return (await readFeedPage(reader, wall?.slug ?? "", FeedQuery.parse(query))).feed;
};

/** `o` for an ordinary post, `S` for a sponsored one, `P` for one that is pinned. */
const pattern = ({ posts }: { posts: readonly Feed["posts"][number][] }) =>
  posts.map(({ pinned, badges }) => (pinned ? "P" : badges.length > 0 ? "S" : "o")).join("");

async function aSponsoredWall({ others, sponsored }: { others: number; sponsored: number }) {
  const wallId = await koro.aWall({ locale: "tr" });
  const source = await koro.aSource(wallId, "automatic");
  // One after the other, so that each has a moment of its own.
  for (let made = 0; made < others + sponsored; made++) {
    koro.clock.advance(1_000);
    await koro.take(source, upserts(aPost({ publishedAt: koro.clock.now() })));
  }
  const ids = await koro.postIds(wallId);
  for (const postId of ids.slice(0, sponsored))
    await adjustPlacement(koro.context, { wallId, postId }, { sponsor: "Acme" });
  await changeWall(koro.context, wallId, { sponsoredEvery: 3 });
  return { wallId, source, ids };
}

async function allPages(wallId: string, limit: string): Promise<Feed[]> {
  const pages = [await page(wallId, { limit })];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await page(wallId, { limit, cursor: next }));
  return pages;
}

describe("sponsored posts", () => {
  it("come after each three others, and what is left of them at the end", async () => {
    const { wallId } = await aSponsoredWall({ others: 7, sponsored: 4 });
    const feed = await page(wallId);

    expect(pattern(feed)).toBe("oooSoooSoSS");
    expect(feed.posts[3]?.badges).toEqual([{ kind: "sponsored", label: "Sponsorlu · Acme" }]);
    expect(feed.wall.sponsoredEvery).toBe(3);
  });

  it("stand in the same places whatever the size of the pages, each of them once", async () => {
    const { wallId } = await aSponsoredWall({ others: 8, sponsored: 3 });
    const whole = await page(wallId);

    for (const limit of ["1", "2", "4", "5", "10"]) {
      const pages = await allPages(wallId, limit);
      expect(pages.every(({ posts }) => posts.length <= Number(limit))).toBe(true);
      const ids = pages.flatMap(({ posts }) => posts.map(({ id }) => id));
      expect(ids).toEqual(whole.posts.map(({ id }) => id));
    }
  });

  it("stay where they were pinned", async () => {
    const { wallId, ids } = await aSponsoredWall({ others: 4, sponsored: 1 });
    await adjustPlacement(koro.context, { wallId, postId: ids[0] ?? "" }, { pinned: true });

    expect(pattern(await page(wallId))).toBe("Poooo");
  });

  it("stand in their own turn where the wall does not say otherwise", async () => {
    const { wallId } = await aSponsoredWall({ others: 4, sponsored: 2 });
    await changeWall(koro.context, wallId, { sponsoredEvery: null });

    const feed = await page(wallId);
    expect(pattern(feed)).toBe("ooooSS");
    expect(feed.wall).not.toHaveProperty("sponsoredEvery");
    expect(await koro.events(wallId)).toContain("reset");
  });

  it("are on a wall that followed live where a wall that comes now finds them", async () => {
    const { wallId, source, ids } = await aSponsoredWall({ others: 6, sponsored: 2 });
    const [first, second] = await allPages(wallId, "5");
    if (!first || !second) throw new Error("two pages are needed");
    let known = takePage(takeFeed(first), second);

    koro.clock.advance(1_000);
    await koro.take(source, upserts(aPost({ publishedAt: koro.clock.now() })));
    const grown = await page(wallId);
    const [fresh] = grown.posts;
    if (!fresh) throw new Error("nothing came");
    known = takeEvent(known, { kind: "show", post: fresh }, grown.seq);
    expect(known.posts).toEqual(grown.posts);

    const [gone] = ids.slice(-1);
    await koro.move(wallId, gone ?? "", "reject");
    const left = await page(wallId);
    known = takeEvent(known, { kind: "hide", id: gone ?? "" }, left.seq);
    expect(known.posts).toEqual(left.posts);
    expect(pattern(known)).toBe("oooSoooS");
  });

  it("may have been given a cursor before the wall said so", async () => {
    const { wallId } = await aSponsoredWall({ others: 6, sponsored: 1 });
    await changeWall(koro.context, wallId, { sponsoredEvery: null });
    const { next } = await page(wallId, { limit: "2" });
    await changeWall(koro.context, wallId, { sponsoredEvery: 2 });

    expect(pattern(await page(wallId, { limit: "9", cursor: next ?? "" }))).toBe("Soooo");
  });
});
