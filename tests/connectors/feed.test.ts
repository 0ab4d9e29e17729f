import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connector, ConnectorError } from "../../server/connectors/connector.ts";
import { feed } from "../../server/connectors/feed/feed.ts";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import type { FeedTwin } from "../support/twins/feed.ts";
import { startFeedTwin } from "../support/twins/feed.ts";
import type { TestClock, TestSource } from "../support/twins/reading.ts";
import { contextOf, readAll, TestStore, testClock } from "../support/twins/reading.ts";

let clock: TestClock;
let twin: FeedTwin;
let store: TestStore;
beforeEach(async () => {
  clock = testClock();
  twin = await startFeedTwin(clock.now);
  store = new TestStore();
});
afterEach(() => twin.close());

const connector = feed as Connector<never, never, never>;
const source = (url = twin.url): TestSource => ({ connector, settings: { url }, clock });
const read = async (times = 1) => {
  for (let n = 0; n < times; n += 1) {
    clock.pass(60_000);
    await readAll(source(), store);
  }
};
const failed = (run: Promise<unknown> | undefined) =>
  (run ?? Promise.resolve()).then(
    () => Promise.reject(new Error("did not fail")),
    (error: ConnectorError) => error,
  );
/** Five entries, the first the oldest. */
const publishFive = () =>
  ["a", "b", "c", "d", "e"].map((words, n) =>
    twin.post(words, { at: new Date(clock.now().getTime() - (5 - n) * 60_000) }),
  );

