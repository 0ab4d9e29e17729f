/**
 * A Mastodon server in small. It behaves rather than repeats: ids are made from the time of writing, so what federates
 * late sorts low; the timeline is public or not; paging is counted; deleted posts are gone from every question.
 */
import type { IncomingMessage } from "node:http";
import type { TwinAnswer, TwinServer } from "./twin-server.ts";
import { startTwin } from "./twin-server.ts";

export type Access = "public" | "authenticated" | "disabled";

/** A status as it goes over the wire; tests may change any of it. */
export type WireStatus = Record<string, unknown> & { id: string; created_at: string };

export interface MastodonTwin extends TwinServer {
  /** Publishes; without `at` it is now. Answers the status, which may be changed afterwards. */
  post(words?: string, fields?: Record<string, unknown>, at?: Date): WireStatus;
  edit(id: string, words: string): void;
  delete(id: string): void;
  /** Puts something into the timeline that is no proper status. */
  postRaw(element: unknown): void;
  /** Leaves nothing but a few elements that are no proper statuses. */
  statusesGone(): void;
  access: Access;
  tokens: Set<string>;
  /** What this software lacks: the bulk question of 4.3, the instance description. */
  lacks: Set<"bulk" | "instance" | "link">;
  /** Paging requests left before 429. */
  pagingLeft: number;
}

type World = Pick<MastodonTwin, "access" | "tokens" | "lacks" | "pagingLeft"> & {
  statuses: unknown[];
  now: () => Date;
  origin: string;
};

export async function startMastodonTwin(now: () => Date): Promise<MastodonTwin> {
  const world: World = {
    access: "public",
    tokens: new Set(),
    lacks: new Set(),
    pagingLeft: 300,
    statuses: [],
    now,
    origin: "",
  };
  const server = await startTwin((request, url) => route(world, request, url));
  world.origin = server.origin;
  let count = 0;
  const find = (id: string) => world.statuses.find((status) => idOf(status) === id) as WireStatus;
  return Object.assign(world, server, {
    post(words = "Hello", fields: Record<string, unknown> = {}, at = now()) {
      count += 1;
      const status = wireStatus(world.origin, count, words, at, fields);
      world.statuses.push(status);
      return status;
    },
    edit(id: string, words: string) {
      Object.assign(find(id), { content: `<p>${words}</p>`, edited_at: now().toISOString() });
    },
    delete(id: string) {
      world.statuses = world.statuses.filter((status) => idOf(status) !== id);
    },
    postRaw(element: unknown) {
      world.statuses.push(element);
    },
    statusesGone() {
      world.statuses = [{ id: "1" }, { id: "2" }];
    },
  });
}

/** As Mastodon makes them: milliseconds since 1970 in the upper 48 bits, so beyond 2^53. */
function snowflake(at: Date, count: number): string {
  return String((BigInt(at.getTime()) << 16n) + BigInt(count));
}

function wireStatus(
  origin: string,
  count: number,
  words: string,
  at: Date,
  fields: Record<string, unknown>,
): WireStatus {
  const id = snowflake(at, count);
  return {
    id,
    uri: `https://home.example/users/deniz/statuses/${id}`,
    url: `https://home.example/@deniz/${id}`,
    created_at: at.toISOString(),
    edited_at: null,
    content: `<p>${words} <a href="${origin}/tags/koro" class="mention hashtag" rel="tag">#<span>Koro</span></a></p>`,
    spoiler_text: "",
    sensitive: false,
    visibility: "public",
    language: "en",
    reblog: null,
    replies_count: 1,
    reblogs_count: 2,
    favourites_count: 3,
    tags: [{ name: "koro", url: `${origin}/tags/koro` }],
    mentions: [],
    emojis: [],
    media_attachments: [],
    account: {
      id: "1",
      acct: "deniz@home.example",
      username: "deniz",
      display_name: "Deniz Kaya",
      url: "https://home.example/@deniz",
      avatar: "https://home.example/avatars/deniz.png",
      avatar_static: "https://home.example/avatars/deniz.png",
      note: "<p>Sings.</p>",
      followers_count: 4200,
      bot: false,
    },
    ...fields,
  };
}

