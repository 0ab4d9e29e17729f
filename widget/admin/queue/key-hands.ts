import type { Move, Placement } from "#wire/placement.ts";
import { type KeyAct, keyAct } from "./keys.ts";
import { safeLink } from "./safe-link.ts";

/** What the keys can do; the page lends its hands. */
export interface KeyHands {
  /** The card the keyboard is at. */
  card: () => Placement | undefined;
  /** What a move is made with: the selected posts, or the one the keyboard is at. */
  chosen: () => readonly string[];
  step: (by: 1 | -1) => void;
  move: (ids: readonly string[], move: Move) => void;
  undo: () => void;
  select: (card: Placement) => void;
  selectAll: () => void;
  clear: () => void;
  search: () => void;
  pin: (card: Placement) => void;
  openSheet: () => void;
}

/** Makes a listener for the whole page: where the focus is does not matter, unless somebody is writing. */
export function listenToKeys(hands: KeyHands): (event: KeyboardEvent) => void {
  const anywhere: Partial<Record<KeyAct, () => void>> = {
    next: () => hands.step(1),
    previous: () => hands.step(-1),
    undo: hands.undo,
    selectAll: hands.selectAll,
    clear: hands.clear,
    search: hands.search,
    sheet: hands.openSheet,
  };
  return (event) => {
    const act = keyAct(event);
    if (!act) return;
    event.preventDefault();
    const run = anywhere[act];
    const card = hands.card();
    if (run) run();
    else if (isMove(act)) hands.move(hands.chosen(), act);
    else if (card) withCard(hands, card, act);
  };
}

function withCard(hands: KeyHands, card: Placement, act: KeyAct): void {
  if (act === "select") hands.select(card);
  else if (act === "open") openOriginal(card);
  else if (act === "pin" && card.state === "approved") hands.pin(card);
}

function isMove(act: KeyAct): act is Move {
  return act === "approve" || act === "reject" || act === "hold" || act === "requeue";
}

function openOriginal(card: Placement): void {
  const url = safeLink(card.post.permalink);
  if (url) open(url, "_blank", "noreferrer");
}
