/** The rules of a wall, in order: the first verdict wins, marks of the rules before it add up. */
import { type Asked, compileCondition, type FindList } from "./compile.ts";
import type { Rule } from "./condition.ts";
import type { RuleFacts } from "./facts.ts";

export interface CompiledRule {
  rule: Rule;
  asks: Asked;
}

export interface RuleOutcome {
  /** The rule that decided, and what it found. */
  decided: { rule: Rule; why: string | null } | null;
  tags: string[];
  highlight: boolean;
  /** Rules that matched, in order; none is asked after the verdict. */
  matched: Rule[];
}

export const compileRule = (rule: Rule, lists: FindList): CompiledRule => ({
  rule,
  asks: compileCondition(rule.condition, lists),
});

/** Whether the rule is asked about this source's posts at this time at all. */
export function isAsked(rule: Rule, sourceId: string | null, now: Date): boolean {
  const { on, sources, from, until } = rule;
  const isTime = (from === null || from <= now) && (until === null || now < until);
  return on && isTime && (sources === null || (sourceId !== null && sources.includes(sourceId)));
}

export function runRules(rules: readonly CompiledRule[], facts: RuleFacts, now: Date): RuleOutcome {
  const outcome: RuleOutcome = { decided: null, tags: [], highlight: false, matched: [] };
  for (const { rule, asks } of rules) {
    if (!isAsked(rule, facts.sourceId, now)) continue;
    const { is, why } = asks(facts);
    if (is !== true) continue;
    outcome.matched.push(rule);
    outcome.highlight ||= rule.moves.highlight;
    outcome.tags = [...new Set([...outcome.tags, ...rule.moves.tags])].slice(0, 20);
    if (rule.moves.verdict) return { ...outcome, decided: { rule, why } };
  }
  return outcome;
}
