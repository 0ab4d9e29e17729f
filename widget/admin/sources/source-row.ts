import { html, nothing, type TemplateResult } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayNumber, saySpan } from "../words/say.ts";
import { sourceTitle } from "./source-title.ts";

export interface SourceActs {
  read: (source: AdminSource) => void;
  pause: (source: AdminSource) => void;
  publish: (source: AdminSource) => void;
  delete: (source: AdminSource) => void;
}

/** One source, named by what it reads, and how it is: last and next reading, and when something is wrong, what to do. */
export function sourceRow(
  app: AdminContext,
  source: AdminSource,
  kind: string,
  reads: boolean,
  busy: boolean,
  acts: SourceActs,
): TemplateResult {
  const { sources } = app.words;
  const title = sourceTitle(source) || kind;
  return html`
    <li class="source" data-state=${source.state}>
      <div class="source-words">
        <p class="source-kind">${title === kind ? nothing : html`<span>${kind}</span>`}
          <span class="pill" data-state=${source.state}>${sources.states[source.state]}</span></p>
        <h2 class="source-title"><bdi>${title}</bdi></h2>
        <p class="quiet">${health(app, source, reads)}</p>
        ${source.publishing === "automatic" ? html`<p class="chip warn">${sources.automaticOn}</p>` : nothing}
        ${trouble(app, source)}
      </div>
      <div class="row">${buttons(app, source, title, reads, busy, acts)}</div>
    </li>`;
}

function buttons(
  app: AdminContext,
  source: AdminSource,
  title: string,
  reads: boolean,
  busy: boolean,
  acts: SourceActs,
): TemplateResult {
  const { sources } = app.words;
  const paused = source.state === "paused";
  const read = html`
    <button class="button small" ?disabled=${busy || paused} @click=${() => acts.read(source)}>
      ${icon("refresh-cw")}${busy ? sources.reading : sources.readNow}
    </button>`;
  const manage = html`
    <button class="button small" @click=${() => acts.publish(source)}>
      ${source.publishing === "manual" ? sources.goAutomatic : sources.goManual}
    </button>
    <button class="button small" @click=${() => acts.pause(source)}>
      ${icon(paused ? "play" : "pause")}${paused ? sources.resume : sources.pause}
    </button>
    <button class="button small" aria-label="${sources.delete}: ${title}" title=${sources.delete} @click=${() => acts.delete(source)}>
      ${icon("trash")}
    </button>`;
  return html`${reads && app.may.decide ? read : nothing} ${app.may.manage ? manage : nothing}`;
}

function health(app: AdminContext, source: AdminSource, reads: boolean): string {
  const { sources } = app.words;
  const posts = sources.posts(source.postCount, sayNumber(app.locale, source.postCount));
  if (!reads) return `${sources.waits} · ${posts}`;
  const span = (at: string, toward: "past" | "ahead") =>
    saySpan(app.locale, at, Date.now(), toward);
  const last = source.lastReadAt
    ? sources.lastRead(span(source.lastReadAt, "past"))
    : sources.neverRead;
  const due = source.nextReadAt && Date.parse(source.nextReadAt) > Date.now();
  const next = source.nextReadAt && due ? [sources.nextRead(span(source.nextReadAt, "ahead"))] : [];
  return [last, ...next, posts].join(" · ");
}

function trouble(app: AdminContext, source: AdminSource): TemplateResult | typeof nothing {
  const { lastError } = source;
  if (!lastError) return nothing;
  return html`
    <div class="note warn">${icon("triangle-alert")}
      <span>${lastError.message} <strong>${whatNext(app, source)}</strong>
        <time datetime=${lastError.at}>${saySpan(app.locale, lastError.at, Date.now(), "past")}</time></span>
    </div>`;
}

// The server has said what is wrong; what is left to say is whether Koro goes on by itself or somebody has to act.
function whatNext(app: AdminContext, { lastError, nextReadAt, state }: AdminSource): string {
  const { sources } = app.words;
  if (state === "paused" || !lastError) return "";
  const again = lastError.retryAt ?? (state === "active" ? nextReadAt : null);
  if (!again) return sources.remedies[lastError.kind] ?? "";
  const at = Date.parse(again) > Date.now() ? again : new Date().toISOString();
  return sources.triesAgain(saySpan(app.locale, at, Date.now(), "ahead"));
}
