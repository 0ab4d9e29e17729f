import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment, sayNumber, saySpan } from "../words/say.ts";
import { networkName } from "./networks.ts";
import { safeLink } from "./safe-link.ts";

/** Who said it, where and when. Names are isolated: one written right to left must not turn its neighbours around. */
export function byline(
  app: AdminContext,
  { post }: Placement,
  selected: boolean,
  select: () => void,
): TemplateResult {
  const { queue } = app.words;
  const { author } = post;
  return html`
    <header class="byline">
      ${avatar(author)}
      <div class="byline-words">
        <p class="who"><bdi>${author?.name ?? queue.noAuthor}</bdi>
          ${author?.handle ? html`<bdi class="handle">${author.handle}</bdi>` : nothing}</p>
        <p class="where">
          <span class="network" data-network=${post.network}>${networkName(app.words, post.network)}</span>
          <time datetime=${post.publishedAt} title=${sayMoment(app.locale, post.publishedAt)}>${saySpan(app.locale, post.publishedAt, Date.now(), "past")}</time>
          ${post.editedAt ? html`<span>${queue.edited}</span>` : nothing}
          ${followers(app, author?.followers ?? null)}
        </p>
      </div>
      ${original(app, post.permalink)}
      <label class="pick" title=${queue.select}>
        <input type="checkbox" .checked=${selected} @change=${select} aria-label=${queue.select} />
      </label>
    </header>`;
}

function original(app: AdminContext, permalink: string | null): TemplateResult | typeof nothing {
  const url = safeLink(permalink);
  if (!url) return nothing;
  const { queue, shell } = app.words;
  return html`
    <a class="bare original" href=${url} target="_blank" rel="noreferrer" title=${queue.open}
      aria-label="${queue.open} (${shell.opensNew})">${icon("external-link")}</a>`;
}

function avatar(author: Placement["post"]["author"]): TemplateResult {
  if (author?.avatar) {
    return html`<img class="avatar" src=${author.avatar} alt="" width="40" height="40" loading="lazy" />`;
  }
  return html`<span class="avatar" aria-hidden="true">${[...(author?.name ?? "?")][0]}</span>`;
}

function followers(app: AdminContext, count: number | null): TemplateResult | typeof nothing {
  if (count === null) return nothing;
  return html`<span>${app.words.queue.followers(sayNumber(app.locale, count))}</span>`;
}
