import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../../server/actions/adjust-placement.ts";
import { rows } from "../../../server/db/client.ts";
import type { PostRow } from "../../../server/db/reads/post-row.ts";
import {
  type FeedPlace,
  readShownPosts,
  type ShownFilter,
} from "../../../server/db/reads/shown-posts.ts";
import { aMedium, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const placeOf = (row: PostRow): FeedPlace => ({
  ...{ pinned: row.pinned, rank: row.pin_rank, shownAt: row.shown_at ?? "" },
  ...{ publishedAt: row.published_at, id: row.id },
});

/** All pages one behind the other. */
async function readAll(wall: string, limit: number, filter: ShownFilter = {}): Promise<PostRow[]> {
  const all: PostRow[] = [];
  let after: FeedPlace | null = null;
  for (;;) {
    const page: PostRow[] = await readShownPosts(koro.db, wall, { filter, after, limit });
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < limit) return all;
    after = placeOf(last);
  }
}

const textsOf = (found: PostRow[]) => found.map((row) => row.text);

describe("the feed", () => {
  it("is newest first", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    for (const text of ["1", "2", "3"]) {
      await koro.take(source, upserts(aPost({ text })));
      koro.clock.advance(1000);
    }

    expect(textsOf(await readAll(wall, 10))).toEqual(["3", "2", "1"]);
  });

  it.each([1, 7, 10, 100])(
    "in pages of %i has each post once, ties and pins included",
    async (limit) => {
      const wall = await koro.aWall();
      const source = await koro.aSource(wall, "automatic");
      await koro.take(source, upserts(...somePosts(25)));
      koro.clock.advance(1);
      await koro.take(source, upserts(...somePosts(15)));
      const ids = await koro.postIds(wall);
      const pinned = [3, 11, 30].map((at) => ids[at] ?? "");
      for (const postId of pinned)
        await adjustPlacement(koro.context, { wallId: wall, postId }, { pinned: true });

      const found = await readAll(wall, limit);

      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids));
      expect(found).toHaveLength(40);
      expect(new Set(found.slice(0, 3).map(({ id }) => id))).toEqual(new Set(pinned));
      expect(found.slice(3).some((row) => row.pinned)).toBe(false);
    },
  );

  it("never holds what is pending, held, rejected or removed", async () => {
    const wall = await koro.aWall();
    await koro.take(await koro.aSource(wall), upserts(...somePosts(5)));
    const [approved = "", held = "", rejected = ""] = await koro.postIds(wall);
    await koro.move(wall, approved, "approve");
    await koro.move(wall, held, "hold");
    await koro.move(wall, rejected, "reject");

    expect((await readAll(wall, 10)).map(({ id }) => id)).toEqual([approved]);
  });
});

describe("filters of the feed", () => {
  let wall: string;
  beforeAll(async () => {
    wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const plain = { hashtags: [], lang: null };
    await koro.take(
      source,
      upserts(
        aPost({ ...plain, text: "İ", hashtags: ["İstanbulIşıkları"] }),
        aPost({ ...plain, text: "tr", lang: "tr" }),
        aPost({ ...plain, text: "tr-TR", lang: "tr-TR" }),
        aPost({ ...plain, text: "trv", lang: "trv" }),
        aPost({ ...plain, text: "picture", media: [aMedium()] }),
        aPost({ ...plain, text: "film", media: [aMedium({ kind: "video" })] }),
      ),
    );
    await koro.db.execute(
      sql`update placement set shown_at = arrived_at where wall_id = ${wall}::uuid`,
    );
    await koro.db.execute(sql`
      update placement set tags = '{summer}' from post p
      where p.id = post_id and p.text = 'tr' and wall_id = ${wall}::uuid`);
    await koro.take(
      { ...(await koro.aSource(wall, "automatic")), network: "feed" },
      upserts(aPost({ ...plain, text: "entry" })),
    );
  });

  const cases: [ShownFilter, string[]][] = [
    [{ network: "feed" }, ["entry"]],
    [{ media: "image" }, ["picture"]],
    [{ media: "video" }, ["film"]],
    [{ media: "none" }, ["entry", "tr", "tr-TR", "trv", "İ"]],
    [{ hashtag: "istanbulisiklari" }, ["İ"]],
    [{ hashtag: "#ISTANBULIŞIKLARI" }, ["İ"]],
    [{ hashtag: "İSTANBULIŞIKLARI" }, ["İ"]],
    [{ hashtag: "ıstanbulişiklari" }, ["İ"]],
    [{ hashtag: "istanbul" }, []],
    [{ tag: "summer" }, ["tr"]],
    [{ tag: "Summer" }, []],
    [{ lang: "tr" }, ["tr", "tr-TR"]],
    [{ lang: "t%" }, []],
    [{ lang: "tr", tag: "summer", media: "none" }, ["tr"]],
    [{ network: "feed\0", hashtag: "a\0", tag: "\0", lang: "\0" }, []],
  ];
  it.each(cases)("find by %j", async (filter, texts) => {
    expect(textsOf(await readAll(wall, 50, filter)).toSorted()).toEqual(texts.toSorted());
  });
});

describe("the plans of the feed", () => {
  it("read page 1 and page 100 from the index of the feed, without reading every placement", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    for (let n = 0; n < 4; n++) {
      await koro.take(source, upserts(...somePosts(1000)));
      koro.clock.advance(1000);
    }
    await koro.db.execute(sql`analyze`);
    const [deep] = await rows<FeedPlace>(
      koro.db,
      sql`
      select pinned, pin_rank as rank, shown_at::text as "shownAt", published_at::text as "publishedAt", post_id as id
      from placement where wall_id = ${wall}::uuid and shown_at is not null
      order by pinned desc, pin_rank desc, shown_at desc, published_at desc, post_id desc offset 2970 limit 1`,
    );

    for (const after of [null, deep ?? null]) {
      const plan = await explained((db) =>
        readShownPosts(db, wall, { filter: {}, after, limit: 30 }),
      );
      expect(plan).toContain("placement_feed");
      expect(plan).not.toMatch(/Seq Scan on (placement|post) /);
      expect(plan).not.toMatch(/Sort Key: pl\./);
      expect(
        Number(/placement_feed.*rows=(\d+(?:\.\d+)?) loops/.exec(plan)?.[1]),
      ).toBeLessThanOrEqual(30);
    }
  });
});

/** The plan of the one statement that a read runs. */
async function explained(read: (db: Koro["db"]) => Promise<unknown>): Promise<string> {
  let plan = "";
  const explaining = Object.create(koro.db, {
    execute: {
      value: async (statement: ReturnType<typeof sql>) => {
        const lines = await koro.db.execute(sql`explain (analyze, costs off) ${statement}`);
        plan = lines.map((line) => line["QUERY PLAN"]).join("\n");
        return [];
      },
    },
  });
  await read(explaining);
  return plan;
}
