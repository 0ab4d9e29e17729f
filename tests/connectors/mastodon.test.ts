import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connector, ConnectorError, FoundPost } from "../../server/connectors/connector.ts";
import { mastodon } from "../../server/connectors/mastodon/mastodon.ts";
import type { MastodonTwin } from "../support/twins/mastodon.ts";
import { startMastodonTwin } from "../support/twins/mastodon.ts";
import type { TestClock, TestSource } from "../support/twins/reading.ts";
import { contextOf, readAll, TestStore, testClock } from "../support/twins/reading.ts";

let clock: TestClock;
let twin: MastodonTwin;
let store: TestStore;
beforeEach(async () => {
  clock = testClock();
  twin = await startMastodonTwin(clock.now);
  store = new TestStore();
});
afterEach(() => twin.close());

const connector = mastodon as Connector<never, never, never>;
const source = (token?: string): TestSource => ({
  connector,
  settings: { server: twin.origin, hashtag: "koro" },
  secrets: token ? { token } : null,
  clock,
});
const onlyPost = (): FoundPost => {
  const [post] = [...store.posts.values()];
  if (!post || store.posts.size !== 1) throw new Error(`${store.posts.size} posts`);
  return post;
};
const failed = (run: Promise<unknown> | undefined) =>
  (run ?? Promise.resolve()).then(
    () => Promise.reject(new Error("did not fail")),
    (error: ConnectorError) => error,
  );
const idAt = (id: string) => `${twin.origin.replace("http://", "")}/${id}`;
const recheck = async (...ids: string[]) =>
  (await connector.recheck?.(contextOf(source()), ids.map(idAt))) ?? [];

describe("a status becomes a post", () => {
  it("with everything the network says", async () => {
    const status = twin.post("Merhaba 👋", {
      language: "tr",
      sensitive: true,
      spoiler_text: "long",
      media_attachments: [
        {
          id: "9",
          type: "image",
          url: "https://files.example/a.jpg",
          preview_url: "https://files.example/a-small.jpg",
          description: "A choir",
          meta: { original: { width: 1200, height: 800 } },
        },
        {
          id: "10",
          type: "gifv",
          url: "https://files.example/b.mp4",
          preview_url: "https://files.example/b.png",
        },
        { id: "11", type: "unknown", url: null, remote_url: null },
        { broken: true },
      ],
    });
    await readAll(source(), store);
    expect(onlyPost()).toEqual({
      externalId: idAt(status.id),
      canonicalUri: `https://home.example/users/deniz/statuses/${status.id}`,
      permalink: `https://home.example/@deniz/${status.id}`,
      publishedAt: clock.now(),
      editedAt: null,
      text: "Merhaba 👋 #Koro",
      entities: [{ kind: "hashtag", start: 11, end: 16, url: `${twin.origin}/tags/koro` }],
      lang: "tr",
      author: {
        externalId: "https://home.example/@deniz",
        handle: "@deniz@home.example",
        name: "Deniz Kaya",
        url: "https://home.example/@deniz",
        avatarUrl: "https://home.example/avatars/deniz.png",
        followers: 4200,
      },
      media: [
        {
          key: "9",
          kind: "image",
          url: "https://files.example/a.jpg",
          previewUrl: null,
          alt: "A choir",
          width: 1200,
          height: 800,
        },
        {
          key: "10",
          kind: "video",
          url: "https://files.example/b.mp4",
          previewUrl: "https://files.example/b.png",
          alt: null,
          width: null,
          height: null,
        },
      ],
      counts: { likes: 3, shares: 2, comments: 1 },
      hashtags: ["koro"],
      sensitive: true,
      contentWarning: "long",
    });
  });

  it("from software that leaves most of it out", async () => {
    twin.postRaw({
      id: "01J9ZK4V3W",
      created_at: "2026-05-30T10:00:00Z",
      url: "javascript:alert(1)",
      content: "<p>Plain #Çay</p>",
      account: { id: 5, acct: "ayse", followers_count: -1 },
    });
    await readAll(source(), store);
    expect(onlyPost()).toMatchObject({
      externalId: idAt("01J9ZK4V3W"),
      permalink: null,
      text: "Plain #Çay",
      hashtags: ["Çay"],
      counts: {},
      lang: null,
      media: [],
      author: {
        handle: `@ayse@${twin.origin.replace("http://", "")}`,
        name: "ayse",
        followers: null,
      },
    });
  });

  it.each([
    ["a private one", { visibility: "private" }],
    ["a direct one", { visibility: "direct" }],
    ["one of somebody else", { reblog: { id: "1" } }],
  ])("but not %s", async (_, fields) => {
    twin.post("secret", fields);
    await readAll(source(), store);
    expect(store.posts.size).toBe(0);
  });

  it.each([
    "<p>Please #nobot</p>",
    "hi <a href='https://x.example/tags/noindex'>#<span>NoIndex</span></a>",
  ])("but none of people whose profile says %j", async (note) => {
    const shy = twin.post("quiet");
    shy.account = { ...(shy.account as object), note };
    await readAll(source(), store);
    expect(store.posts.size).toBe(0);
  });
});

