import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../../demo/listen.ts";
import { startSampleWorld } from "../../demo/world/start-sample-world.ts";

let world: Running;
let now = Date.parse("2026-11-20T08:00:00Z");

beforeAll(async () => {
  const clock = () => new Date(now);
  world = await startSampleWorld({ port: 0, host: "127.0.0.1", seed: "test", clock });
});
afterAll(async () => await world.stop());

const formats = [
  ["/blog/feed.xml", "rss"],
  ["/blog/atom.xml", "atom"],
  ["/blog/feed.json", "json"],
] as const;

describe.each(formats)("%s", (path, format) => {
  it("is read by feedsmith, article by article", async () => {
    const parsed = parseFeed(await (await fetch(world.url + path)).text());

    expect(parsed.format).toBe(format);
    const list = "items" in parsed.feed ? parsed.feed.items : undefined;
    const entries = "entries" in parsed.feed ? parsed.feed.entries : list;
    expect(entries?.length).toBeGreaterThan(8);
  });

  it("answers 304 to both validators until an article is born", async () => {
    const first = await fetch(world.url + path);
    const etag = first.headers.get("ETag") ?? "";
    const modified = first.headers.get("Last-Modified") ?? "";
    const ask = async (headers: Record<string, string>) =>
      (await fetch(world.url + path, { headers })).status;

    expect(await ask({ "If-None-Match": etag })).toBe(304);
    expect(await ask({ "If-Modified-Since": modified })).toBe(304);
    expect(await ask({ "If-None-Match": '"another"' })).toBe(200);
    now += 60 * 60_000;
    expect(await ask({ "If-None-Match": etag })).toBe(200);
  });
});

it("gives each RSS article a picture of a stated size and a page of its own", async () => {
  const parsed = parseFeed(await (await fetch(`${world.url}/blog/feed.xml`)).text());
  if (parsed.format !== "rss") throw new Error("not RSS");
  const [item] = parsed.feed.items ?? [];

  expect(item?.media?.contents?.[0]).toMatchObject({
    type: "image/jpeg",
    width: 1260,
    height: 840,
  });
  const page = await fetch(item?.link ?? "");
  expect(await page.text()).toContain("sample world");
});
