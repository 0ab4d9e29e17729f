import { html, nothing, type TemplateResult } from "lit";
import type { Decision, Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment, saySpan } from "../words/say.ts";
import { type Keymap, sayStroke } from "./keymap.ts";
import { sayReason } from "./reasons.ts";

interface Telling {
  told: boolean;
  tell: () => void;
  keys: Keymap;
  past: () => void;
}

/** Why a post is here and not on the wall, or is on it: which rule or person did it, and what can be done about it. */
export function cardWhy(app: AdminContext, card: Placement, telling: Telling): TemplateResult {
  const { acts } = app.words;
  const { told, tell, keys, past } = telling;
  const [last, ...older] = card.history.toSorted((a, b) => b.at.localeCompare(a.at));
  return html`
    <div class="why-room">
      <div class="why-line">
        ${headline(app, card)}
        <button class="bare why-more" aria-expanded=${told} aria-keyshortcuts=${keys.why} @click=${tell}>
          ${told ? acts.whyLess : acts.whyMore}<kbd aria-hidden="true">${sayStroke(keys.why)}</kbd>
        </button>
      </div>
      ${last && !told && isNews(card, last) ? html`<p class="decided">${sayDecision(app, last)}</p>` : nothing}
      ${
        told
          ? html`<ul class="history">
              <li>${acts.arrived(sayMoment(app.locale, card.post.arrivedAt))}</li>
              ${older.toReversed().map((one) => html`<li>${sayDecision(app, one)}</li>`)}
              ${last ? html`<li>${sayDecision(app, last)}</li>` : nothing}
              <li class="what-now">${whatNow(app, card)}</li>
              <li><button class="bare link" @click=${past}>${app.words.why.history}</button></li>
            </ul>`
          : nothing
      }
    </div>`;
}

/** That a colleague sent it back is told where one asks; that its author or a rule did has to be seen. */
const isNews = ({ state }: Placement, { actor }: Decision) =>
  state !== "pending" || actor.kind !== "person";

function headline(app: AdminContext, card: Placement): TemplateResult {
  const { queue, acts } = app.words;
  if (card.shown) return html`<p class="why shown">${icon("eye")}<span>${queue.shown}</span></p>`;
  const said = reasonsOf(card).map((code) => sayReason(app.words, code));
  const lead = card.state === "pending" ? acts.isHereFor : queue.notShown;
  const text = said.length ? said.join(" · ") : acts.waitsFor[card.state];
  const calm = card.state === "pending" && said.length === 0;
  return html`<p class="why" ?data-calm=${calm}>${icon(calm ? "clock" : "eye-off")}<span>${lead}: ${text}</span></p>`;
}

// While a post waits or was refused, "not approved" says nothing that the tab does not say.
function reasonsOf(card: Placement): string[] {
  const empty = new Set(["not-approved", "waits-for-person", ""]);
  const codes = [card.reason ?? "", ...card.hidden].filter((code) => !empty.has(code));
  return [...new Set(codes)];
}

function sayDecision(app: AdminContext, decision: Decision): TemplateResult {
  const { queue, choices, acts } = app.words;
  const { actor, to, at, reason, note } = decision;
  const named = actor.name ?? choices.actors[actor.kind];
  const who = actor.kind === "rule" && actor.name ? acts.rule(actor.name) : named;
  const when = saySpan(app.locale, at, Date.now(), "past");
  const why = reason ? `: ${sayReason(app.words, reason)}` : "";
  return html`<span title=${sayMoment(app.locale, at)}>${queue.history(who, queue.tabs[to] + why, when)}</span>${note ? html` — <bdi>${note}</bdi>` : nothing}`;
}

/** How to change it, by what stands in the way. */
function whatNow(app: AdminContext, card: Placement): string {
  const { acts } = app.words;
  if (card.state === "removed") return acts.now.removed;
  const wall = card.hidden.find((code) => code.startsWith("wall-"));
  if (wall) return acts.now.wall;
  if (card.state === "approved") return card.shown ? acts.now.shown : acts.now.soon;
  return card.history.at(-1)?.actor.kind === "rule" ? acts.now.rule : acts.now.person;
}
