/** Who is compared, and the host page that all of them stand on. */

import { escaped } from "./escaped.ts";
import type { Front } from "./front.ts";
import { pictureOf, type WallPost } from "./wall-posts.ts";

export interface Contestant {
  name: string;
  kind: "limit" | "yardstick" | "koro" | "koro page" | "peer";
  path: string;
  /** Matches its cards, in the document or in a shadow root. */
  cards: string;
  hosts?: string;
}

/** What a peer or the yardstick needs on its page, built already. */
export interface Parts {
  head: string;
  body: string;
}

export const slug = "bench";
export const posts = 60;

/** Puts the host page of a contestant on the front. */
export function putPage(front: Front, path: string, { head, body }: Parts): void {
  const text = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A host page</title><link rel="icon" href="data:,">
<style>body{margin:24px 40px;font:16px/1.5 system-ui,sans-serif}</style>
${head}</head><body><h1>A host page</h1>
<main>${body}</main>
<section id="below"><h2>Below the wall</h2><p>Words of the host page that should stay where they are.</p></section>
</body></html>`;
  front.put(path, { type: "text/html; charset=utf-8", body: text });
}

/** The wall as its documentation says: the tag, and the room that is kept until the script has run. */
export const koroParts: Parts = {
  head: `<style>social-wall:not(:defined){display:block;height:820px}</style>
<script type="module" src="/embed.js"></script>`,
  body: `<social-wall wall="${slug}" limit="${posts}"></social-wall>`,
};

const grid = `.wall{display:grid;grid-template-columns:repeat(auto-fill,minmax(280px,1fr));gap:16px;align-items:start}
article{border:1px solid #ddd;border-radius:12px;padding:16px}
img{display:block;width:100%;height:auto;border-radius:8px}`;

/** The limit: nothing but HTML and the yardstick's styles. */
export function plainParts(list: readonly WallPost[]): Parts {
  return {
    head: `<style>${grid}</style>`,
    body: `<div class="wall">${list.map(plainCard).join("\n")}</div>`,
  };
}

function plainCard(post: WallPost): string {
  const picture = pictureOf(post);
  const image = picture
    ? `<img loading="lazy" src="${escaped(picture.src)}" alt="${escaped(picture.alt)}" width="${picture.width}" height="${picture.height}">`
    : "";
  const date = post.publishedAt.slice(0, 10);
  return `<article><strong>${escaped(post.author?.name ?? "")}</strong> <time datetime="${post.publishedAt}">${date}</time>${image}<p>${escaped(post.text)}</p></article>`;
}
