import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import type { Report } from "#wire/report.ts";
import { icon } from "../icons/icon.ts";
import { networkName } from "../queue/networks.ts";
import { picture } from "../queue/picture.ts";
import { postText } from "../queue/post-text.ts";
import { sayReason } from "../queue/reasons.ts";
import { safeLink } from "../queue/safe-link.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment, saySpan } from "../words/say.ts";
import { type Case, isPersonal, whereabouts } from "./cases.ts";

/** What can be done with a case; the page gives these to each. */
export interface CaseActs {
  uphold: (item: Case) => void;
  dismiss: (item: Case) => void;
  reveal: (report: Report) => void;
  goTo: (item: Case) => void;
  /** Addresses that were asked for, by report; `null` where it cannot be read. */
  addresses: ReadonlyMap<string, string | null>;
}

export interface CasePlace {
  at: number;
  of: number;
  here: boolean;
  busy: boolean;
}

/** One reported post with all that was said about it, and the two answers. */
export function caseCard(
  app: AdminContext,
  item: Case,
  acts: CaseActs,
  place: CasePlace,
): TemplateResult | typeof nothing {
  const [first] = item.reports;
  if (!first) return nothing;
  const { reports, queue } = app.words;
  const who = first.placement?.post.author?.name ?? queue.noAuthor;
  return html`
    <article class="case" data-case=${item.post} tabindex=${place.here ? 0 : -1} ?data-here=${place.here}
      aria-busy=${place.busy} aria-label=${reports.caseOf(who, place.at, place.of)}
      @focusin=${() => acts.goTo(item)} @pointerdown=${() => acts.goTo(item)}>
      ${aboutPost(app, first)}
      <div class="case-said">
        <ul class="said">${item.reports.map((report) => said(app, report, acts))}</ul>
        ${item.more ? html`<p class="said-more">${reports.moreReports(item.more)}</p>` : nothing}
        ${first.state === "open" && app.may.decide ? answers(app, item, first, acts, place) : nothing}
      </div>
    </article>`;
}

function aboutPost(app: AdminContext, first: Report): TemplateResult {
  const where = whereabouts(first);
  const { placement } = first;
  return html`
    <div class="case-post" data-where=${where}>
      <p class="case-where">${icon(where === "shown" ? "eye" : "eye-off")}<span>${sayWhere(app, first)}</span></p>
      ${placement && where !== "gone" ? postOf(app, placement) : nothing}
    </div>`;
}

function sayWhere(app: AdminContext, report: Report): string {
  const { reports } = app.words;
  const where = whereabouts(report);
  const state = report.placement?.state;
  return where === "elsewhere" && state ? reports.states[state] : reports.whereabouts[where];
}

function postOf(app: AdminContext, { post }: Placement): TemplateResult {
  const { queue, shell } = app.words;
  const { author, media } = post;
  const url = safeLink(post.permalink);
  const [still] = media.filter(({ kind }) => kind !== "audio");
  return html`
    <header class="case-head">
      ${author?.avatar ? html`<img class="avatar" src=${author.avatar} alt="" width="40" height="40" loading="lazy" />` : html`<span class="avatar" aria-hidden="true">${[...(author?.name ?? "?")][0]}</span>`}
      <div class="byline-words">
        <p class="who"><bdi>${author?.name ?? queue.noAuthor}</bdi>
          ${author?.handle ? html`<bdi class="handle">${author.handle}</bdi>` : nothing}</p>
        <p class="where"><span class="network" data-network=${post.network}>${networkName(app.words, post.network)}</span>
          <time datetime=${post.publishedAt} title=${sayMoment(app.locale, post.publishedAt)}>${saySpan(app.locale, post.publishedAt, Date.now(), "past")}</time></p>
      </div>
      ${url ? html`<a class="bare" data-original href=${url} target="_blank" rel="noreferrer" title=${queue.open} aria-label="${queue.open} (${shell.opensNew})">${icon("external-link")}</a>` : nothing}
    </header>
    ${post.text ? html`<p class="case-text" dir="auto" lang=${post.lang ?? ""}>${postText(post.text, post.entities)}</p>` : nothing}
    ${still ? html`<div class="case-media" data-more=${media.length > 1 ? `+${media.length - 1}` : nothing}>${picture(still, "(min-width: 60rem) 22rem, 92vw")}</div>` : nothing}`;
}

function said(app: AdminContext, report: Report, acts: CaseActs): TemplateResult {
  const { reports } = app.words;
  const reason = reports.reasons[report.reason] ?? sayReason(app.words, report.reason);
  return html`
    <li class="said-one" ?data-personal=${isPersonal(report.reason)}>
      <p class="said-head"><strong>${reason}</strong>
        <time datetime=${report.createdAt} title=${sayMoment(app.locale, report.createdAt)}>${saySpan(app.locale, report.createdAt, Date.now(), "past")}</time></p>
      ${report.detail ? html`<blockquote class="said-words" dir="auto">${report.detail}</blockquote>` : html`<p class="said-nothing">${reports.saidNothing}</p>`}
      ${report.hasEmail ? address(app, report, acts) : nothing}
      ${report.handledAt ? html`<p class="said-handled">${reports.handled(report.handledBy ?? reports.somebody, saySpan(app.locale, report.handledAt, Date.now(), "past"))}</p>` : nothing}
    </li>`;
}

// Asked for one by one: an address on every card would be on every screenshot.
function address(app: AdminContext, report: Report, { addresses, reveal }: CaseActs) {
  const { reports } = app.words;
  if (!addresses.has(report.id))
    return html`<button class="bare link said-address" @click=${() => reveal(report)}>${icon("mail")}${reports.address}</button>`;
  const known = addresses.get(report.id);
  if (!known) return html`<p class="said-address quiet">${reports.noAddress}</p>`;
  return html`<a class="said-address" href="mailto:${encodeURIComponent(known)}">${icon("mail")}<bdi>${known}</bdi></a>`;
}

function answers(
  app: AdminContext,
  item: Case,
  first: Report,
  acts: CaseActs,
  { busy }: CasePlace,
): TemplateResult {
  const { reports } = app.words;
  const where = whereabouts(first);
  const leave = { gone: reports.close, shown: reports.dismiss, hidden: reports.putBack } as const;
  const dismiss = where === "elsewhere" ? reports.close : leave[where];
  return html`
    <div class="case-answers">
      ${
        where === "gone"
          ? nothing
          : html`<button class="button act" data-answer="uphold" ?disabled=${busy} @click=${() => acts.uphold(item)}>
            ${icon("x")}<span>${reports.uphold}</span><kbd aria-hidden="true">U</kbd></button>`
      }
      <button class="button act" data-answer="dismiss" ?disabled=${busy} @click=${() => acts.dismiss(item)}>
        ${icon(where === "hidden" ? "undo" : "check")}<span>${dismiss}</span><kbd aria-hidden="true">D</kbd></button>
    </div>`;
}