describe("asking for a feed", () => {
  it("asks only for changes, and hears nothing new from an unchanged feed", async () => {
    twin.post("one");
    await read();
    const before = store.cursor;
    const reading = await connector.read?.(contextOf(source()), before as never);
    expect(reading).toMatchObject({ events: [], more: false });
    twin.post("two");
    await read();
    expect(store.texts).toEqual(["one", "two"]);
  });

  it("sends the date back to servers that know no ETag", async () => {
    const headers = { "last-modified": "Mon, 01 Jun 2026 08:00:00 GMT" };
    const body = "<rss version='2.0'><channel><title>x</title></channel></rss>";
    twin.instead = { status: 200, headers, body };
    await read();
    expect(store.cursor).toMatchObject({ etag: null, lastModified: headers["last-modified"] });
  });

  it("goes to the new address after a permanent move, and back when that was a mistake", async () => {
    twin.post("moved");
    const old = `${twin.origin}/old.xml`;
    twin.at.set("/old.xml", { status: 301, headers: { location: "/feed.xml" } });
    await readAll(source(old), store);
    twin.asked.length = 0;
    await readAll(source(old), store);
    expect(twin.asked).toEqual(["GET /feed.xml"]);

    twin.at.set("/feed.xml", {
      status: 200,
      headers: {},
      body: "<html>Log in to the hotel</html>",
    });
    const body =
      "<rss version='2.0'><channel><title>x</title><item><title>back</title></item></channel></rss>";
    twin.at.set("/old.xml", { status: 200, headers: {}, body });
    await readAll(source(old), store);
    expect(store.texts).toContain("back");
    expect(store.cursor).toMatchObject({ movedTo: null });
  });

  it("does not remember a move for now", async () => {
    twin.post("away");
    twin.at.set("/old.xml", { status: 302, headers: { location: "/feed.xml" } });
    await readAll(source(`${twin.origin}/old.xml`), store);
    expect(store.cursor).toMatchObject({ movedTo: null });
  });

  it.each([404, 410])("gives up on %i", async (status) => {
    twin.faults.push({ kind: "status", status });
    expect(await failed(read())).toMatchObject({ kind: "permanent" });
  });

  it("tries again when a feed that was there is not found, for sites have bad days", async () => {
    twin.post("before");
    await read();
    twin.faults.push({ kind: "status", status: 404 });
    expect(await failed(read())).toMatchObject({ kind: "transient" });
    twin.faults.push({ kind: "status", status: 410 });
    expect(await failed(read())).toMatchObject({ kind: "permanent" });
  });

  it("names the feed of a page that is not one", async () => {
    const body = `<!doctype html><html><head><title>Blog</title>
      <link rel="alternate" type="application/rss+xml" title="RSS" href="/blog/feed.xml?token=t0p"></head></html>`;
    twin.instead = { status: 200, headers: { "content-type": "text/html" }, body };
    const error = await failed(connector.check?.(contextOf(source())));
    expect(error.kind).toBe("contract");
    expect(error.message).toContain(`${twin.origin}/blog/feed.xml`);
    expect(error.message).not.toContain("t0p");
  });

  it.each([
    ["nothing", "", "nothing at all"],
    ["something else", '{"hello":"world"}', "something else"],
    ["half a feed", "<rss version='2.0'><channel><title>x</title><item><title>a</", "broken"],
  ])("says so when it is given %s", async (_, body, words) => {
    twin.instead = { status: 200, headers: {}, body };
    const error = await failed(read());
    expect(error).toMatchObject({ kind: "contract" });
    expect(error.message).toContain(words);
  });

  it.each(["<", "<title ", "<!DOCTYPE", "<a"])(
    "is not kept busy by %j without end",
    async (piece) => {
      const body = `<rss version='2.0'><channel><item><title>${piece.repeat(400_000)}'>`;
      twin.instead = { status: 200, headers: {}, body };
      const started = performance.now();
      expect(await failed(read())).toMatchObject({ kind: "contract" });
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it("reads no more than five megabytes", async () => {
    twin.instead = { status: 200, headers: {}, body: "x".repeat(5 * 1024 * 1024 + 1) };
    expect(await failed(read())).toMatchObject({ kind: "permanent" });
  });

  it("says what may be done about an address that is not public", async () => {
    const closed = createSafeFetch({ allowPrivate: [], userAgent: "Koro tests" });
    const context = { ...contextOf(source()), fetch: closed };
    const error = await failed(connector.read?.(context, null as never));
    expect(error).toMatchObject({ kind: "permanent" });
    expect(error.message).toContain("ALLOW_PRIVATE_NETWORKS");
    await closed.close();
  });

  it.each([
    ["", 5],
    ["<ttl>1</ttl>", 5],
    ["<ttl>20</ttl>", 20],
    ["<ttl>1440</ttl>", 60],
    ["<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 15],
    ["<sy:updatePeriod>daily</sy:updatePeriod>", 60],
  ])("comes back for %j after %i minutes", async (wish, minutes) => {
    const body = `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>x</title>${wish}</channel></rss>`;
    twin.instead = { status: 200, headers: {}, body };
    const reading = await connector.read?.(contextOf(source()), null as never);
    expect(reading?.nextReadAt).toEqual(new Date(clock.now().getTime() + minutes * 60_000));
  });

  it("reads the newest 500 of a feed without end and says once what was left out", async () => {
    twin.window = 100_000;
    for (let n = 0; n < 2_000; n += 1) {
      twin.post(`n${n}.`, { at: new Date(clock.now().getTime() - n * 1_000) });
    }
    await read(2);
    expect(store.posts.size).toBe(500);
    expect(store.texts).toContain("n0.");
    expect(store.gaps).toHaveLength(1);
  });
});

describe("edits in a feed", () => {
  it("are told with a later time each, and not when only a signature in an address has changed", async () => {
    const entry = twin.post("first", { html: '<img src="https://i.example/1.jpg?sig=1">' });
    await read();
    const times: unknown[] = [];
    for (const [words, sig] of [
      ["first", 2],
      ["second", 3],
      ["second", 4],
      ["third", 5],
    ]) {
      entry.words = `${words}`;
      entry.html = `<img src="https://i.example/1.jpg?sig=${sig}">`;
      await read();
      times.push([...store.posts.values()][0]?.editedAt?.getTime() ?? null);
    }
    const [untouched, second, still, third] = times;
    expect(untouched).toBeNull();
    expect(second).toBe(still);
    expect(third).toBeGreaterThan(Number(second));
  });
});

describe("an entry that has left the feed", () => {
  it("is taken down at once when its page is gone and pages of others are not", async () => {
    const [, b] = publishFive();
    await read();
    twin.delete(b?.id ?? "");
    await read();
    expect(store.texts).toEqual(["a", "c", "d", "e"]);
  });

  it("stays when the window only rolled past it, however many do at once", async () => {
    twin.window = 5;
    publishFive();
    await read();
    for (const words of ["f", "g", "h"]) twin.post(words);
    twin.pages = "missing";
    await read(3);
    expect(store.posts.size).toBe(8);
  });

  it("stays when the window rolled past it though an old entry is pinned to the top", async () => {
    const item = (n: number, day: number) =>
      `<item><guid>g${n}</guid><title>t${n}</title><link>${twin.origin}/none/${n}</link><pubDate>2026-05-${day}</pubDate></item>`;
    const serve = (...items: string[]) => {
      const body = `<rss version="2.0"><channel><title>x</title>${items.join("")}</channel></rss>`;
      twin.instead = { status: 200, headers: {}, body };
    };
    serve(item(1, 10), item(4, 24), item(3, 23), item(2, 22));
    await read();
    serve(item(1, 10), item(5, 25), item(4, 24), item(3, 23));
    await read(3);
    expect(store.deleted).toEqual([]);
  });

  it("stays while its page is still there", async () => {
    const [, b] = publishFive();
    twin.pages = "kept";
    await read();
    twin.delete(b?.id ?? "");
    await read(8);
    expect(store.deleted).toEqual([]);
  });

  it("is taken down later when a cache had kept its page for a while", async () => {
    const [, b] = publishFive();
    twin.pages = "kept";
    await read();
    twin.delete(b?.id ?? "");
    await read(2);
    twin.pages = "right";
    await read();
    expect(store.deleted).toHaveLength(1);
  });

  it.each(["missing", "feed"] as const)(
    "is taken down at the second reading where pages say nothing (%s)",
    async (pages) => {
      const [, b] = publishFive();
      twin.pages = pages;
      await read();
      twin.delete(b?.id ?? "");
      await read();
      expect(store.deleted).toEqual([]);
      await read();
      expect(store.texts).toEqual(["a", "c", "d", "e"]);
    },
  );

  it("is taken down too when it was the oldest and nothing new has come", async () => {
    const [a] = publishFive();
    await read();
    twin.delete(a?.id ?? "");
    await read();
    expect(store.texts).toEqual(["b", "c", "d", "e"]);
  });

  it("comes back as it was after one accident, an empty document among them", async () => {
    const [, b] = publishFive();
    twin.pages = "missing";
    await read();
    twin.instead = {
      status: 200,
      headers: {},
      body: "<rss version='2.0'><channel><title>x</title></channel></rss>",
    };
    await read(3);
    twin.instead = null;
    twin.delete(b?.id ?? "");
    await read();
    if (b) twin.entries.push(b);
    await read(3);
    expect(store.deleted).toEqual([]);
    expect(store.posts.size).toBe(5);
  });

  it("waits while its server has trouble", async () => {
    const [, b] = publishFive();
    await read();
    twin.delete(b?.id ?? "");
    twin.at.set(`/posts/${b?.id}`, { status: 503 });
    await read(3);
    expect(store.deleted).toEqual([]);
    twin.at.clear();
    await read();
    expect(store.deleted).toHaveLength(1);
  });

  it("makes at most five of them be asked about at once", async () => {
    for (let n = 0; n < 20; n += 1)
      twin.post(`n${n}.`, { at: new Date(clock.now().getTime() - n * 1000) });
    await read();
    for (let n = 2; n <= 13; n += 1) twin.delete(`${n}`);
    twin.asked.length = 0;
    await read();
    expect(store.deleted).toHaveLength(5);
    expect(twin.asked.length).toBeLessThanOrEqual(13);
    await read(2);
    expect(store.deleted).toHaveLength(12);
  });
});