describe("reading a hashtag", () => {
  it("finds a post that federates late and sorts below what is known", async () => {
    for (let n = 0; n < 60; n += 1)
      twin.post(`early ${n}.`, {}, new Date(clock.now().getTime() - n));
    await readAll(source(), store);
    clock.pass(60_000);
    twin.post("late", {}, new Date(clock.now().getTime() - 45 * 60_000));
    await readAll(source(), store);
    expect(store.texts.some((text) => text.includes("late"))).toBe(false);
    clock.pass(10 * 60_000);
    await readAll(source(), store);
    expect(store.texts.some((text) => text.includes("late"))).toBe(true);
  });

  it("asks once, without a cursor, as long as the page holds something known", async () => {
    twin.post("one");
    await readAll(source(), store);
    twin.asked.length = 0;
    twin.post("two");
    expect(await readAll(source(), store)).toBe(1);
    expect(twin.asked).toEqual(["GET /api/v1/timelines/tag/koro?limit=40"]);
  });

  it("drains more than a page that came at once, also from servers without Link", async () => {
    twin.lacks.add("link");
    twin.post("first");
    await readAll(source(), store);
    clock.pass(60_000);
    for (let n = 0; n < 130; n += 1) twin.post(`burst ${n}.`);
    await readAll(source(), store);
    expect(store.posts.size).toBe(131);
    expect(store.gaps).toEqual([]);
  });

  it("records a gap when more came than can be drained", async () => {
    twin.post("first");
    await readAll(source(), store);
    clock.pass(60_000);
    for (let n = 0; n < 900; n += 1) twin.post(`flood ${n}.`);
    await readAll(source(), store);
    expect(store.gaps).toHaveLength(1);
    expect(store.gaps[0]).toContain("20 pages");
  });

  it("takes an unknown hashtag for one that nobody has used yet", async () => {
    expect(
      await readAll({ ...source(), settings: { server: twin.origin, hashtag: "hiç" } }, store),
    ).toBe(1);
    expect(store.posts.size).toBe(0);
  });

  it("starts anew when server or hashtag have changed", async () => {
    twin.post("one");
    await readAll(source(), store);
    await readAll({ ...source(), settings: { server: twin.origin, hashtag: "KORO" } }, store);
    expect(store.cursor).toMatchObject({ of: `${twin.origin} KORO`, missing: [] });
  });

  it("waits until the ISO date of a 429", async () => {
    for (let n = 0; n < 50; n += 1) twin.post(`many ${n}.`);
    twin.pagingLeft = 0;
    const error = await failed(readAll(source(), store));
    expect(error).toMatchObject({ kind: "rate-limit" });
    expect(error.retryAt).toEqual(new Date(clock.now().getTime() + 15 * 60_000));
    expect(store.posts.size).toBe(40);
    twin.pagingLeft = 300;
    await readAll(source(), store);
    expect(store.posts.size).toBe(50);
  });

  it("tells one unreadable post once and goes on, but gives up on a page of them", async () => {
    twin.post("fine");
    twin.postRaw({ id: "3", content: 7 });
    await readAll(source(), store);
    clock.pass(60_000);
    await readAll(source(), store);
    expect(store.gaps).toEqual(["1 of 2 posts could not be understood and were left out"]);
    twin.statusesGone();
    expect(await failed(readAll(source(), new TestStore()))).toMatchObject({ kind: "contract" });
  });

  it("says that a web page is not Mastodon", async () => {
    const headers = { "content-type": "text/html" };
    twin.faults.push({ kind: "status", status: 200, headers, body: "<!doctype html>" });
    expect(await failed(readAll(source(), store))).toMatchObject({ kind: "contract" });
  });
});

