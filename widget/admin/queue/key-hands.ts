import type { Move, Placement } from "#wire/placement.ts";
import { actOf, isMove, type Keymap, reachOf } from "./keymap.ts";
import { isMeantElsewhere, type KeyAct, strokeOf } from "./keys.ts";

/** What the keys can do; the page lends its hands. */
export interface KeyHands {
  keys: () => Keymap;
  /** The card the keyboard is at. */
  card: () => Placement | undefined;
  step: (by: 1 | -1) => void;
  /** Steps and takes along what is stepped over. */
  reach: (by: 1 | -1) => void;
  /** Moves the selected posts, or the one the keyboard is at. */
  move: (move: Move) => void;
  /** What needs no card. */
  anywhere: Partial<Record<KeyAct, () => void>>;
  /** What is done with the card the keyboard is at. */
  withCard: Partial<Record<KeyAct, (card: Placement) => void>>;
}

/** Makes a listener for the whole page: where the focus is does not matter, unless somebody is writing. */
export function listenToKeys(hands: KeyHands): (event: KeyboardEvent) => void {
  return (event) => {
    const stroke = strokeOf(event);
    if (!stroke || isMeantElsewhere(event)) return;
    const reach = reachOf(hands.keys(), stroke);
    const act = reach ? null : actOf(hands.keys(), stroke);
    if (!reach && !act) return;
    event.preventDefault();
    if (reach) hands.reach(reach);
    else if (act) run(hands, act);
  };
}

function run(hands: KeyHands, act: KeyAct): void {
  if (act === "next" || act === "previous") hands.step(act === "next" ? 1 : -1);
  else if (isMove(act)) hands.move(act);
  else if (hands.anywhere[act]) hands.anywhere[act]();
  else {
    const card = hands.card();
    if (card) hands.withCard[act]?.(card);
  }
}
