import { html, nothing, type TemplateResult } from "lit";
import type { LogLine } from "#wire/log.ts";
import { sayReason } from "../queue/reasons.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment, saySpan } from "../words/say.ts";
import { sayAct, sayActor, sayDetails } from "./say-line.ts";

/** Whoever reads these knows where the post went. */
const plainMoves = new Set(["approve", "reject", "hold", "requeue", "remove"]);

interface Telling {
  /** Shows only what this actor did. */
  byActor?: (actor: LogLine["actor"]) => void;
  /** The post that all lines are about: none has to lead to it. */
  post?: string;
}

/** One line of the log: what, about what, by whom, when; what changed below it. */
export function logLine(
  app: AdminContext,
  line: LogLine,
  { byActor, post }: Telling = {},
): TemplateResult {
  const { log, queue } = app.words;
  const state = line.to && !plainMoves.has(line.act) ? queue.tabs[line.to] : null;
  const details = sayDetails(app, line);
  return html`
    <li class="log-line" data-kind=${line.kind} data-to=${line.to ?? nothing}>
      <p class="log-what">
        <strong>${sayAct(app, line)}</strong>
        ${about(app, line, post)}
        ${state && line.from !== line.to ? html`<span class="pill">${state}</span>` : nothing}
      </p>
      <p class="log-who">
        ${who(app, line, byActor)}
        ${line.wall ? html`<bdi>${line.wall.title ?? log.goneWall}</bdi>` : nothing}
        <time datetime=${line.at} title=${sayMoment(app.locale, line.at)}
          >${saySpan(app.locale, line.at, Date.now(), "past")}</time>
      </p>
      ${line.reason || line.note || line.erased ? html`<p class="log-why">${why(app, line)}</p>` : nothing}
      ${details.length ? html`<ul class="log-detail">${details.map((one) => html`<li><bdi>${one}</bdi></li>`)}</ul>` : nothing}
    </li>`;
}

function about(app: AdminContext, line: LogLine, here?: string) {
  const post = line.post ?? (line.kind === "placement" || line.kind === "post" ? line.about : null);
  const text = post === line.about || line.about === null ? null : line.about;
  const slug = line.wall?.slug;
  const link =
    post && post !== here && slug
      ? html`<a href=${`/admin/walls/${encodeURIComponent(slug)}/posts/${post}`}>${app.words.log.post}</a>`
      : nothing;
  return html`${text ? html`<bdi>${text}</bdi>` : nothing} ${link}`;
}

function who(app: AdminContext, { actor }: LogLine, byActor: Telling["byActor"]) {
  const name = sayActor(app, actor);
  if (!byActor) return html`<bdi>${name}</bdi>`;
  return html`<button class="bare log-actor" title=${app.words.log.only(name)}
    @click=${() => byActor(actor)}><bdi>${name}</bdi></button>`;
}

function why(app: AdminContext, { reason, note, erased }: LogLine) {
  const said = [reason ? sayReason(app.words, reason) : null, erased ? app.words.log.erased : null];
  return html`${said.filter(Boolean).join(" · ")}${note ? html` <q><bdi>${note}</bdi></q>` : nothing}`;
}
