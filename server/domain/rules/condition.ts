/** What a rule asks, as data. `server/wire/rule.ts` checks the shape of what comes in; here are its closed lists. */
import type { MediaKind } from "../vocabulary.ts";
import type { AccentReading } from "./units.ts";

export const authorLists = ["blocked", "muted", "trusted"] as const;
export type AuthorList = (typeof authorLists)[number];

/** Word lists that Koro brings along; a workspace's own lists have ids. */
export const shippedLists = ["en-mild", "en-strict", "tr-mild", "tr-strict"] as const;
export type ShippedList = (typeof shippedLists)[number];

export const verdictMoves = ["approve", "hold", "reject"] as const;
export type VerdictMove = (typeof verdictMoves)[number];

export type Test =
  | { fact: "words"; words: string[]; accents: AccentReading }
  | { fact: "list"; list: string }
  | { fact: "expression"; expression: string }
  | { fact: "author"; authors: string[] }
  | { fact: "author-list"; list: AuthorList }
  | { fact: "network"; networks: string[] }
  | { fact: "source"; sources: string[] }
  | { fact: "language"; languages: string[] }
  | { fact: "media"; kinds: (MediaKind | "none")[] }
  | { fact: "link-domain"; domains: string[] }
  | { fact: "hashtags"; atLeast?: number | undefined; atMost?: number | undefined }
  | { fact: "followers"; atLeast?: number | undefined; atMost?: number | undefined }
  | { fact: "engagement"; atLeast?: number | undefined; atMost?: number | undefined }
  | {
      fact: "score";
      label: string;
      atLeast?: number | undefined;
      atMost?: number | undefined;
      /** Only this one's opinion; everybody's where it is left out. */
      classifier?: string | undefined;
    }
  | { fact: "time"; from: string; until: string; zone: string }
  | { fact: "link" | "first-post" | "sensitive" | "duplicate" | "no-alt" };

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Test;

export interface RuleMoves {
  /** `null`: the rule only marks the post, and the next one is asked. */
  verdict: VerdictMove | null;
  tags: string[];
  highlight: boolean;
  /** The moderators' page says at once that a post matched. */
  notify: boolean;
}

export interface Rule {
  id: string;
  name: string;
  condition: Condition;
  moves: RuleMoves;
  on: boolean;
  /** Only posts of these sources; `null` for all. */
  sources: string[] | null;
  from: Date | null;
  until: Date | null;
}

/** Bounds of one rule, so that no rule makes reading slow for everybody. */
export const ruleBounds = { depth: 5, tests: 60, words: 3000, wordLength: 80, expression: 300 };

export function* testsOf(condition: Condition): Generator<Test> {
  if ("all" in condition) for (const part of condition.all) yield* testsOf(part);
  else if ("any" in condition) for (const part of condition.any) yield* testsOf(part);
  else if ("not" in condition) yield* testsOf(condition.not);
  else yield condition;
}

export function depthOf(condition: Condition): number {
  if ("all" in condition) return 1 + Math.max(0, ...condition.all.map(depthOf));
  if ("any" in condition) return 1 + Math.max(0, ...condition.any.map(depthOf));
  return "not" in condition ? 1 + depthOf(condition.not) : 1;
}
