/** Koro's own opinion: word lists and the shape of a text. No network, no pictures, a fraction of a millisecond. */
import { z } from "zod";
import { shippedWords } from "../domain/rules/lists/shipped.ts";
import { compileWords, readText, type WordMatcher } from "../domain/rules/words.ts";
import type { Classifier, Opinion } from "./classifier.ts";
import { shoutingOf, spamOf } from "./text-shape.ts";

const Settings = z.strictObject({});

/** Shipped lists are judged by both languages: people mix them, and posts often do not say which is theirs. */
const findWith = (list: "mild" | "strict") => [
  compileWords([shippedWords[`en-${list}`]]),
  compileWords([shippedWords[`tr-${list}`]]),
];

let lists: { mild: WordMatcher[]; strict: WordMatcher[] } | null = null;

/** Compiled with the first question: importing this file must not cost whoever never asks. */
function readLists() {
  lists ??= { mild: findWith("mild"), strict: findWith("strict") };
  return lists;
}

export const local: Classifier<z.infer<typeof Settings>, never> = {
  kind: "local",
  title: { en: "Koro’s own check", tr: "Koro'nun kendi kontrolü" },
  settings: Settings,
  secrets: null,
  isLocal: true,
  seesImages: () => false,
  labels: ["profanity", "spam", "shouting"],
  ask: async ({ text }): Promise<Opinion> => ({
    scores: { profanity: profanityOf(text), spam: spamOf(text), shouting: shoutingOf(text) },
  }),
};

/** What is longer is no post but a book, and seeing through spellings has its price. */
const mostLetters = 5000;

/** The mild lists hold what nobody wants on a wall; the strict ones add what some can live with. */
function profanityOf(text: string): number {
  const read = readText(text.slice(0, mostLetters));
  const { mild, strict } = readLists();
  if (mild.some((find) => find(read) !== null)) return 0.95;
  return strict.some((find) => find(read) !== null) ? 0.7 : 0;
}
