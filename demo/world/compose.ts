/** Puts an author's words together: a voice, its blanks filled, hashtags where they belong. */
import { brand } from "./brand-words.ts";
import { type Dice, diceFor, hashOf } from "./dice.ts";
import { type Person, people } from "./people.ts";
import { english } from "./voices/english.ts";
import { turkish } from "./voices/turkish.ts";
import type { Language, Voice } from "./voices/voice.ts";

export interface Composed {
  person: Person;
  voice: Voice;
  language: Language;
  text: string;
  /** What an edit adds; used only when the author edits. */
  afterthought: string;
}

const choices = [
  ...turkish.voices.map((voice) => ({ voice, language: turkish, lang: "tr" as const })),
  ...english.voices.map((voice) => ({ voice, language: english, lang: "en" as const })),
];

/** Authors and voices each walk their whole list before one comes again: a wall never repeats itself in a screenful. */
export function compose(seed: string, stream: number, slot: number, linkBase: string): Composed {
  const dice = diceFor(seed, "words", stream, slot);
  const start = hashOf(`${seed} ${stream}`) % 1000;
  const chosen = walk(choices, slot, start);
  const speakers = people.filter((person) => person.lang === chosen.lang);
  const person = walk(speakers, slot, start, Math.floor(slot / choices.length));
  const fill = (text: string) => fillBlanks(text, chosen.language, dice, linkBase);
  return {
    person,
    voice: chosen.voice,
    language: chosen.language,
    text: withHashtags(
      closed(fill(chosen.voice.text), chosen.language, dice),
      chosen.language,
      dice,
    ),
    afterthought: fill(dice.pick(chosen.language.afterthoughts)),
  };
}

/**
 * The slot's entry on a walk through a list. The stride shares no factor with the length, so all come before one comes
 * again; `round` moves the whole walk on, so that two walks of different lengths keep meeting differently.
 */
function walk<T>(list: readonly T[], slot: number, start: number, round = 0): T {
  const stride = strides.find((prime) => list.length % prime !== 0) ?? 1;
  return list[(slot * stride + start + round * 5) % list.length] as T;
}

const strides = [37, 29, 23] as const;

function fillBlanks(text: string, language: Language, dice: Dice, linkBase: string): string {
  const used = new Set<string>();
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    if (word === "link") return `${linkBase}/blog/${dice.pick(["demleme", "fincan", "sir"])}`;
    const free = (language.words[word] ?? []).filter((one) => !used.has(one));
    const filled = dice.pick(free);
    used.add(filled);
    return filled;
  });
}

/** Half of all authors add a last word: what has no blanks to fill still differs from one author to the next. */
function closed(text: string, language: Language, dice: Dice): string {
  if (dice.chance(0.5)) return text;
  const closing = dice.pick(language.closings);
  return / #$/.test(text) ? text.replace(/ #$/, ` ${closing} #`) : `${text} ${closing}`;
}

function withHashtags(text: string, language: Language, dice: Dice): string {
  const roll = dice.next();
  const tags: string[] = [roll < 0.7 ? brand.campaign : brand.table];
  if (roll > 0.94) tags.push(brand.campaign);
  if (dice.chance(0.3)) tags.push(dice.pick(language.extraTags));
  const tagged = tags.map((tag) => `#${tag}`).join(" ");
  const capital = text.charAt(0).toLocaleUpperCase(language === turkish ? "tr" : "en");
  const sentence = capital + text.slice(1);
  return /(^|\s)#(\s|$)/.test(sentence)
    ? sentence.replace(/(^|\s)#(?=\s|$)/, (_, space: string) => `${space}${tagged}`)
    : `${sentence}\n\n${tagged}`;
}
