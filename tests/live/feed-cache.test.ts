import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Executor } from "../../server/db/client.ts";
import { createFeedCache } from "../../server/live/feed-cache.ts";
import { FeedQuery } from "../../server/wire/wall.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addShown, aPost, aWall } from "../http/support/posts.ts";
import { until } from "../support/koro.ts";
import { type Koro, startKoro } from "../support/server.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
});
afterAll(() => koro?.stop());

/** A cache whose readings of posts are counted and stopped by `meanwhile`, once. */
function aCache() {
  const seen = { readings: 0, meanwhile: async () => {} };
  const { db } = koro.actions;
  const execute = async (statement: Parameters<Executor["execute"]>[0]) => {
    const answer = await db.execute(statement);
    if (answer.length === 0 || !("author_name" in (answer[0] ?? {}))) return answer;
    seen.readings += 1;
    const { meanwhile } = seen;
    seen.meanwhile = async () => {};
    await meanwhile();
    return answer;
  };
  const reader = { db: { execute } as unknown as Executor, publicUrl: koro.origin };
  let at = 0;
  const feeds = createFeedCache({ ...reader, isRedistributable: () => true }, { now: () => at });
  const later = (ms: number) => {
    at += ms;
  };
  return { feeds, seen, later };
}

const query = FeedQuery.parse({});

it("builds a page once for everybody who waits, and for addresses that mean the same", async () => {
  const wall = await aWall(koro, workspaceId);
  await addShown(koro, wall, [aPost()]);
  const { feeds, seen, later } = aCache();

  const asked = Array.from({ length: 50 }, (_, at) => feeds.get(`/x?_=${at}`, wall.slug, query));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  await feeds.get("/x?_=another", wall.slug, query);
  expect(seen.readings).toBe(1);
  expect(feeds.peek("/x?_=7")).toBe(feeds.peek("/x?_=another"));

  later(46_000);
  expect(feeds.peek("/x?_=7")).toBeNull();
});

it("reads a page again that is half a minute old, while it goes on serving it", async () => {
  const wall = await aWall(koro, workspaceId);
  const [post] = await addShown(koro, wall, [aPost()]);
  const { feeds, seen, later } = aCache();
  const before = await feeds.get("/x", wall.slug, query);
  await koro.actions.db.execute(sql`update post set counts = '{"likes": 7}' where id = ${post}`);

  later(31_000);
  expect(feeds.peek("/x")).toBe(before);
  expect(feeds.peek("/x")).toBe(before);

  await until(() => feeds.peek("/x") !== before);
  expect(String(feeds.peek("/x")?.bodies.identity?.bytes)).toContain('"likes":7');
  expect(seen.readings).toBe(2);
});

it("serves no page for its age while a newer one was heard of", async () => {
  const wall = await aWall(koro, workspaceId);
  await addShown(koro, wall, [aPost()]);
  const { feeds, later } = aCache();
  await feeds.get("/x", wall.slug, query);

  later(31_000);
  feeds.heard(wall.id, 2);

  expect(feeds.peek("/x")).toBeNull();
});

it("keeps nothing of walls that are not there", async () => {
  const { feeds } = aCache();
  const ask = () => feeds.get("/nothing", "no-such-wall", query);

  await expect(ask()).rejects.toThrow();
  await expect(ask()).rejects.toThrow();
  expect(feeds.peek("/nothing")).toBeNull();
});

it("serves nothing older than what was heard while it read", async () => {
  const wall = await aWall(koro, workspaceId);
  await addShown(koro, wall, [aPost()]);
  const { feeds, seen } = aCache();
  seen.meanwhile = async () => {
    await addShown(koro, wall, [aPost()]);
    feeds.heard(wall.id, 2);
  };

  expect((await feeds.get("/x", wall.slug, query)).seq).toBe(2);
  expect(seen.readings).toBe(2);
});

it("keeps no page that was read before everything had to be forgotten", async () => {
  const wall = await aWall(koro, workspaceId);
  await addShown(koro, wall, [aPost()]);
  const { feeds, seen } = aCache();
  seen.meanwhile = async () => {
    // What this process could not hear, and then the moment in which it hears again.
    await addShown(koro, wall, [aPost()]);
    feeds.forgetAll();
  };

  await feeds.get("/x", wall.slug, query);

  expect((await feeds.get("/x", wall.slug, query)).seq).toBe(2);
});

it("asks how new a page has to be while nobody tells it, and builds it again only then", async () => {
  const wall = await aWall(koro, workspaceId);
  await addShown(koro, wall, [aPost()]);
  const { feeds, seen } = aCache();
  const ask = async () => {
    await feeds.askHowNew(wall.slug);
    return feeds.get("/x", wall.slug, query);
  };

  await ask();
  await ask();
  expect(seen.readings).toBe(1);
  await addShown(koro, wall, [aPost()]);
  expect((await ask()).seq).toBe(2);
});
