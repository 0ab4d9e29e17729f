/** The wall's own render functions, built for Node: the server writes the very cards that the element draws. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RenderWall } from "#wire/rendering.ts";

/** @throws when the browser side is not built */
export async function loadWallRenderer(distDir: string): Promise<RenderWall> {
  const file = join(distDir, "server/wall.js");
  if (!existsSync(file))
    throw new Error(`${file} is missing: build the browser side first, with "npx vite build".`);
  const built = (await import(pathToFileURL(file).href)) as { renderWall: RenderWall };
  return built.renderWall;
}
