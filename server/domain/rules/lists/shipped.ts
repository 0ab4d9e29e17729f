/** The word lists that come with Koro, as the matcher takes them. */
import type { ShippedList } from "../condition.ts";
import type { WordSet } from "../words.ts";
import { englishMild, englishMildExcept, englishStrict, englishStrictExcept } from "./english.ts";
import { turkishMild, turkishMildExcept, turkishStrict, turkishStrictExcept } from "./turkish.ts";

const english = (words: string[], except: string[]): WordSet => ({
  accents: "ignore",
  words,
  except,
});
const turkish = (words: string[], except: string[]): WordSet => ({
  accents: "turkish",
  words,
  except,
});

/** A strict list takes the mild one in. */
export const shippedWords: Record<ShippedList, WordSet> = {
  "en-mild": english(englishMild, englishMildExcept),
  "en-strict": english(
    [...englishMild, ...englishStrict],
    [...englishMildExcept, ...englishStrictExcept],
  ),
  "tr-mild": turkish(turkishMild, turkishMildExcept),
  "tr-strict": turkish(
    [...turkishMild, ...turkishStrict],
    [...turkishMildExcept, ...turkishStrictExcept],
  ),
};
