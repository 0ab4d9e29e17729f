/** What every room has to know about plain text: what may not be in it, where it may be cut, where its links are. */
import type { Entity } from "./post.ts";

/** NUL cannot be stored by PostgreSQL, other controls draw nothing, and the two overrides turn neighbouring words round. */
const unwanted = /[\p{Cc}\u202D\u202E\uFEFF]/gu;

/** Text without control characters and lone surrogates; `\n` and tabs stay, other line ends become `\n`. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(unwanted, (control) => (control === "\n" || control === "\t" ? control : ""));
}

/** Text as one line: for names, titles and alternative texts. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}

/** The longest beginning of at most `maxLength` UTF-16 code units that ends between two characters as people see them. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // A character of more than 64 code units is an attack, not a letter: then a code point must do as the border.
  const from = Math.max(0, maxLength - 64);
  let end = maxLength;
  for (const { index } of graphemes.segment(text.slice(from, maxLength + 64))) {
    if (from + index > maxLength) break;
    if (from + index > from || from === 0) end = from + index;
  }
  return text
    .slice(0, end)
    .toWellFormed()
    .replace(/\uFFFD$/u, "");
}

/** Cuts the text, drops the entities that no longer fit whole. */
export function cutWithEntities(
  text: string,
  entities: readonly Entity[],
  maxLength: number,
): { text: string; entities: Entity[] } {
  const cut = cutText(text, maxLength);
  return { text: cut, entities: entities.filter((entity) => entity.end <= cut.length) };
}

/** Building a segmenter costs more than using it a thousand times. */
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Addresses in running text. Chinese and Japanese punctuation ends one, since no space does. The last branch is a bare
 * domain with a path, so that the fragment of `example.org/#part` is not taken for a hashtag.
 */
const addresses =
  /(?:https?:\/\/|ftp:\/\/|www\.|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/)[^\s<>"。、，！？「」『』（）【】]*/giu;

/** Where web addresses stand in a text, closing punctuation left out. */
export function findAddresses(text: string): { start: number; end: number }[] {
  return [...text.matchAll(addresses)].map((match) => ({
    start: match.index,
    end: match.index + withoutClosing(match[0]).length,
  }));
}

/** Link entities for the addresses that stand written out in a text with `http://` or `https://`. */
export function findLinks(text: string): Entity[] {
  return findAddresses(text).flatMap(({ start, end }) => {
    const address = text.slice(start, end);
    if (!/^https?:/i.test(address) || !URL.canParse(address)) return [];
    return [{ kind: "link" as const, start, end, url: new URL(address).href }];
  });
}

/** A sentence's full stop and the bracket around an address are not part of it; `/wiki/Koro_(dance)` keeps its own. */
function withoutClosing(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    if (last === ")" && isBalanced(address.slice(0, end))) break;
    if (!/[.,;:!?'’”»…)\]}*]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function isBalanced(address: string): boolean {
  return address.split("(").length >= address.split(")").length;
}
