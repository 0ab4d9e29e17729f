import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { AdminEvent } from "#wire/desk.ts";
import type { Placement } from "#wire/placement.ts";
import { problem } from "./gate-routes.ts";
import type { World } from "./world.ts";

const wall = "/v1/admin/walls/:wall";

/** The queue of the fake: pages by arrival, decisions with versions, undo, and the live line. */
export function queueRoutes(app: Hono, world: World): void {
  app.get(`${wall}/placements`, (c) => {
    const asked = c.req.query();
    const all = [...world.placements.values()].filter((one) => matches(one, asked));
    const sorted = all.sort((a, b) => a.post.arrivedAt.localeCompare(b.post.arrivedAt));
    if (asked.order === "newest") sorted.reverse();
    const after = asked.cursor ? placeOf(sorted, asked.cursor, asked.order) : 0;
    const placements = sorted.slice(after, after + Number(asked.limit ?? 30));
    const next = after + placements.length < sorted.length ? placements.at(-1)?.post : null;
    return c.json({ placements, next: next?.arrivedAt ?? null, counts: world.recount() });
  });
  app.post(`${wall}/decisions`, async (c) => {
    const body = await c.req.json();
    world.requests.push({ method: "POST", path: c.req.path, body });
    if (world.ill) return problem(c, 500, "internal");
    return c.json(world.decide(body.moves, body.overrule));
  });
  app.post(`${wall}/decisions/:batch/undo`, (c) => c.json(world.undo(c.req.param("batch"))));
  app.patch(`${wall}/placements/:post`, async (c) => {
    const known = world.placements.get(c.req.param("post"));
    if (!known) return problem(c, 404, "not-found");
    const { alt = {}, ...changes } = await c.req.json();
    const media = known.post.media.map((one) => ({ ...one, alt: alt[one.id] ?? one.alt }));
    const changed = { ...known, post: { ...known.post, ...changes, media } };
    world.put(changed);
    return c.json(changed);
  });
  app.get("/v1/admin/live", (c) =>
    streamSSE(c, async (stream) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const listener = ({ kind, ...rest }: AdminEvent) =>
        void stream.writeSSE({ event: kind, data: JSON.stringify(rest) });
      world.listeners.add(listener);
      stream.onAbort(() => {
        world.listeners.delete(listener);
        resolve();
      });
      await stream.write(": open\n\n");
      await promise;
    }),
  );
}

/** Where the list goes on: by what it was sorted, so that what is decided meanwhile shifts nothing. */
function placeOf(sorted: readonly Placement[], cursor: string, order?: string): number {
  const isAfter = ({ post }: Placement) =>
    order === "newest" ? post.arrivedAt < cursor : post.arrivedAt > cursor;
  const at = sorted.findIndex(isAfter);
  return at < 0 ? sorted.length : at;
}

function matches(
  { post, state, claim, reason }: Placement,
  asked: Record<string, string>,
): boolean {
  const { q, network, media, lang, creator, tag } = asked;
  if (creator && post.author?.handle !== creator) return false;
  if (tag && !post.tags.includes(tag)) return false;
  if (asked.reason && asked.reason !== reason) return false;
  if (asked.claimed === "me" && !claim?.isMe) return false;
  if (asked.alt === "missing" && !post.media.some((one) => one.alt === null)) return false;
  if (asked.state && asked.state !== state) return false;
  if (q && !post.text.toLowerCase().includes(q.toLowerCase())) return false;
  if (network && post.network !== network) return false;
  if (lang && post.lang !== lang) return false;
  if (media === "none") return post.media.length === 0;
  return !media || post.media.some((one) => one.kind === media);
}
