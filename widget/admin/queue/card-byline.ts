import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment, sayNumber, saySpan } from "../words/say.ts";
import { type Keymap, sayStroke } from "./keymap.ts";
import { networkName } from "./networks.ts";
import { safeLink } from "./safe-link.ts";

type Author = Placement["post"]["author"];

/** Who said it, where and when. Names are isolated: one written right to left must not turn its neighbours around. */
export function byline(
  app: AdminContext,
  { post }: Placement,
  { selected, select, keys }: { selected: boolean; select: (range: boolean) => void; keys: Keymap },
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
          ${followers(app, author)} ${engagement(app, post.engagement)}
        </p>
        ${past(app, author)}
      </div>
      ${original(app, post.permalink, keys)}
      <label class="pick" title="${queue.select} (${sayStroke(keys.select)})">
        <input type="checkbox" .checked=${selected} aria-keyshortcuts=${keys.select} aria-label=${queue.select}
          @click=${(event: MouseEvent) => select(event.shiftKey)} />
      </label>
    </header>`;
}

function original(
  app: AdminContext,
  permalink: string | null,
  keys: Keymap,
): TemplateResult | typeof nothing {
  const url = safeLink(permalink);
  if (!url) return nothing;
  const { queue, shell } = app.words;
  return html`
    <a class="bare original" href=${url} target="_blank" rel="noreferrer" title=${queue.open} aria-keyshortcuts=${keys.open}
      aria-label="${queue.open} (${shell.opensNew})">${icon("external-link")}<kbd aria-hidden="true">${sayStroke(keys.open)}</kbd></a>`;
}

function avatar(author: Author): TemplateResult {
  if (author?.avatar) {
    return html`<img class="avatar" src=${author.avatar} alt="" width="40" height="40" loading="lazy" />`;
  }
  return html`<span class="avatar" aria-hidden="true">${[...(author?.name ?? "?")][0]}</span>`;
}

/** How many follow, and what such accounts are called: "micro" decides about fees and fame, so it is said. */
function followers(app: AdminContext, author: Author): TemplateResult | typeof nothing {
  if (!author || author.followers === null) return nothing;
  const { acts, queue } = app.words;
  return html`<span>${queue.followers(sayNumber(app.locale, author.followers))}${author.tier ? html` <span class="tier" data-tier=${author.tier} title=${acts.tierTitle}>${acts.tiers[author.tier]}</span>` : nothing}</span>`;
}

function engagement(app: AdminContext, count: number | null): TemplateResult | typeof nothing {
  if (!count) return nothing;
  return html`<span>${app.words.acts.engagement(count, sayNumber(app.locale, count))}</span>`;
}

/** What we decided about this author before; nothing where this is the first post. */
function past(app: AdminContext, author: Author): TemplateResult | typeof nothing {
  if (!author?.history) return nothing;
  const { acts } = app.words;
  const { approved, rejected, held } = author.history;
  if (approved + rejected + held === 0) return html`<p class="past">${acts.firstPost}</p>`;
  const many = (count: number) => (count >= 1000 ? "1000+" : sayNumber(app.locale, count));
  return html`
    <p class="past"><span class="unseen">${acts.withUs}: </span>
      ${approved ? html`<span class="past-good">${acts.approvedBefore(many(approved))}</span>` : nothing}
      ${rejected ? html`<span class="past-bad">${acts.rejectedBefore(many(rejected))}</span>` : nothing}
      ${held ? html`<span>${acts.heldBefore(many(held))}</span>` : nothing}
    </p>`;
}
