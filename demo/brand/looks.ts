import { html, raw } from "hono/html";
import type { Copy } from "./copy.ts";
import { frame, type Html, type Site } from "./page.ts";

/** One wall in all its layouts, each with the tag that makes it. */
export function looksPage(copy: Copy, { koroUrl, wallSlug }: Site): Html {
  const it = copy.gallery;
  const walls = it.walls.map(({ attributes, name, about }) => {
    const tag = `<social-wall wall="${wallSlug}" ${attributes}></social-wall>`;
    return html`<section class="look">
<div class="about"><h2>${name}</h2><p>${about}</p><pre tabindex="0"><code>${tag}</code></pre></div>
${raw(tag.replace("></", ' heading-level="3"></'))}
</section>`;
  });
  const body = html`<section class="intro"><p class="kicker">${it.kicker}</p><h1>${it.heading}</h1><p class="lead">${it.lead}</p></section>
${walls}`;
  const head = html`<script type="module" src="${koroUrl}/embed.js"></script>`;
  return frame({ copy, title: it.title, here: "looks", body, head });
}
