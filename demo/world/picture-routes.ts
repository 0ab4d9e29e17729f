import { type Context, Hono } from "hono";
import { articleOf } from "./articles.ts";
import { personByHandle } from "./people.ts";
import { paint, paintAvatar } from "./pictures/draw.ts";
import { previewWidth } from "./status.ts";
import { birthById, type Stream } from "./streams.ts";
import type { World } from "./timeline.ts";

/** Pictures kept painted; each is at most 300 kB or so. */
const keep = 80;

/** Pictures are painted when first asked for: a world at rest costs nothing. */
export function pictureRoutes(world: World, blog: Stream): Hono {
  const app = new Hono();
  const painted = paintOnce();

  app.get("/pictures/:post/:index/:file{(original|small)\\.jpg}", async (c) => {
    const picture = world.post(c.req.param("post"))?.pictures[Number(c.req.param("index"))];
    if (picture === undefined) return c.notFound();
    const width = c.req.param("file") === "small.jpg" ? previewWidth : picture.width;
    return send(c, "image/jpeg", await painted(c.req.path, () => paint(picture, width)));
  });

  app.get("/blog/:slug/picture.jpg", async (c) => {
    const birth = birthById(world.seed, [blog], c.req.param("slug"));
    if (birth === undefined) return c.notFound();
    const { picture } = articleOf(world.seed, birth);
    return send(c, "image/jpeg", await painted(c.req.path, () => paint(picture)));
  });

  app.get("/avatars/:file", async (c) => {
    const person = personByHandle(c.req.param("file").replace(/\.png$/, ""));
    if (person === undefined) return c.notFound();
    const seed = `${world.seed} ${person.handle}`;
    return send(c, "image/png", await painted(c.req.path, () => paintAvatar(seed, person.hair)));
  });
  return app;
}

function send(c: Context, type: string, bytes: Buffer) {
  const headers = { "Content-Type": type, "Cache-Control": "public, max-age=86400, immutable" };
  return c.body(new Uint8Array(bytes), 200, headers);
}

/** Paints each path once, one picture at a time: the machine belongs to Koro, not to its sample world. */
function paintOnce() {
  const kept = new Map<string, Promise<Buffer>>();
  let queue: Promise<unknown> = Promise.resolve();
  return (path: string, brush: () => Promise<Buffer>): Promise<Buffer> => {
    const known = kept.get(path);
    if (known !== undefined) return known;
    const mine = queue.then(brush);
    queue = mine.catch(() => undefined);
    mine.catch(() => kept.delete(path));
    kept.set(path, mine);
    const oldest = kept.keys().next();
    if (kept.size > keep && !oldest.done) kept.delete(oldest.value);
    return mine;
  };
}