describe("servers that want a login", () => {
  it.each(["authenticated", "disabled"] as const)(
    "are explained when hashtags are %s",
    async (access) => {
      twin.access = access;
      const error = await failed(connector.check?.(contextOf(source())));
      expect(error).toMatchObject({ kind: "auth" });
      expect(error.message).toContain("Choose another server");
      expect(await failed(readAll(source(), store))).toMatchObject({ kind: "auth" });
    },
  );

  it("open with a user's token, which no other token replaces", async () => {
    twin.access = "authenticated";
    twin.tokens.add("good-token");
    twin.post("inside");
    await readAll(source("good-token"), store);
    expect(store.posts.size).toBe(1);
    const error = await failed(connector.check?.(contextOf(source("bad-token"))));
    expect(error).toMatchObject({ kind: "auth" });
    expect(error.message).toContain("does not accept the token");
    expect(error.message).not.toContain("bad-token");
  });

  it("are tried all the same when they do not describe themselves", async () => {
    twin.lacks.add("instance");
    twin.post("older software");
    const found = await connector.check?.(contextOf(source()));
    expect(found?.sample?.text).toContain("older software");
  });
});

describe("asking again", () => {
  it.each(["with", "without"])("tells edits and deletions, %s the bulk question", async (bulk) => {
    if (bulk === "without") twin.lacks.add("bulk");
    const [kept, edited, deleted] = [twin.post("kept"), twin.post("first"), twin.post("gone")];
    clock.pass(60_000);
    twin.edit(edited.id, "second");
    twin.delete(deleted.id);
    const events = await recheck(kept.id, edited.id, deleted.id);
    expect(events.map((event) => event.kind)).toEqual(["upsert", "upsert", "delete"]);
    expect(events[1]).toMatchObject({ post: { text: "second", editedAt: clock.now() } });
    expect(events[2]).toMatchObject({ externalId: idAt(deleted.id) });
  });

  it.each([401, 403, 500, 503])("never takes %i for a deletion", async (status) => {
    const deleted = twin.post("gone");
    twin.delete(deleted.id);
    twin.lacks.add("bulk");
    twin.faults.push({ kind: "status", status: 404 }, { kind: "status", status });
    expect(await recheck(deleted.id)).toEqual([]);
  });

  it("never takes the silence of a parked domain for a deletion", async () => {
    const post = twin.post("still there");
    const body = "<h1>This domain is for sale</h1>";
    twin.faults.push({ kind: "status", status: 404, body }, { kind: "status", status: 404, body });
    expect(await recheck(post.id)).toEqual([]);
    twin.faults.push({ kind: "reset" });
    await expect(recheck(post.id)).rejects.toMatchObject({ kind: "transient" });
  });

  it("asks alone for what the bulk answer leaves out", async () => {
    const post = twin.post("left out");
    const headers = { "content-type": "application/json" };
    twin.faults.push({ kind: "status", status: 200, headers, body: "[]" });
    expect(await recheck(post.id)).toMatchObject([{ kind: "upsert" }]);
  });

  it("takes down what has become private or whose author has opted out", async () => {
    const [hidden, shy] = [twin.post("one"), twin.post("two")];
    hidden.visibility = "private";
    shy.account = { ...(shy.account as object), note: "#nobot" };
    const events = await recheck(hidden.id, shy.id);
    expect(events).toMatchObject([
      { kind: "delete", reason: "author" },
      { kind: "delete", reason: "author" },
    ]);
  });

  it("leaves posts of other servers alone", async () => {
    const events = await connector.recheck?.(contextOf(source()), ["other.example/1"]);
    expect(events).toEqual([]);
    expect(twin.asked).toEqual([]);
  });
});
