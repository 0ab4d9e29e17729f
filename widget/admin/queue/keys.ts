import type { Move } from "#wire/placement.ts";

export type KeyAct =
  | "next"
  | "previous"
  | Move
  | "undo"
  | "open"
  | "select"
  | "selectAll"
  | "pin"
  | "search"
  | "clear"
  | "sheet";

const acts: Record<string, KeyAct> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  a: "approve",
  r: "reject",
  h: "hold",
  q: "requeue",
  u: "undo",
  o: "open",
  x: "select",
  A: "selectAll",
  p: "pin",
  "/": "search",
  Escape: "clear",
  "?": "sheet",
};

/** The keys and what they do, in the order of the list that `?` opens. */
export const sheet: [string, KeyAct][] = [
  ["J ↓", "next"],
  ["K ↑", "previous"],
  ["A", "approve"],
  ["R", "reject"],
  ["H", "hold"],
  ["Q", "requeue"],
  ["U", "undo"],
  ["O", "open"],
  ["X", "select"],
  ["⇧ A", "selectAll"],
  ["Esc", "clear"],
  ["P", "pin"],
  ["/", "search"],
  ["?", "sheet"],
];

/** The key that stands on a button. */
export function keyOf(move: Move): string {
  return { approve: "A", reject: "R", hold: "H", requeue: "Q" }[move];
}

/**
 * What a key press asks for; nothing while somebody writes, chooses from a menu or answers a dialog. Caps Lock turns
 * letters around, so capitals count as themselves only with Shift.
 */
export function keyAct(event: KeyboardEvent): KeyAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (isWriting(event.composedPath()[0]) || isAsked()) return null;
  const shouted = event.key.length === 1 && !event.shiftKey;
  return acts[shouted ? event.key.toLowerCase() : event.key] ?? null;
}

function isWriting(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isAsked(): boolean {
  return document.querySelector("wa-dialog[open], wa-dropdown[open], dialog[open]") !== null;
}
