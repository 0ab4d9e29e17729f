import type { RenderedWall } from "#wire/rendering.ts";
import type { WallQuery } from "../wall-attributes.ts";
import { fragmentText, html, linkedWallMarkup, wallMarkup } from "./markup.ts";

export interface FragmentOptions {
  publicUrl: string;
  /** Where the styles are; `null` writes them into the fragment. */
  href: string | null;
  hasScript: boolean;
}

/** `GET /v1/walls/{wall}/embed.html`: what another server puts into its pages. Every address in it is absolute. */
export function renderFragment(
  rendered: RenderedWall,
  { publicUrl, href, hasScript }: FragmentOptions,
): string {
  const wall = href === null ? wallMarkup(rendered) : linkedWallMarkup(rendered, href);
  const script = hasScript && html`<script type="module" src="${publicUrl}/embed.js"></script>\n`;
  return fragmentText(html`${script}${wall}\n`);
}

/** The same query has the same rules; `v` changes with the posts, whose pictures' shapes are among them. */
export function stylesAddress(
  publicUrl: string,
  slug: string,
  query: WallQuery,
  seq: number,
): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams([...asked, ["v", String(seq)]]);
  return `${publicUrl}/v1/walls/${slug}/embed.css?${search}`;
}
