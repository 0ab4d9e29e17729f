/** However many ask at once for a wall that changed, it is written once, compressed once, and within bounds. */
import { type Context, Hono } from "hono";
import { expect, it, vi } from "vitest";
import { createBoundedCache } from "../../server/http/bounded-cache.ts";
import { createServedAnswers } from "../../server/http/served-answers.ts";
import { createServedWalls, type WantedWall } from "../../server/http/served-walls.ts";
import type { FeedCache } from "../../server/live/feed-cache.ts";
import { finish } from "../../server/live/finished.ts";

const zlib = vi.hoisted(() => ({ failsOnce: false }));
vi.mock("node:zlib", async (original) => {
  const real = await original<typeof import("node:zlib")>();
  const gzip = (bytes: Buffer, done: (error: Error | null, result: Buffer) => void) => {
    if (!zlib.failsOnce) return real.gzip(bytes, done);
    zlib.failsOnce = false;
    setImmediate(done, new Error("no memory"), Buffer.alloc(0));
  };
  return { ...real, gzip };
});

const wanted: WantedWall = {
  ...{ slug: "acme", query: { limit: 30 }, attributes: {}, isOpen: false },
  moreUrl: (cursor) => `?cursor=${cursor}`,
};

function someWalls() {
  const feed = { seq: 1 };
  const get = async () => finish(JSON.stringify({ next: null, seq: feed.seq }), feed.seq);
  const renderWall = vi.fn(async () => {
    await new Promise(setImmediate);
    return { before: "<p>", css: "", after: "</p>" };
  });
  const live = { hears: true, feeds: { get } as unknown as FeedCache };
  return { feed, renderWall, walls: createServedWalls({ live, renderWall, publicUrl: "" }) };
}
const fifty = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, ask));

it("renders once for all who wait, and once more for those after a change", async () => {
  const { feed, renderWall, walls } = someWalls();
  expect(new Set(await fifty(() => walls.get(wanted))).size).toBe(1);
  expect(renderWall).toHaveBeenCalledTimes(1);

  feed.seq = 2;
  await fifty(() => walls.get(wanted));
  expect(renderWall).toHaveBeenCalledTimes(2);
});

it("renders anew for the next after a failure", async () => {
  const { renderWall, walls } = someWalls();
  renderWall.mockRejectedValueOnce(new Error("no memory"));
  await expect(walls.get(wanted)).rejects.toThrow("no memory");

  expect((await walls.get(wanted)).rendered.before).toBe("<p>");
});

it("writes and compresses an answer anew after a failure, and then no more", async () => {
  const served = await someWalls().walls.get(wanted);
  const answers = createServedAnswers();
  const write = vi.fn(async () => ({ body: "<p></p>".repeat(100), headers: {} }));
  const app = new Hono()
    .onError((_, c) => c.body(null, 500))
    .get("/", (c: Context) => answers.answer(c, served, "acme", write));
  const ask = async () => app.request("/", { headers: { "accept-encoding": "gzip" } });
  write.mockRejectedValueOnce(new Error("no memory"));
  expect((await ask()).status).toBe(500);
  zlib.failsOnce = true;
  expect((await ask()).status).toBe(500);
  expect((await ask()).status).toBe(200);
  const all = await fifty(ask);
  expect(all.map((answer) => answer.headers.get("content-encoding"))).toContain("gzip");
  expect(write).toHaveBeenCalledTimes(2);
});

it("writes an answer that nobody has had yet once for fifty at once", async () => {
  const served = await someWalls().walls.get(wanted);
  const answers = createServedAnswers();
  const write = vi.fn(async () => ({ body: "<p></p>", headers: {} }));
  const app = new Hono().get("/", (c: Context) => answers.answer(c, served, "acme", write));
  await fifty(async () => app.request("/"));
  expect(write).toHaveBeenCalledTimes(1);
});

it("lets go of what nobody asked for the longest, by number and by size", () => {
  const cache = createBoundedCache<object>({ mostEntries: 2, mostBytes: 10 });
  const [a, b, c] = [{}, {}, {}];
  cache.set("a", a);
  cache.set("b", b);
  cache.get("a");
  cache.set("c", c);
  expect(cache.get("b")).toBeUndefined();

  cache.grow("a", a, 6);
  cache.grow("b", b, 99);
  cache.grow("c", c, 6);
  expect([cache.get("a"), cache.get("c")]).toEqual([undefined, c]);
  expect(cache.bytes).toBe(6);
  cache.drop("c", a);
  expect(cache.get("c")).toBe(c);
  cache.drop("c", c);
  expect(cache.bytes).toBe(0);
});
