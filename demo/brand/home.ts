import { html, raw } from "hono/html";
import type { Copy } from "./copy.ts";
import { frame, type Html, picture, type Site } from "./page.ts";

export function homePage(copy: Copy, site: Site): Html {
  const body = html`${hero(copy, site)}${campaign(copy, site)}${wall(copy, site)}${pieces(copy)}${workshop(copy)}`;
  const head = html`<script type="module" src="${site.koroUrl}/embed.js"></script>`;
  return frame({ copy, title: copy.title, here: "home", body, head });
}

function hero({ hero: it }: Copy, site: Site): Html {
  return html`<section class="hero">
<div class="words">
<p class="kicker">${it.kicker}</p>
<h1>${it.lines[0]}<br>${it.lines[1]}</h1>
<p class="lead">${it.lead}</p>
<p class="actions"><a class="button" href="${submitUrl(site)}">${it.button}</a><a class="quiet" href="#duvar">${it.second}</a></p>
</div>
<div class="views">${picture("hero", 1100, 1340, it.alt, 'fetchpriority="high"')}${picture("cup", 900, 900, it.cupAlt)}</div>
</section>`;
}

/** The hashtag is set in two pieces so that it breaks where a reader would. */
function campaign({ campaign: it }: Copy, site: Site): Html {
  return html`<section class="campaign" id="sabahlar">
<p class="kicker">${it.kicker}</p>
<h2 class="hashtag" lang="tr"><span>#Tuzbahar</span><span>Sabahı</span></h2>
<div class="split">
<p class="lead">${it.lead}</p>
<ol class="steps">${it.steps.map(
    ([name, about]) => html`<li><h3>${name}</h3><p class="step">${about}</p></li>`,
  )}</ol>
</div>
<p class="actions"><a class="button" href="${submitUrl(site)}">${it.button}</a><span class="small">${it.note}</span></p>
</section>`;
}

/** The two lines a web developer pastes, with the brand's own words for when the wall cannot be had. */
function wall({ wall: it }: Copy, { koroUrl, wallSlug }: Site): Html {
  return html`<section class="wall" id="duvar">
<div class="heading"><p class="kicker live">${it.kicker}</p><h2>${it.heading}</h2><p class="lead">${it.lead}</p></div>
<social-wall wall="${wallSlug}"><p class="fallback">${it.fallback} <a href="${koroUrl}/w/${wallSlug}">${it.fallbackLink}</a></p></social-wall>
</section>`;
}

function pieces({ pieces: it }: Copy): Html {
  return html`<section class="pieces" id="parcalar">
<div class="heading"><p class="kicker">${it.kicker}</p><h2>${it.heading}</h2></div>
<ul>${it.list.map(
    ({ art, name, about }) =>
      html`<li>${picture(art, 400, 400, "", 'loading="lazy"')}<h3>${name}</h3><p class="piece">${about}</p></li>`,
  )}</ul>
</section>`;
}

function workshop({ workshop: it }: Copy): Html {
  return html`<section class="workshop">
${picture("workshop", 1200, 1400, it.alt, 'loading="lazy"')}
<div class="words"><p class="kicker">${it.kicker}</p><h2>${it.heading}</h2>
${it.paragraphs.map((text) => html`<p class="told">${text}</p>`)}
<dl class="hours">${it.hours.map(([place, time]) => html`<div><dt>${place}</dt><dd>${time}</dd></div>`)}</dl>
</div>
</section>`;
}

const submitUrl = ({ koroUrl, wallSlug }: Site) => raw(`${koroUrl}/w/${wallSlug}/submit`);
