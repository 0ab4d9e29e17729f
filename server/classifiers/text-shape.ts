/** How a text looks, whatever it says: shouted, stuffed with tags, the same thing over and over. */
import { extractHashtags } from "../domain/hashtag.ts";
import { findLinks } from "../domain/text.ts";

/** Fewer capitals than these are a name or an acronym, not a raised voice. */
const fewestLetters = 12;
/** A longer text is judged by its beginning: the cost must not grow with what somebody sends. */
const mostLetters = 5000;

const bound = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

/** How much of the text is in capitals, and whether every sentence ends in several signs. */
export function shoutingOf(whole: string): number {
  const text = plain(whole.slice(0, mostLetters));
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  const signs = text.match(/[!?]{3,}/g)?.length ?? 0;
  const raised = letters < fewestLetters ? 0 : (capitals / letters - 0.5) * 2;
  return bound(Math.max(raised, 0) + Math.min(signs, 3) * 0.15);
}

/** Links, tags and names are written as they are; nobody shouts with them. */
const plain = (text: string) =>
  text.replace(/https?:\/\/\S+/g, " ").replace(/[#@][\p{L}\p{N}_.]+/gu, " ");

/** Several weak signs make a strong one: each takes away a part of what is left of the doubt. */
export function spamOf(whole: string): number {
  const text = whole.slice(0, mostLetters);
  const words = wordsOf(text);
  const signs = [
    linksIn(text, words.length),
    hashbomb(text, words.length),
    mentionsIn(text),
    sameLetters(text),
    sameWords(words),
  ];
  return bound(1 - signs.reduce((doubt, sign) => doubt * (1 - sign), 1));
}

const wordsOf = (text: string) =>
  plain(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** One link is how people share something; links with hardly a word beside them are an advertisement. */
function linksIn(text: string, words: number): number {
  const links = findLinks(text).length;
  if (links === 0) return 0;
  return Math.min(0.8, (links - 1) * 0.25 + (words < links * 3 ? 0.2 : 0));
}

/** An event's post has its hashtag and two or three more. */
function hashbomb(text: string, words: number): number {
  const tags = extractHashtags(text).length;
  if (tags < 6) return 0;
  return Math.min(0.95, 0.3 + (tags - 6) * 0.07 + (words < tags ? 0.2 : 0));
}

const mentionsIn = (text: string) => {
  const mentions = text.match(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu)?.length ?? 0;
  return mentions < 5 ? 0 : Math.min(0.8, 0.3 + (mentions - 5) * 0.1);
};

/** “goooool” is joy; forty letters of one kind are none. */
const sameLetters = (text: string) => {
  const runs = text.match(/([^\s=_\-*.])\1{9,}/gu) ?? [];
  const longest = Math.max(0, ...runs.map((run) => run.length));
  return longest === 0 ? 0 : Math.min(0.7, 0.2 + longest / 60);
};

function sameWords(words: string[]): number {
  if (words.length < 8) return 0;
  const share = 1 - new Set(words).size / words.length;
  return share < 0.6 ? 0 : Math.min(0.9, share);
}
