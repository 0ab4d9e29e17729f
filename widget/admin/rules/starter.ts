/** A few rules that make sense on most walls, offered where there are none yet. They hold back; they never reject. */
import type { Condition, NewRule } from "#wire/rule.ts";
import type { Words } from "../words/words.ts";

export function starterRules({ rules }: Words): NewRule[] {
  const names = rules.starter;
  return [
    hold(names.swearing, { any: [list("tr-mild"), list("en-mild")] }),
    hold(names.sensitive, { fact: "sensitive" }),
    hold(names.scam, { any: [{ fact: "words", words: [...scam], accents: "ignore" }] }),
    hold(names.tagPile, { fact: "hashtags", atLeast: 12 }),
    hold(names.copies, { fact: "duplicate" }),
    {
      ...rule(names.noAlt, { fact: "no-alt" }),
      moves: { verdict: null, tags: ["alt"], highlight: false, notify: false },
    },
  ];
}

const scam = [
  ...["free bitcoin*", "crypto giveaway*", "double your money", "buy followers", "whatsapp me"],
  ...["deneme bonusu*", "kaçak bahis*", "bedava bonus*", "takipçi satın*", "yatırım garantili"],
];

const list = (name: string): Condition => ({ fact: "list", list: name });

const rule = (name: string, condition: Condition): NewRule => ({
  ...{ name, condition, on: true, sources: null, from: null, until: null },
  moves: { verdict: "hold", tags: [], highlight: false, notify: false },
});

const hold = rule;
