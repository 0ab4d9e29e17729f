/** What the keys of the queue do, and how a key press is read. Which key does what is each person's own: `keymap.ts`. */

/** All that a key can do, in the order of the list that `?` opens. */
export const keyActs = [
  "next",
  "previous",
  "approve",
  "reject",
  "hold",
  "requeue",
  "undo",
  "open",
  "zoom",
  "why",
  "tag",
  "curate",
  "pin",
  "highlight",
  "block",
  "trust",
  "onlyAuthor",
  "select",
  "selectRange",
  "selectAll",
  "clear",
  "batch",
  "toPending",
  "toHeld",
  "toApproved",
  "toRejected",
  "toRemoved",
  "search",
  "sheet",
] as const;

export type KeyAct = (typeof keyActs)[number];

/**
 * A stroke is `event.key` with letters small, and `Shift+` in front of a letter or a named key. What a sign needs
 * Shift for (`?`, on a Turkish keyboard also `/`) is the keyboard's affair, so signs stand alone.
 */
export type Stroke = string;

const modifiers = new Set([
  "Shift",
  "Control",
  "Alt",
  "AltGraph",
  "Meta",
  "CapsLock",
  "Fn",
  "Dead",
]);

/** The stroke of a key press, or nothing for one that belongs to the browser or to an unfinished letter. */
export function strokeOf(event: KeyboardEvent): Stroke | null {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (!key || modifiers.has(key) || key === "Unidentified") return null;
  const letter = smallLetter(key);
  const shifts = letter !== null || key.length > 1;
  return (shifts && shiftKey ? "Shift+" : "") + (letter ?? (key === " " ? "Space" : key));
}

/** Nothing is meant for the queue while somebody writes, chooses from a menu or answers a dialog. */
export function isMeantElsewhere(event: KeyboardEvent): boolean {
  return isWriting(event.composedPath()[0]) || isAsked();
}

/**
 * A letter without its case, so that Caps Lock turns nothing around. The four kinds of i are one key: on a Turkish
 * keyboard "I" is the large "ı", on others the large "i", and nothing in the event tells which.
 */
function smallLetter(key: string): string | null {
  if ([...key].length !== 1 || !/\p{L}/u.test(key)) return null;
  if (/[iıİI]/u.test(key)) return "i";
  return key.toLowerCase();
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
