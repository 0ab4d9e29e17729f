import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage } from "../words/say.ts";
import { networkName } from "./networks.ts";
import { sayReason } from "./reasons.ts";

/** What a moderator weighs besides the words: hashtags as they were spelled, language, source, labels, tags. */
export function facts(app: AdminContext, card: Placement): TemplateResult {
  const { post } = card;
  const { queue } = app.words;
  const source = sourceOf(app, card);
  return html`
    <div class="facts">
      ${hashtags(app, card)}
      ${post.lang ? html`<span class="chip plain">${sayLanguage(app.locale, post.lang)}</span>` : nothing}
      ${source ? html`<span class="chip plain">${queue.source(source)}</span>` : nothing}
      ${post.tags.map((tag) => html`<span class="chip tag-chip">${icon("tag")}<bdi>${tag}</bdi></span>`)}
      ${post.badges.map((badge) => html`<span class="chip mark-chip">${badge.label}</span>`)}
      ${post.sensitive ? html`<span class="chip warn">${queue.sensitive}</span>` : nothing}
      ${isReported(card) ? html`<span class="chip warn">${sayReason(app.words, card.reason ?? "")}</span>` : nothing}
      ${post.pinned ? html`<span class="chip mark-chip">${queue.pinned}</span>` : nothing}
      ${post.highlighted ? html`<span class="chip mark-chip">${queue.highlighted}</span>` : nothing}
      ${post.mediaWaiting ? html`<span class="chip plain">${queue.mediaWaiting(post.mediaWaiting)}</span>` : nothing}
      ${post.mediaFailed ? html`<span class="chip warn">${queue.mediaFailed(post.mediaFailed)}</span>` : nothing}
    </div>`;
}

/** The hashtags that brought it here stand out, spelled as in the post; others are quiet. */
function hashtags(app: AdminContext, { post, matched = [] }: Placement) {
  const bare = (tag: string) => tag.replace(/^#/, "");
  const folded = new Set(matched.map((tag) => tag.toLowerCase()));
  const others = post.hashtags.map(bare).filter((tag) => !folded.has(tag.toLowerCase()));
  return html`
    ${matched.map((tag) => html`<bdi class="chip" title=${app.words.acts.matched}>#${bare(tag)}</bdi>`)}
    ${others.map((tag) => html`<bdi class="chip plain">#${tag}</bdi>`)}`;
}

/** Reports of what stays on the wall have to be seen where it is shown. */
const isReported = ({ shown, reason }: Placement) => shown && (reason ?? "").startsWith("report-");

// The network stands above already; a source of the same name would only repeat it.
function sourceOf(app: AdminContext, { source, post }: Placement): string {
  return source && source.connector !== post.network
    ? networkName(app.words, source.connector)
    : "";
}
