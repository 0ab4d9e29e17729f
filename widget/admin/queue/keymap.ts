/** Which key does what: what Koro brings, and what a person has changed. Pure; `own-keys.ts` keeps it on the server. */
import type { Move } from "#wire/placement.ts";
import { type KeyAct, keyActs, type Stroke } from "./keys.ts";

/** Only what somebody changed is kept: a key that Koro moves later moves for everybody else too. */
export type OwnKeys = Partial<Record<KeyAct, Stroke>>;

export type Keymap = Readonly<Record<KeyAct, Stroke>>;

export const usualKeys: Keymap = {
  next: "j",
  previous: "k",
  approve: "a",
  reject: "r",
  hold: "h",
  requeue: "q",
  undo: "u",
  open: "o",
  zoom: "z",
  why: "w",
  tag: "t",
  curate: "e",
  pin: "p",
  highlight: "l",
  block: "b",
  trust: "y",
  onlyAuthor: "f",
  select: "x",
  selectRange: "Shift+x",
  selectAll: "Shift+a",
  clear: "Escape",
  batch: "s",
  toPending: "1",
  toHeld: "2",
  toApproved: "3",
  toRejected: "4",
  toRemoved: "5",
  search: "/",
  sheet: "?",
};

/** These always work besides: whoever looks for a key tries them first. */
const always: Record<Stroke, KeyAct> = { ArrowDown: "next", ArrowUp: "previous", Escape: "clear" };

/** Keys by which a page is walked and buttons are pressed; they are nobody's to give away. */
const notToGive = new Set([
  ...["Tab", "Shift+Tab", "Enter", "Shift+Enter", "Space", "Shift+Space", "Escape"],
  ...["ArrowDown", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowUp", "Shift+j", "Shift+k"],
]);

export const keymapOf = (own: OwnKeys): Keymap => ({ ...usualKeys, ...own });

/** What a stroke asks for. */
export function actOf(keys: Keymap, stroke: Stroke): KeyAct | null {
  return keyActs.find((act) => keys[act] === stroke) ?? always[stroke] ?? null;
}

/** Shift with a step takes along what is stepped over. */
export function reachOf(keys: Keymap, stroke: Stroke): 1 | -1 | null {
  if (!stroke.startsWith("Shift+") || keyActs.some((act) => keys[act] === stroke)) return null;
  const act = actOf(keys, stroke.slice("Shift+".length));
  return act === "next" ? 1 : act === "previous" ? -1 : null;
}

export type Rebound =
  | { ok: true; own: OwnKeys }
  | { ok: false; why: "taken"; by: KeyAct }
  | { ok: false; why: "kept-free" };

/** Gives an act another key, unless that key does something else or is needed by the page itself. */
export function rebind(own: OwnKeys, act: KeyAct, stroke: Stroke): Rebound {
  if (notToGive.has(stroke) || stroke.length > 20) return { ok: false, why: "kept-free" };
  const by = keyActs.find((other) => other !== act && keymapOf(own)[other] === stroke);
  if (by) return { ok: false, why: "taken", by };
  return { ok: true, own: onlyOwn({ ...own, [act]: stroke }) };
}

/** Gives two acts each other's keys. */
export function swap(own: OwnKeys, one: KeyAct, other: KeyAct): OwnKeys {
  const keys = keymapOf(own);
  return onlyOwn({ ...own, [one]: keys[other], [other]: keys[one] });
}

/** What came from the server, without what this version does not know and what would make one key do two things. */
export function readOwnKeys(kept: Readonly<Record<string, string>>): OwnKeys {
  const known = keyActs.flatMap((act) => {
    const stroke = kept[act];
    return stroke && !notToGive.has(stroke) ? [[act, stroke] as const] : [];
  });
  const own: OwnKeys = Object.fromEntries(known);
  const keys = keymapOf(own);
  const isTwice = (act: KeyAct) => keyActs.some((o) => o !== act && keys[o] === keys[act]);
  return onlyOwn(Object.fromEntries(known.filter(([act]) => !isTwice(act))));
}

function onlyOwn(own: OwnKeys): OwnKeys {
  const changed = keyActs.filter((act) => own[act] && own[act] !== usualKeys[act]);
  return Object.fromEntries(changed.map((act) => [act, own[act]]));
}

const signs: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "Del",
};

/** A stroke as it stands on a button. Letters are large by Turkish rules only where they are Turkish. */
export function sayStroke(stroke: Stroke): string {
  const bare = stroke.replace(/^Shift\+/, "");
  const said = signs[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare);
  return bare === stroke ? said : `⇧${said}`;
}

/** A stroke as `aria-keyshortcuts` wants it. */
export const ariaStroke = (stroke: Stroke): string => (stroke === "Space" ? "Space" : stroke);

export const isMove = (act: KeyAct): act is Move =>
  act === "approve" || act === "reject" || act === "hold" || act === "requeue";
