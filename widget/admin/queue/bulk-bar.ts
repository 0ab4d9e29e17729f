import { html, nothing, type TemplateResult } from "lit";
import type { Move } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { moveIcons } from "./card-buttons.ts";
import { type Keymap, sayStroke } from "./keymap.ts";
import { movesFrom, type State } from "./lifecycle.ts";

export interface BulkActs {
  move: (move: Move) => void;
  tag: () => void;
  selectAll: () => void;
  clear: () => void;
}

/** What can be done with all selected posts at once. */
export function bulkBar(
  app: AdminContext,
  { tab, count, keys }: { tab: State; count: number; keys: Keymap },
  act: BulkActs,
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const { queue, acts } = app.words;
  const button = (move: Move) => html`
    <button class="button act" data-move=${move} aria-keyshortcuts=${keys[move]} @click=${() => act.move(move)}>
      ${icon(moveIcons[move])}<span>${queue.moves[move]}</span><kbd aria-hidden="true">${sayStroke(keys[move])}</kbd>
    </button>`;
  return html`
    <div class="bulk" role="group" aria-label=${queue.bulk}>
      <strong>${queue.selected(count)}</strong>
      <button class="bare link" aria-keyshortcuts=${keys.selectAll} @click=${act.selectAll}>${queue.selectAll} <kbd aria-hidden="true">${sayStroke(keys.selectAll)}</kbd></button>
      <button class="bare link" aria-keyshortcuts=${keys.clear} @click=${act.clear}>${queue.clear} <kbd aria-hidden="true">${sayStroke(keys.clear)}</kbd></button>
      <span class="bulk-moves">${movesFrom(tab).map(button)}
        <button class="button act" aria-keyshortcuts=${keys.tag} @click=${act.tag}>${icon("tag")}<span>${acts.tag}</span><kbd aria-hidden="true">${sayStroke(keys.tag)}</kbd></button>
      </span>
    </div>`;
}
