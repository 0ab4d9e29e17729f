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
      ${worries(card).map(({ label, score, by }) => html`<span class="chip warn" title=${by}><bdi>${label}</bdi> ${app.words.rules.percent(Math.round(score * 100))}</span>`)}
      ${isReported(card) ? html`<span class="chip warn">${sayReason(app.words, card.reason ?? "")}</span>` : nothing}
      ${post.pinned ? html`<span class="chip mark-chip">${queue.pinned}</span>` : nothing}
      ${post.highlighted ? html`<span class="chip mark-chip">${queue.highlighted}</span>` : nothing}
      ${post.mediaWaiting ? html`<span class="chip plain">${queue.mediaWaiting(post.mediaWaiting)}</span>` : nothing}
      ${post.mediaFailed ? html`<span class="chip warn">${queue.mediaFailed(post.mediaFailed)}</span>` : nothing}
    </div>`;
}

/** The hashtags that brought it here stand out, spelled as in the post; others are quiet. */
function hashtags(app: AdminContext, { post, matched }: Placement) {
  const spelled = spellings(post);
  const found = new Set(matched.map(folded));
  const others = post.hashtags.filter((tag) => !found.has(folded(tag)));
  const say = (tag: string) => spelled.get(folded(tag)) ?? bare(tag);
  return html`
    ${matched.map((tag) => html`<bdi class="chip" title=${app.words.acts.matched}>#${say(tag)}</bdi>`)}
    ${others.map((tag) => html`<bdi class="chip plain">#${say(tag)}</bdi>`)}`;
}

const bare = (tag: string) => tag.replace(/^[#＃﹟]/u, "");
// As the server compares them: neither capitals nor the four kinds of i make another tag.
const folded = (tag: string) =>
  bare(tag).normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "").replaceAll("ı", "i");

/** Networks tell their tags in small letters; how somebody wrote one stands in their words. */
function spellings({ text, entities }: Placement["post"]): Map<string, string> {
  const written = entities
    .filter(({ kind }) => kind === "hashtag")
    .map(({ start, end }) => bare(text.slice(start, end)));
  return new Map(written.map((tag) => [folded(tag), tag]));
}

/** What somebody who was asked finds more likely than not. */
const worries = ({ opinions }: Placement) =>
  opinions
    .flatMap(({ classifier, top }) => top.map((one) => ({ ...one, by: classifier })))
    .filter(({ label, score }) => score >= 0.5 && !label.startsWith("advice-"));

/** Reports of what stays on the wall have to be seen where it is shown. */
const isReported = ({ shown, reason }: Placement) => shown && (reason ?? "").startsWith("report-");

// The network stands above already; a source of the same name would only repeat it.
function sourceOf(app: AdminContext, { source, post }: Placement): string {
  return source && source.connector !== post.network
    ? networkName(app.words, source.connector)
    : "";
}
