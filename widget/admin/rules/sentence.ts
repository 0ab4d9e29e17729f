/** A condition and what a rule does, as a person would say it. */
import type { Condition, Rule } from "#wire/rule.ts";
import type { Words } from "../words/words.ts";
import type { Test } from "./draft.ts";

/** Names of what conditions know by id only. */
export interface Names {
  list: (id: string) => string;
  source: (id: string) => string;
}

export function sayCondition(words: Words, condition: Condition, names: Names): string {
  const { rules } = words;
  const part = (one: Condition) => {
    const said = sayCondition(words, one, names);
    return "fact" in one || "not" in one ? said : `(${said})`;
  };
  if ("all" in condition) return condition.all.map(part).join(rules.and);
  if ("any" in condition) return condition.any.map(part).join(rules.or);
  if ("not" in condition) return rules.not(part(condition.not));
  const detail = sayDetail(words, condition, names);
  return detail ? `${rules.facts[condition.fact]}: ${detail}` : rules.facts[condition.fact];
}

const most = 4;
const few = (list: readonly string[]) =>
  list.length > most ? `${list.slice(0, most).join(", ")} … (${list.length})` : list.join(", ");

function sayDetail({ rules }: Words, test: Test, names: Names): string {
  switch (test.fact) {
    case "words":
      return few(test.words);
    case "list":
      return names.list(test.list);
    case "expression":
      return test.expression;
    case "author":
      return few(test.authors);
    case "author-list":
      return rules.authorLists[test.list];
    case "network":
      return few(test.networks);
    case "source":
      return few(test.sources.map(names.source));
    case "language":
      return few(test.languages);
    case "media":
      return test.kinds.map((kind) => rules.mediaKinds[kind]).join(rules.or);
    case "link-domain":
      return few(test.domains);
    case "time":
      return rules.between(test.from, test.until, test.zone);
    case "score":
      return [
        test.label,
        ...(test.atLeast === undefined
          ? []
          : [`${rules.atLeast} ${rules.percent(percentOf(test.atLeast))}`]),
        ...(test.atMost === undefined
          ? []
          : [`${rules.atMost} ${rules.percent(percentOf(test.atMost))}`]),
      ].join(", ");
    case "hashtags":
    case "followers":
    case "engagement":
      return [
        ...(test.atLeast === undefined ? [] : [`${rules.atLeast} ${test.atLeast}`]),
        ...(test.atMost === undefined ? [] : [`${rules.atMost} ${test.atMost}`]),
      ].join(", ");
    default:
      return "";
  }
}

const percentOf = (share: number) => Math.round(share * 100);

export function sayMoves(
  { rules }: Words,
  { verdict, tags, highlight, notify }: Rule["moves"],
): string {
  return [
    ...tags.map((tag) => `#${tag}`),
    ...(highlight ? [rules.highlight] : []),
    ...(notify ? [rules.notify] : []),
    ...(verdict ? [rules.verdicts[verdict]] : []),
  ].join(", ");
}
