import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage, saySpan } from "../words/say.ts";
import { networkName } from "./networks.ts";
import { sayReason } from "./reasons.ts";

/** What a moderator weighs besides the words: hashtags, language, source, labels, why it is hidden, who decided. */
export function facts(app: AdminContext, card: Placement): TemplateResult {
  const { post } = card;
  const { queue } = app.words;
  const source = sourceOf(app, card);
  return html`
    <div class="facts">
      ${post.hashtags.map((tag) => html`<bdi class="chip">#${tag.replace(/^#/, "")}</bdi>`)}
      ${post.lang ? html`<span class="chip plain">${sayLanguage(app.locale, post.lang)}</span>` : nothing}
      ${source ? html`<span class="chip plain">${queue.source(source)}</span>` : nothing}
      ${post.badges.map((badge) => html`<span class="chip mark-chip">${badge.label}</span>`)}
      ${post.sensitive ? html`<span class="chip warn">${queue.sensitive}</span>` : nothing}
      ${isReported(card) ? html`<span class="chip warn">${sayReason(app.words, card.reason ?? "")}</span>` : nothing}
      ${post.pinned ? html`<span class="chip mark-chip">${queue.pinned}</span>` : nothing}
      ${post.highlighted ? html`<span class="chip mark-chip">${queue.highlighted}</span>` : nothing}
      ${post.mediaWaiting ? html`<span class="chip plain">${queue.mediaWaiting(post.mediaWaiting)}</span>` : nothing}
      ${post.mediaFailed ? html`<span class="chip warn">${queue.mediaFailed(post.mediaFailed)}</span>` : nothing}
      ${card.claimedBy ? html`<span class="chip plain">${queue.claimed}</span>` : nothing}
    </div>
    ${why(app, card)} ${lastDecision(app, card)}`;
}

/** Reports of what stays on the wall have to be seen where it is shown. */
const isReported = ({ shown, reason }: Placement) => shown && (reason ?? "").startsWith("report-");

// The network stands above already; a source of the same name would only repeat it.
function sourceOf(app: AdminContext, { source, post }: Placement): string {
  return source && source.connector !== post.network
    ? networkName(app.words, source.connector)
    : "";
}

// While a post waits or was refused, "not approved" says nothing that the tab does not say.
function why(app: AdminContext, card: Placement): TemplateResult | typeof nothing {
  if (card.shown) return html`<p class="why shown">${app.words.queue.shown}</p>`;
  const own = card.state === "pending" ? ["waits-for-person"] : [];
  const codes = [card.reason ?? "", ...card.hidden].filter(
    (code) => code && code !== "not-approved" && !own.includes(code),
  );
  if (codes.length === 0) return nothing;
  const said = [...new Set(codes)].map((code) => sayReason(app.words, code));
  return html`<p class="why">${icon("eye-off")}<span>${app.words.queue.notShown}: ${said.join(" · ")}</span></p>`;
}

function lastDecision(app: AdminContext, card: Placement): TemplateResult | typeof nothing {
  const [last] = card.history.toSorted((a, b) => b.at.localeCompare(a.at));
  if (!last || card.state === "pending") return nothing;
  const { queue, choices } = app.words;
  const who = last.actor.name ?? choices.actors[last.actor.kind];
  const said = queue.history(
    who,
    queue.tabs[last.to],
    saySpan(app.locale, last.at, Date.now(), "past"),
  );
  return html`<p class="decided">${said}${last.note ? html` — <bdi>${last.note}</bdi>` : nothing}</p>`;
}
