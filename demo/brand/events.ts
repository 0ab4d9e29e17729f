import { html } from "hono/html";
import type { Copy } from "./copy.ts";
import { frame, type Html, picture, type Site } from "./page.ts";

/** How a screen in a shop looks, and the address that it opens. */
export function eventsPage(copy: Copy, { koroUrl, wallSlug }: Site): Html {
  const it = copy.screens;
  const address = `${koroUrl}/screen/${wallSlug}`;
  const body = html`<section class="screens">
<div class="words"><p class="kicker">${it.kicker}</p><h1>${it.heading}</h1><p class="lead">${it.lead}</p>
<p class="actions"><a class="button" href="${address}">${it.button}</a><code>${address.replace(/^https?:\/\//, "")}</code></p></div>
<a class="telly" href="${address}">${picture("evening", 1280, 720, it.alt)}<span class="tag" lang="tr">#TuzbaharSabahı</span></a>
<dl class="facts">${it.facts.map(([name, about]) => html`<div><dt>${name}</dt><dd>${about}</dd></div>`)}</dl>
</section>`;
  return frame({ copy, title: it.title, here: "events", body });
}
