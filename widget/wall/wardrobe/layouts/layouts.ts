import type { Decor } from "../../decor.ts";
import grid from "./grid.css?inline";
import justified from "./justified.css?inline";
import spotlight from "./spotlight.css?inline";
import tiles from "./tiles.css?inline";
import { startTiles } from "./tiles.ts";

/** The layouts besides masonry and list. What moves brings its hands in a file of its own. */
export const layoutDrawer: Record<string, () => Decor | Promise<Decor>> = {
  grid: () => tiled("grid", grid),
  justified: () => tiled("justified", justified),
  spotlight: () => tiled("spotlight", spotlight),
  carousel: async () => (await import("./carousel.ts")).carousel,
  ticker: async () => (await import("./ticker.ts")).ticker,
};

function tiled(name: string, css: string): Decor {
  return { kind: "layout", name, css: tiles + css, start: startTiles };
}
