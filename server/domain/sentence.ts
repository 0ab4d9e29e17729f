/** One sentence for people in every language Koro speaks. */
import type { Locale } from "./vocabulary.ts";

export type Sentence = Record<Locale, string>;