function route(world: World, request: IncomingMessage, url: URL): TwinAnswer {
  const [, tag] = /^\/api\/v1\/timelines\/tag\/(.+)$/.exec(url.pathname) ?? [];
  const [, one] = /^\/api\/v1\/statuses\/(.+)$/.exec(url.pathname) ?? [];
  if (tag !== undefined) return timeline(world, request, url, decodeURIComponent(tag));
  if (one !== undefined) return single(world, decodeURIComponent(one));
  if (url.pathname === "/api/v1/statuses" && !world.lacks.has("bulk")) return bulk(world, url);
  if (url.pathname === "/api/v2/instance" && !world.lacks.has("instance")) return instance(world);
  return json(404, { error: "Not found" });
}

function timeline(world: World, request: IncomingMessage, url: URL, tag: string): TwinAnswer {
  const token = (request.headers.authorization ?? "").replace("Bearer ", "");
  if (token !== "" && !world.tokens.has(token)) return json(401, { error: "The token is invalid" });
  if (world.access !== "public" && token === "") {
    return json(401, { error: "This method requires an authenticated user" });
  }
  const query = url.searchParams;
  const [minId, maxId] = [query.get("min_id"), query.get("max_id")];
  if (minId !== null || maxId !== null) {
    world.pagingLeft -= 1;
    if (world.pagingLeft < 0) return tooMany(world);
  }
  const limit = Math.min(Number(query.get("limit") ?? 20), 40);
  const wanted = world.statuses
    .filter((status) => tag.toLowerCase() === "koro" && isWithin(status, minId, maxId))
    .sort(byId);
  const page = minId === null ? wanted.slice(-limit) : wanted.slice(0, limit);
  return json(200, page.reverse(), world.lacks.has("link") ? {} : linkTo(world, url, page));
}

/** What has no id cannot be paged past; it stands on the newest page. */
function isWithin(status: unknown, minId: string | null, maxId: string | null): boolean {
  const id = idOf(status);
  if (!/^\d+$/.test(id)) return minId === null && maxId === null;
  return (
    (minId === null || BigInt(id) > BigInt(minId)) && (maxId === null || BigInt(id) < BigInt(maxId))
  );
}

function byId(a: unknown, b: unknown): number {
  const [left, right] = [idOf(a), idOf(b)].map((id) => (/^\d+$/.test(id) ? BigInt(id) : 0n));
  return (left ?? 0n) < (right ?? 0n) ? -1 : 1;
}

function linkTo(world: World, url: URL, page: unknown[]): Record<string, string> {
  const [newest, oldest] = [idOf(page[0]), idOf(page.at(-1))];
  if (newest === "" || oldest === "") return {};
  const at = `${world.origin}${url.pathname}`;
  return { link: `<${at}?max_id=${oldest}>; rel="next", <${at}?min_id=${newest}>; rel="prev"` };
}

function single(world: World, id: string): TwinAnswer {
  const found = world.statuses.find((status) => idOf(status) === id);
  return found ? json(200, found) : json(404, { error: "Record not found" });
}

function bulk(world: World, url: URL): TwinAnswer {
  const ids = url.searchParams.getAll("id[]");
  if (ids.length > 20) return json(422, { error: "Too many ids" });
  return json(
    200,
    world.statuses.filter((status) => ids.includes(idOf(status))),
  );
}

function instance(world: World): TwinAnswer {
  const both = { local: world.access, remote: world.access };
  return json(200, {
    version: "4.6.5",
    configuration: { timelines_access: { hashtag_feeds: both } },
  });
}

/** The reset is an ISO date here, unlike anywhere else. */
function tooMany(world: World): TwinAnswer {
  const reset = new Date(world.now().getTime() + 15 * 60_000).toISOString();
  return json(429, { error: "Too many requests" }, { "x-ratelimit-reset": reset });
}

function idOf(status: unknown): string {
  return typeof status === "object" && status !== null && "id" in status ? String(status.id) : "";
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): TwinAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}
