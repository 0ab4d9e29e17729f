import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FoundPost } from "../../../server/connectors/connector.ts";
import { rows } from "../../../server/db/client.ts";
import { aMedium, anAuthor, aPost, deletionOf, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const hostile: Record<string, string> = {
  "with NUL": "a\0b",
  "with half a surrogate pair": "a\ud800b\udc00",
  "of 12,000 characters": "ş".repeat(12_000),
  "that nothing compresses": Array.from({ length: 3000 }, (_, n) =>
    String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)),
  ).join(""),
  "of quotes and braces": `'"\\{}[],; $1 -- */ <script>alert(1)</script> \u202e`,
  "of nothing": "",
};

/** The same hostile text wherever a network could put one. */
const everywhere = (text: string): FoundPost => ({
  externalId: text,
  canonicalUri: `https://home.example/${text}`,
  permalink: `javascript:${text}`,
  publishedAt: new Date(Number.NaN),
  editedAt: new Date(Number.NaN),
  text,
  entities: [{ kind: "link", start: 0, end: 1, url: `https://home.example/?q=${text}` }],
  lang: text,
  author: anAuthor({ externalId: text, handle: text, name: text, url: text, avatarUrl: text }),
  media: [aMedium({ key: text, url: text, alt: text, previewUrl: text })],
  counts: {},
  hashtags: [text, `#${text}`],
  sensitive: false,
  contentWarning: text,
});

describe("hostile posts", () => {
  it.each(Object.keys(hostile))("are stored with every field %s, and found again", async (name) => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const post = everywhere(hostile[name] ?? "");

    const first = await koro.take(source, upserts(post, aPost()));
    const again = await koro.take(source, upserts(post));
    const gone = await koro.take(source, [deletionOf(post)]);

    expect([first.added, again.added, again.changed, gone.removed]).toEqual([2, 0, 0, 1]);
  });

  it.each([
    ["fractions", 1.5],
    ["not a number", Number.NaN],
    ["endless", Number.POSITIVE_INFINITY],
    ["negative", -3],
    ["enormous", 1e300],
  ])("are stored with numbers that are %s", async (_, number) => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const post = aPost({
      author: anAuthor({ externalId: `counted-${number}`, followers: number }),
      media: [aMedium({ width: number, height: number })],
      counts: { likes: number, views: number },
    });

    const { added } = await koro.take(source, upserts(post));

    expect(added).toBe(1);
  });

  it("keep one medium of several with one key", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const media = [aMedium({ key: "same", alt: "first" }), aMedium({ key: "same", alt: "second" })];

    await koro.take(source, upserts(aPost({ media })));

    const id = await koro.onlyPost(wall);
    expect(await koro.count("media", sql`post_id = ${id}::uuid and alt = 'first'`)).toBe(1);
  });

  it.each([
    ["in the year 275760", new Date(8.64e15)],
    ["in the year -271821", new Date(-8.64e15)],
    ["tomorrow", new Date(Date.now() + 86_400_000)],
  ])("dated %s are dated to their arrival", async (_, date) => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);

    await koro.take(source, upserts(aPost({ publishedAt: date, editedAt: date })));

    const [times] = await rows<{ same: boolean }>(
      koro.db,
      sql`
      select p.published_at = pl.arrived_at and p.edited_at = pl.arrived_at
        and pl.published_at = pl.arrived_at as same
      from placement pl join post p on p.id = pl.post_id where pl.wall_id = ${wall}::uuid`,
    );
    expect(times).toEqual({ same: true });
  });

  it("keep no address that is not a web address", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const url = "javascript:alert(1)";
    const author = anAuthor({ externalId: "js", url, avatarUrl: "data:image/png;base64,AAAA" });
    await koro.take(
      source,
      upserts(
        aPost({
          ...{ author, permalink: url, canonicalUri: url },
          entities: [{ kind: "link", start: 0, end: 3, url }],
          media: [aMedium({ url: "file:///etc/passwd" })],
        }),
      ),
    );

    const [stored] = await rows(
      koro.db,
      sql`
      select p.permalink, p.entities, a.url, a.avatar_url, m.remote_url, m.state
      from placement pl join post p on p.id = pl.post_id join account a on a.id = p.account_id
      join media m on m.post_id = p.id where pl.wall_id = ${wall}::uuid`,
    );
    expect(stored).toEqual({
      ...{ permalink: null, entities: [], url: null, avatar_url: null, remote_url: null },
      state: "refused",
    });
  });
});
