import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../../server/actions/adjust-placement.ts";
import { readAuthorRecords } from "../../../server/db/reads/author-records.ts";
import { readFacets } from "../../../server/db/reads/facets.ts";
import type { PlacementFilters } from "../../../server/wire/placement-query.ts";
import { aMedium, anAuthor, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { askAll, askQueue, explaining } from "./ask-queue.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const by = (name: string, followers: number | null) =>
  anAuthor({ externalId: name, name, handle: `@${name}`, followers });

const textsOf = async (
  wall: string,
  query: Partial<PlacementFilters>,
  userId: string | null = null,
) => (await askQueue(koro, wall, query, { userId })).rows.map(({ text }) => text);

describe("filters and orders", () => {
  let wall: string;
  const me = "01930000-0000-7000-8000-000000000001";
  const you = "01930000-0000-7000-8000-000000000002";
  const link = { kind: "link", start: 0, end: 4, url: "https://acme.example/" } as const;
  beforeAll(async () => {
    wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const common = { counts: {}, lang: null };
    await koro.take(
      source,
      upserts(
        aPost({
          ...common,
          text: "nano",
          author: by("nano", 10),
          counts: { likes: 3, views: 900 },
        }),
        aPost({ ...common, text: "unknown", author: by("unknown", null), lang: "tr-TR" }),
        aPost({
          ...common,
          text: "link",
          entities: [link],
          author: by("big", 500_000),
          counts: { shares: 7 },
        }),
        aPost({ ...common, text: "mute", media: [aMedium({ alt: null })], author: by("mid", 900) }),
        aPost({
          ...common,
          text: "said",
          media: [aMedium()],
          author: by("mid", 900),
          counts: { likes: 0 },
        }),
      ),
    );
    await koro.db.execute(sql`
      update placement set arrived_at = timestamptz '2026-03-01' + interval '1 day' * (
        select array_position('{nano,unknown,link,mute,said}', text) from post where id = post_id)
      where wall_id = ${wall}::uuid`);
    const held = (text: string, user: string, until: string) =>
      koro.db.execute(sql`
        update placement set claimed_by = ${user}::uuid, claimed_until = ${until}::timestamptz
        where post_id = (select id from post where text = ${text}) and wall_id = ${wall}::uuid`);
    const soon = new Date(koro.clock.now().getTime() + 60_000).toISOString();
    await held("nano", me, soon);
    await held("link", you, soon);
    await held("mute", you, "2026-01-01T00:00:00Z");
  });

  const cases: [Partial<PlacementFilters>, string[]][] = [
    [{ alt: "missing" }, ["mute"]],
    [{ link: "yes" }, ["link"]],
    [{ link: "no", media: "none" }, ["nano", "unknown"]],
    [{ media: "image" }, ["mute", "said"]],
    [{ lang: "tr" }, ["unknown"]],
    [{ lang: "tr-TR" }, ["unknown"]],
    [{ lang: "t" }, []],
    [{ creator: "@mid" }, ["mute", "said"]],
    [{ claimed: "me" }, ["nano"]],
    [{ claimed: "others" }, ["link"]],
    [{ claimed: "none" }, ["unknown", "mute", "said"]],
    [{ from: "2026-03-03", until: "2026-03-04" }, ["unknown", "link"]],
    [{ from: "2026-03-04T00:00:00+00:00", until: "2026-03-04T00:00:00Z" }, ["link"]],
    [{ order: "engaged" }, ["link", "nano", "said", "mute", "unknown"]],
    [{ order: "reach-most" }, ["link", "said", "mute", "nano", "unknown"]],
    [{ order: "reach-least" }, ["nano", "mute", "said", "link", "unknown"]],
    [{ order: "newest", q: "-link", link: "no" }, ["said", "mute", "unknown", "nano"]],
    [{ order: "reach-most", q: "big" }, ["link"]],
  ];
  it.each(cases)("%j", async (query, texts) => {
    expect(await textsOf(wall, { state: "pending", ...query }, me)).toEqual(texts);
    expect(await textsOf(wall, query, me)).toEqual(texts);
  });

  it.each(["engaged", "reach-most", "reach-least", "newest"] as const)(
    "in pages, %s, has each once, what is unknown at the end",
    async (order) => {
      const whole = await textsOf(wall, { order });
      for (const limit of [1, 2, 3])
        expect((await askAll(koro, wall, { order }, limit)).map(({ text }) => text)).toEqual(whole);
    },
  );

  it("follow what is said of a post, its counts and its author", async () => {
    const home = await koro.aWall();
    const source = await koro.aSource(home);
    const small = by("growing", 1000);
    const post = aPost({
      text: "moving",
      author: small,
      media: [aMedium({ alt: null, key: "m" })],
    });
    await koro.take(source, upserts(post, aPost({ text: "still", author: by("still", 2000) })));
    const postId = (await askQueue(koro, home, { q: "moving" })).rows[0]?.id ?? "";
    const medium = (await askQueue(koro, home, { q: "moving" })).rows[0]?.media[0]?.id ?? "";
    expect(await textsOf(home, { alt: "missing" })).toEqual(["moving"]);
    expect(await textsOf(home, { order: "reach-most" })).toEqual(["still", "moving"]);

    const on = { wallId: home, postId };
    await adjustPlacement(koro.context, on, {
      lang: "de",
      tags: ["a", "b"],
      alt: { [medium]: "x" },
    });
    const grown = { ...post, author: { ...small, followers: 9000 }, counts: { likes: 5 } };
    await koro.take(source, upserts(grown));

    expect(await textsOf(home, { alt: "missing" })).toEqual([]);
    expect(await textsOf(home, { lang: "de" })).toEqual(["moving"]);
    expect(await textsOf(home, { order: "reach-most" })).toEqual(["moving", "still"]);
    expect(await textsOf(home, { order: "engaged" })).toEqual(["moving", "still"]);
    expect(await textsOf(home, { tag: "b" })).toEqual(["moving"]);
    await koro.move(home, postId, "hold");
    expect(await textsOf(home, { tag: "b", state: "pending" })).toEqual([]);
    expect(await textsOf(home, { tag: "b", state: "held" })).toEqual(["moving"]);
    await adjustPlacement(koro.context, on, { tags: [] });
    expect(await textsOf(home, { tag: "b" })).toEqual([]);
  });

  it("are offered with their numbers, and an author with what became of their posts", async () => {
    const home = await koro.aWall();
    await koro.take(
      await koro.aSource(home),
      upserts(...somePosts(4, { lang: "tr-TR", author: by("judged", 5) })),
    );
    const [one = "", two = ""] = await koro.postIds(home);
    await koro.move(home, one, "approve");
    await koro.move(home, two, "reject");

    const facets = await readFacets(koro.db, home, undefined);
    expect(facets).toMatchObject({
      networks: [{ value: "mastodon", count: 4, more: false }],
      languages: [{ value: "tr", count: 4, more: false }],
      ...{ tags: [], reasons: [{ value: "waits-for-person", count: 2 }] },
    });
    expect((await readFacets(koro.db, home, "held")).networks).toEqual([]);
    const account = (await askQueue(koro, home, {})).rows[0]?.account_id ?? "";
    const records = await readAuthorRecords(koro.db, [account, account, null]);
    expect(records.get(account)).toEqual({ approved: 1, rejected: 1, held: 0 });
  });
});

describe("the plans of the queue", () => {
  it("read each filter and each order off its index, without sorting placements", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const authors = Array.from({ length: 40 }, (_, n) => by(`plan${n}`, n * 100));
    await koro.take(
      source,
      upserts(
        ...Array.from({ length: 3000 }, (_, n) =>
          aPost({
            author: authors[n % 40] ?? null,
            lang: n % 3 ? "tr" : "en",
            counts: { likes: n },
          }),
        ),
      ),
    );
    await koro.db.execute(sql`
      update placement set tags = '{summer}', highlighted = true
      where wall_id = ${wall}::uuid and engagement % 50 = 0`);
    await koro.db.execute(sql`analyze`);
    const state = "pending" as const;
    const expected: [Partial<PlacementFilters>, string][] = [
      [{}, "placement_queue"],
      [{ order: "newest" }, "placement_queue"],
      [{ lang: "en" }, "placement_lang"],
      [{ creator: "@plan7" }, "placement_author"],
      [{ tag: "summer" }, "placement_tag"],
      [{ highlighted: "yes" }, "placement_highlighted"],
      [{ link: "yes" }, "placement_traits"],
      [{ reason: "of-nobody" }, "placement_reason"],
      [{ network: "tumblr" }, "placement_network"],
      [{ source: wall }, "placement_source"],
      [{ order: "engaged" }, "placement_engaged"],
      [{ order: "reach-least" }, "placement_reach"],
    ];
    for (const [query, index] of expected) {
      const asked = explaining(koro);
      await askQueue(asked.koro, wall, { state, ...query }, { limit: 30 });
      const plan = asked.plans.find((lines) => lines.includes("of_state")) ?? "";
      expect(plan, JSON.stringify(query)).toContain(index);
      expect(plan, JSON.stringify(query)).not.toMatch(/Seq Scan on (placement|post|account) /);
      const read = [...plan.matchAll(/Scan.* on placement.*rows=(\d+)/g)].map(([, rows]) =>
        Number(rows),
      );
      expect(Math.max(0, ...read), `${JSON.stringify(query)}\n${plan}`).toBeLessThanOrEqual(31);
    }
  });
});
