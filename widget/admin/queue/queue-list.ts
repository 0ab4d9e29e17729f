import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AdminContext } from "../shell/admin-context.ts";
import type { CardActs } from "./card-acts.ts";
import type { QueueState } from "./queue-state.ts";

/** The cards in view, as an ARIA feed: a screen reader can go from one to the next and knows how many there are. */
export function queueList(
  app: AdminContext,
  state: QueueState,
  acts: CardActs,
  more: () => void,
): TemplateResult {
  const of = state.cards.length;
  return html`
    <div class="feed" role="feed" data-feed tabindex="-1" aria-label=${app.words.queue.tabs[state.tab]}
      aria-busy=${state.phase === "more"}>
      ${repeat(
        state.cards,
        (card) => card.post.id,
        (
          card,
          at,
        ) => html`<koro-card .app=${app} .card=${card} .acts=${acts} .at=${at + 1} .of=${of}
          .here=${card.post.id === state.here} .selected=${state.selected.has(card.post.id)}></koro-card>`,
      )}
    </div>
    ${end(app, state, more)}`;
}

/** Grey cards while the first page is on its way. */
export function queueBones(app: AdminContext): TemplateResult {
  const bone = () => html`
    <div class="card bone-card">
      <span class="bone tall"></span><span class="bone"></span><span class="bone short"></span>
    </div>`;
  return html`<div class="feed"><p class="unseen" role="status">${app.words.shell.loading}</p>${[1, 2, 3].map(bone)}</div>`;
}

function end(app: AdminContext, state: QueueState, more: () => void): TemplateResult {
  const { queue, shell } = app.words;
  if (!state.next) return html`<p class="feed-end">${queue.end}</p>`;
  const loading = state.phase === "more";
  return html`
    <p class="feed-end" data-end>
      <button class="button" ?disabled=${loading} @click=${more}>${loading ? shell.loading : queue.more}</button>
    </p>`;
}
