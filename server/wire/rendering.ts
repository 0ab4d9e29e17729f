/** What the server hands to the wall's own render functions, built by Vite into `dist/server`, and what it gets. */
import type { Feed } from "./wall.ts";

export interface WallToRender {
  feed: Feed;
  /** As they stand on the tag, by name; without `locale` the wall's own language is taken. */
  attributes: Record<string, string>;
  now: Date;
  /** The hosted page of the wall: what is said where the wall cannot be seen. */
  pageUrl: string;
  /** Where the posts after these are. */
  moreUrl: string | null;
  /** As tall as its posts, instead of the room that `--koro-height` keeps. */
  isOpen: boolean;
}

/** `before`, then the styles, as a `<style>` or a `<link>` to the same, then `after`. */
export interface RenderedWall {
  before: string;
  css: string;
  after: string;
}

export type RenderWall = (wall: WallToRender) => Promise<RenderedWall>;
