import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Feed } from "../../server/wire/wall.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { addWorkspace } from "./support/people.ts";
import { addPosts, addShown, aPost, aWall, move, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { type RawAnswer, rawly } from "./support/raw.ts";
import { aSecond, until } from "./support/until.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

const feedOf = (wall: TestWall, query = "") => `/v1/walls/${wall.slug}/feed${query}`;
const ask = (wall: TestWall, query = "") => fetch(koro.origin + feedOf(wall, query));
const read = async (wall: TestWall, query = ""): Promise<Feed> =>
  (await ask(wall, query)).json() as Promise<Feed>;

describe("the feed's words", () => {
  it("has every field of the contract and no other", async () => {
    const wall = await aWall(koro, workspaceId);
    const entities = [
      { kind: "hashtag" as const, start: 6, end: 14, url: "https://home.example/tags/acmeyaz" },
    ];
    const [id] = await addShown(koro, wall, [aPost({ text: "Hello #AcmeYaz", entities })]);

    const feed = await read(wall);

    const [post] = feed.posts;
    expect(post).toEqual({
      id,
      network: "mastodon",
      permalink: expect.stringMatching(/^https:\/\/home\.example\/@deniz\//),
      publishedAt: "2026-11-20T09:00:00.000Z",
      shownAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      lang: "en",
      text: "Hello #AcmeYaz",
      entities,
      author: {
        name: "Deniz Kaya",
        handle: "@deniz@home.example",
        url: "https://home.example/@deniz",
        avatar: null,
      },
      media: [],
      badges: [],
      sensitive: false,
      contentWarning: null,
      pinned: false,
      highlighted: false,
      tags: [],
      counts: { likes: 12 },
      cta: null,
    });
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(Feed.strict().parse(feed)).toEqual(feed);
    expect(Object.keys(feed.wall).sort()).toEqual(
      [
        ...["slug", "title", "locale", "hashtags", "look", "state", "submitUrl", "noticeUrl"],
        ...["consent", "seq"],
      ].sort(),
    );
    expect(feed.wall.seq).toBe(feed.seq);
    const alone = await fetch(`${koro.origin}/v1/walls/${wall.slug}`);
    expect(await alone.json()).toEqual(feed.wall);
  });

  it("leaves out what the network did not say: no author, no counts, no number 0", async () => {
    const wall = await aWall(koro, workspaceId, { uploads: false });
    await addShown(koro, wall, [aPost({ author: null, counts: {}, lang: null })]);

    const { posts, wall: said } = await read(wall);

    expect(posts[0]).toMatchObject({ author: null, counts: {}, lang: null });
    expect(said.submitUrl).toBeNull();
  });

  it("ignores query parameters it does not know and refuses what it cannot read", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);

    expect((await read(wall, "?colour=blue&limit=5")).posts).toHaveLength(1);
    for (const bad of [
      ...["limit=0", "limit=101", "limit=ten", "limit=1.5", "limit=", "media=picture"],
      ...["cursor=nonsense", `cursor=${"x".repeat(401)}`, `cursor=${cursorOf(["maybe"])}`],
      `cursor=${cursorOf([false, "1", "1", "0193e4a0-0000-7000-8000-000000000000"])}`,
      `cursor=${cursorOf([false, "2026-13-45T00:00:00Z", "x", "0193e4a0-0000-7000-8000-000000000000"])}`,
      `cursor=${cursorOf([false, "+275760-09-13T00:00:00.000Z", "+275760-09-13T00:00:00.000Z", "0193e4a0-0000-7000-8000-000000000000"])}`,
      "network=%00",
    ])
      await aProblem(await ask(wall, `?${bad}`), 400, "bad-request");
  });

  it("answers 404 for walls that are unknown, drafts, deleted or no names at all", async () => {
    const draft = await aWall(koro, workspaceId, { state: "draft" });
    const slugs = [
      "nobody",
      draft.slug,
      "%00",
      "..%2f..%2fetc",
      "a'--",
      "İstanbul",
      "a".repeat(3000),
    ];
    for (const slug of slugs) {
      const answer = await fetch(
        `${koro.origin}/v1/walls/${encodeURI(slug).replaceAll("%25", "%")}/feed`,
      );
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
  });
});

const cursorOf = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString("base64url");

describe("what is in the feed", () => {
  it("pages through everything once, pinned first, then newest first", async () => {
    const wall = await aWall(koro, workspaceId);
    const times = Array.from({ length: 23 }, (_, at) => new Date(Date.UTC(2026, 10, 1, 0, at % 4)));
    const ids = await addShown(
      koro,
      wall,
      times.map((publishedAt) => aPost({ publishedAt })),
    );
    await koro.actions.db.execute(`update placement set pinned = true where post_id = '${ids[3]}'`);

    const pages: Feed[] = [];
    for (let query = "?limit=5"; query; ) {
      const page = await read(wall, query);
      pages.push(page);
      query = page.next ? `?limit=5&cursor=${encodeURIComponent(page.next)}` : "";
    }

    const all = pages.flatMap((page) => page.posts);
    expect(pages.map((page) => page.posts.length)).toEqual([5, 5, 5, 5, 3]);
    expect(new Set(all.map((post) => post.id))).toEqual(new Set(ids));
    expect(all[0]?.id).toBe(ids[3]);
    const order = all.slice(1).map((post) => `${post.shownAt} ${post.publishedAt} ${post.id}`);
    expect(order).toEqual(order.toSorted().reverse());
  });

  it("filters by network, media, hashtag, tag and language", async () => {
    const wall = await aWall(koro, workspaceId);
    const [turkish] = await addShown(koro, wall, [
      aPost({ lang: "tr-TR", hashtags: ["İstanbul"] }),
    ]);
    const [english] = await addShown(koro, wall, [aPost({ hashtags: ["Rain"] })]);
    await koro.actions.db.execute(
      `update placement set tags = '{summer}' where post_id = '${english}'`,
    );
    const found = async (query: string) =>
      (await read(wall, `?${query}`)).posts.map((post) => post.id);

    expect(await found("network=mastodon")).toHaveLength(2);
    expect(await found("network=upload")).toEqual([]);
    expect(await found("media=none")).toHaveLength(2);
    expect(await found("media=image")).toEqual([]);
    expect(await found(`hashtag=${encodeURIComponent("#istanbul")}`)).toEqual([turkish]);
    expect(await found("tag=summer")).toEqual([english]);
    expect(await found("lang=tr")).toEqual([turkish]);
    expect(await found("display=nowhere")).toHaveLength(2);
  });

  it("holds nothing that is not approved, and one post answers 404 for every reason", async () => {
    const wall = await aWall(koro, workspaceId);
    const [pending, rejected, held, gone, shown] = await addPosts(koro, wall, [
      ...[aPost(), aPost(), aPost(), aPost(), aPost()],
    ]);
    const ids = [rejected, held, gone, shown] as string[];
    await move(koro, wall, "approve", ids);
    await move(koro, wall, "reject", [rejected as string]);
    await move(koro, wall, "hold", [held as string]);
    await koro.actions.db.execute(`update post set gone_at = now() where id = '${gone}'`);

    const { posts } = await read(wall);

    expect(posts.map((post) => post.id)).toEqual([shown]);
    const one = (id: string) => fetch(`${koro.origin}/v1/walls/${wall.slug}/posts/${id}`);
    expect(await (await one(shown as string)).json()).toEqual(posts[0]);
    const details: string[] = [];
    for (const id of [pending, rejected, held, gone, wall.id, "nothing", "%00"])
      details.push((await aProblem(await one(id as string), 404, "not-found")).detail);
    expect(new Set(details).size).toBe(1);
  });
});

describe("the feed's bytes", () => {
  const encodings = ["identity", "gzip", "br"] as const;
  const opened = { identity: (b: Buffer) => b, gzip: gunzipSync, br: brotliDecompressSync };
  const raw = (wall: TestWall, headers: Record<string, string>, more = {}) =>
    rawly(koro.origin, feedOf(wall), { headers, ...more });
  const plain = ({
    headers: { date: _, connection: _c, "keep-alive": _k, ...headers },
  }: RawAnswer) => headers;

  it("are the same from the route and from memory, headers included, in every encoding", async () => {
    for (const encoding of encodings) {
      const wall = await aWall(koro, workspaceId);
      await addShown(koro, wall, [aPost(), aPost()]);
      const first = await raw(wall, { "accept-encoding": encoding });
      expect(koro.live.feeds.peek(feedOf(wall))).not.toBeNull();
      const second = await raw(wall, { "accept-encoding": encoding });
      const head = await raw(wall, { "accept-encoding": encoding }, { method: "HEAD" });

      expect(second.bytes.equals(first.bytes)).toBe(true);
      expect(plain(second)).toEqual(plain(first));
      expect(plain(head)).toEqual(plain(first));
      expect(head.bytes).toHaveLength(0);
      expect(first.headers["content-encoding"]).toBe(
        encoding === "identity" ? undefined : encoding,
      );
      const feed = JSON.parse(opened[encoding](first.bytes).toString());
      expect(feed.posts).toHaveLength(2);
      expect(first.headers).toMatchObject({
        "cache-control":
          "public, max-age=1, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400",
        vary: expect.stringMatching(/Accept-Encoding/i),
        "access-control-allow-origin": "*",
        etag: expect.stringMatching(/^"[^"]+"$/),
      });
      expect(first.headers["access-control-allow-credentials"]).toBeUndefined();
    }
  });

  it("are chosen by what the client takes", async () => {
    const wall = await aWall(koro, workspaceId);
    const expected: [string | null, string | undefined][] = [
      [null, undefined],
      ["", undefined],
      ["gzip, deflate, br", "br"],
      ["gzip;q=1.0, br;q=0", "gzip"],
      ["br;q=0, gzip;q=0", undefined],
      ["*", "br"],
      ["*;q=0", undefined],
      ["br;q=0, *", "gzip"],
      ["BR", "br"],
      ["deflate", undefined],
    ];
    for (const round of ["route", "memory"])
      for (const [header, encoding] of expected) {
        const headers: Record<string, string> =
          header === null ? {} : { "accept-encoding": header };
        const answer = await raw(wall, headers);
        expect([round, header, answer.headers["content-encoding"]]).toEqual([
          round,
          header,
          encoding,
        ]);
      }
  });

  it("have a strong tag of their own that answers 304, and the same bytes keep their tag", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);
    const tags: string[] = [];
    for (const encoding of encodings) {
      const { headers } = await raw(wall, { "accept-encoding": encoding });
      const etag = headers.etag ?? "";
      tags.push(etag);
      for (const given of [etag, `W/${etag}`, `"other", ${etag}`, "*"])
        for (const forget of [true, false]) {
          if (forget) koro.live.feeds.forgetAll();
          const answer = await raw(wall, { "accept-encoding": encoding, "if-none-match": given });
          expect([given, answer.status, answer.bytes.length]).toEqual([given, 304, 0]);
          expect(answer.headers).toMatchObject({
            etag,
            vary: expect.stringMatching(/Accept-Encoding/i),
            "access-control-allow-origin": "*",
            "cache-control": expect.stringContaining("max-age=1"),
          });
        }
      koro.live.feeds.forgetAll();
      expect((await raw(wall, { "accept-encoding": encoding })).headers.etag).toBe(etag);
    }
    expect(new Set(tags).size).toBe(3);
    const other = await raw(wall, { "if-none-match": '"something else"' });
    expect(other.status).toBe(200);
  });

  it("stay the same while unapproved posts arrive and change with the next approval", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);
    const tag = async () => (await ask(wall)).headers.get("etag");
    const before = await until(tag, (etag) => etag !== null);

    const [post] = await addPosts(koro, wall, [aPost()]);
    expect(await tag()).toBe(before);
    koro.live.feeds.forgetAll();
    expect(await tag()).toBe(before);

    await move(koro, wall, "approve", [post as string]);
    await until(tag, (etag) => etag !== before, aSecond);
    expect((await read(wall)).posts[0]?.id).toBe(post);
  });

  it("may be read by any origin: errors, preflights and other methods, too", async () => {
    const wall = await aWall(koro, workspaceId);
    const origin = { origin: "https://brand.example" };
    const preflight = await raw(wall, origin, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": expect.stringContaining("GET"),
    });
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const answer = await fetch(koro.origin + feedOf(wall), { method, headers: origin });
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      await aProblem(answer, 404, "not-found");
    }
    const unknown = await fetch(`${koro.origin}/v1/walls/${wall.slug}/nothing/here`, {
      headers: origin,
    });
    expect(unknown.headers.get("access-control-allow-origin")).toBe("*");
    await aProblem(unknown, 404, "not-found");
    await aProblem(await fetch(`${koro.origin}/v1/nothing`), 404, "not-found");
    const limit = await ask(wall, "?limit=x");
    expect(limit.headers.get("access-control-allow-origin")).toBe("*");
  });
});
