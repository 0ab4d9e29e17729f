/** Walls as the server writes them, by what `npx vite build` made. */
import type { RenderWall, WallToRender } from "#wire/rendering.ts";
import type { Feed } from "#wire/wall.ts";
import { loadWallRenderer } from "../../server/http/wall-renderer.ts";
import { builtDir } from "./server.ts";

let loading: Promise<RenderWall> | null = null;

export async function rendered(feed: Feed, changes: Partial<WallToRender> = {}) {
  loading ??= loadWallRenderer(builtDir);
  const render = await loading;
  return render({
    ...{ feed, attributes: { wall: feed.wall.slug }, now: new Date("2026-11-21T09:00:00Z") },
    ...{ pageUrl: `https://koro.example/w/${feed.wall.slug}`, isOpen: false },
    moreUrl: feed.next === null ? null : `?cursor=${encodeURIComponent(feed.next)}`,
    ...changes,
  });
}
