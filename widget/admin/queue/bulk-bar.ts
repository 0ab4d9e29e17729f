import { html, nothing, type TemplateResult } from "lit";
import type { Move } from "#wire/placement.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { keyOf } from "./keys.ts";
import { movesFrom, type State } from "./lifecycle.ts";

/** What can be done with all selected posts at once. */
export function bulkBar(
  app: AdminContext,
  tab: State,
  count: number,
  act: { move: (move: Move) => void; selectAll: () => void; clear: () => void },
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const { queue } = app.words;
  const button = (move: Move) => html`
    <button class="button act" data-move=${move} @click=${() => act.move(move)}>
      <span>${queue.moves[move]}</span><kbd aria-hidden="true">${keyOf(move)}</kbd>
    </button>`;
  return html`
    <div class="bulk" role="group" aria-label=${queue.bulk}>
      <strong>${queue.selected(count)}</strong>
      <button class="bare link" @click=${act.selectAll}>${queue.selectAll}</button>
      <button class="bare link" @click=${act.clear}>${queue.clear} <kbd aria-hidden="true">Esc</kbd></button>
      <span class="bulk-moves">${movesFrom(tab).map(button)}</span>
    </div>`;
}
