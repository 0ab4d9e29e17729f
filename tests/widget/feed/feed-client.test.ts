import { expect, test, vi } from "vitest";
import { createFeedClient } from "../../../widget/feed/feed-client.ts";
import { aFeed } from "../support/a-post.ts";

function clientThatGets(...answers: (Response | Error)[]) {
  const fetch = vi.fn(async (_url: URL, _init: RequestInit) => {
    const answer = answers.shift() ?? new Error("nothing more");
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const client = createFeedClient({
    server: "https://koro.example/k/",
    wall: "acme-summer",
    query: { tag: "sea" },
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
  return { client, fetch };
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);

test("asks below the server's own path with the page's filters", async () => {
  const { client, fetch } = clientThatGets(json(aFeed([])));
  expect((await client.first(30)).kind).toBe("feed");
  expect(String(fetch.mock.calls[0]?.[0])).toBe(
    "https://koro.example/k/v1/walls/acme-summer/feed?tag=sea&limit=30",
  );
});

test("names what it has, and knows that nothing changed", async () => {
  const { client, fetch } = clientThatGets(
    json(aFeed([]), { headers: { etag: '"1"' } }),
    new Response(null, { status: 304 }),
  );
  await client.first(30);
  expect(await client.first(30)).toEqual({ kind: "same" });
  expect(fetch.mock.calls[1]?.[1].headers).toEqual({ "If-None-Match": '"1"' });
});

test.each([
  [new Error("no network"), "offline"],
  [new Response("", { status: 404 }), "not-found"],
  [new Response("", { status: 403 }), "refused"],
  [new Response("", { status: 502 }), "server"],
  [new Response("<html>"), "malformed"],
  [json({ posts: "none" }), "malformed"],
])("answers with a reason instead of throwing (%#)", async (answer, reason) => {
  const { client } = clientThatGets(answer);
  expect(await client.first(30)).toEqual({ kind: "failed", reason, retryAfterMs: null });
});

test("tells how long a busy server wants to be left alone", async () => {
  const { client } = clientThatGets(
    new Response("", { status: 429, headers: { "retry-after": "7" } }),
  );
  expect(await client.first(30)).toMatchObject({ reason: "busy", retryAfterMs: 7000 });
});
