import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { News } from "../../../server/actions/announce.ts";
import { removePosts } from "../../../server/actions/remove-posts.ts";
import { rows } from "../../../server/db/client.ts";
import { anAuthor, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { askAll, askQueue } from "./ask-queue.ts";

let koro: Koro;
let wall: string;
beforeAll(async () => {
  koro = await openKoro();
  wall = await koro.aWall();
  const source = await koro.aSource(wall);
  const author = anAuthor({ externalId: "sule", name: "Şule Çınar", handle: "@sule_c" });
  const { hers: _, raw: __, ...theirs } = texts;
  await koro.take(
    source,
    upserts(
      ...Object.values(theirs).map((text) => aPost({ text, lang: null })),
      aPost({ text: texts.hers + author.name, author }),
    ),
  );
  // The same words without the server's help, as a script would store them.
  await koro.db.execute(sql`
    with made as (
      insert into post (id, workspace_id, network, canonical_uri, text, entities, hashtags, strict_keys, loose_keys,
        media_kinds, sensitive, counts, content_hash, published_at)
      select gen_random_uuid(), ${koro.workspaceId}::uuid, 'feed', 'raw', ${texts.raw}, '[]', '{}', '{}', '{}', '{}',
        false, '{}', 'raw', now() returning id)
    insert into placement (wall_id, post_id, workspace_id, state, published_at, arrived_at)
    select ${wall}::uuid, id, ${koro.workspaceId}::uuid, 'pending', now(), now() from made`);
});
afterAll(() => koro.close());

const texts = {
  books: "Bütün kitaplar rafta",
  book: "KİTABI kaybettim",
  run: "Running through the studies of happiness",
  runway: "The runway is long",
  phrase: "mavi deniz ve kırmızı halı",
  turned: "deniz mavi, halı kırmızı",
  tag: "Bugün #AcmeYazFestivali",
  percent: "yüzde 100% pamuk",
  hers: "hers ",
  raw: "Çiçekçiler sokağı, kitapları sayıyor",
};
const found = async (q: string) =>
  (await askAll(koro, wall, { q }, 100)).map(
    ({ text }) => Object.entries(texts).find(([, known]) => text.startsWith(known))?.[0],
  );

describe("words", () => {
  it.each([
    ["kitap", ["book", "books", "raw"]],
    ["KITAPLARI", ["book", "books", "raw"]],
    ["kitabi", ["book", "books", "raw"]],
    ["run", ["run"]],
    ["RUNS", ["run"]],
    ["study", ["run"]],
    ["cicekci", ["raw"]],
    ["mavi deniz", ["phrase", "turned"]],
    ['"mavi deniz"', ["phrase"]],
    ['"MAVİ DENIZ"', ["phrase"]],
    ['deniz -"mavi deniz"', ["turned"]],
    ["kitap -raf", ["book", "raw"]],
    ["sule hers", ["hers"]],
    ['"çınar @sule_c"', ["hers"]],
    ["@sule_c", ["hers"]],
    ["runw", ["runway"]],
    ["#acmey", ["tag"]],
    ["yazfest", ["tag"]],
    ["0%", ["percent"]],
    ["kimse böyle yazmadı", []],
  ])("%j finds %j", async (q, names) => {
    expect((await found(q)).toSorted()).toEqual(names);
  });

  it("of hostile making are never an error", async () => {
    const signs = "'\"\\:&|!()*<->@@~%_$$ \0\ud800";
    const all = [
      signs,
      signs.repeat(8).slice(0, 200),
      "a:*",
      "a & !b",
      "'a'",
      "-",
      '-"',
      "\\'",
      ":*",
    ];
    for (const q of [...all, ...[...signs].map((sign) => `kitap${sign}x`)])
      for (const mode of [null, "words", "beginnings", "letters"] as const) {
        const after = mode && { key: "2020-01-01T00:00:00Z", id: wall, mode };
        await expect(askQueue(koro, wall, { q }, { after })).resolves.toBeDefined();
      }
  });
});

describe("what a post is found by", () => {
  it("follows its edits and its author's name, and goes with the post", async () => {
    const home = await koro.aWall();
    const source = await koro.aSource(home);
    const author = anAuthor({ externalId: "moving", name: "Alpaslan Eski" });
    const post = aPost({ text: "zeytinler", author });
    const count = async (q: string) => (await askQueue(koro, home, { q })).rows.length;
    await koro.take(source, upserts(post));
    expect([await count("zeytin"), await count("eski")]).toEqual([1, 1]);

    const renamed = { ...author, name: "Alpaslan Yepyeni" };
    await koro.take(source, upserts({ ...post, author: renamed }));
    expect([await count("zeytin"), await count("eski"), await count("yepyeni")]).toEqual([1, 0, 1]);

    await koro.take(source, upserts({ ...post, text: "incirler", author: renamed }));
    expect([await count("zeytin"), await count("incir"), await count("yepyeni")]).toEqual([
      0, 1, 1,
    ]);

    const id = await koro.onlyPost(home);
    await koro.db.transaction((tx) =>
      removePosts(tx, new News(), {
        postIds: [id],
        at: koro.clock.now(),
        actor: moderator,
        reason: "erased",
      }),
    );
    const [kept] = await rows<{ words: string }>(
      koro.db,
      sql`select words::text from post where id = ${id}::uuid`,
    );
    expect(kept?.words).toBe("");
  });
});

describe("a search by letters", () => {
  it("goes on behind what it has looked at, and finds all there is", async () => {
    const big = await koro.aWall();
    const source = await koro.aSource(big);
    await koro.take(source, upserts(...somePosts(1500), aPost({ text: "one %% here" })));
    koro.clock.advance(1000);
    await koro.take(source, upserts(...somePosts(1500), aPost({ text: "two %% there" })));

    const first = await askQueue(koro, big, { q: "%%" });
    expect(first.rows).toEqual([]);
    expect(first.next).toMatchObject({ mode: "letters" });
    const all = await askAll(koro, big, { q: "%%" }, 30);
    expect(all.map(({ text }) => text)).toEqual(["one %% here", "two %% there"]);
  });
});
