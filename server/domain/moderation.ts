/**
 * Moderation is one ordered list of small pure steps; the first verdict wins and carries its reason. A step never
 * fetches: the facts are gathered before.
 *
 * Blocked and muted people come first, so that no rule lets them in by oversight. Trusted people come after the
 * rules: trust is no licence for what the rules keep out. What nobody decided waits for a person.
 *
 * Second opinions hold everything back that would be approved by itself: as long as they are waited for, and for good
 * where one never came. Keeping a post out needs no second opinion.
 */
import type { RuleFacts } from "./rules/facts.ts";
import { type CompiledRule, type RuleOutcome, runRules } from "./rules/run-rules.ts";
import type { ActorKind, Publishing } from "./vocabulary.ts";

export interface WallRules {
  rules: readonly CompiledRule[];
  /** The first post of an author is approved by hand, the others by themselves. */
  firstByHand: boolean;
}

/** Where the second opinions about a post are: nobody is asked, not all answered, one never will, all are here. */
export const opinionStandings = ["none", "waiting", "missing", "given"] as const;
export type OpinionStanding = (typeof opinionStandings)[number];

/** What those would do who were asked; the strictest of them. */
export interface OpinionAdvice {
  move: "hold" | "reject";
  /** Who says so. */
  name: string;
}

export interface Verdict {
  move: "approve" | "hold" | "reject" | "none";
  actor: ActorKind;
  /** Rule or source; `null` for Koro itself. */
  actorId: string | null;
  actorName: string | null;
  reason: string;
  /** What a rule found. */
  note: string | null;
}

export interface Judgement {
  verdict: Verdict;
  tags: string[];
  highlight: boolean;
  /** Rules whose match the moderators want to hear of. */
  notify: string[];
}

interface Facts {
  post: RuleFacts | null;
  publishing: Publishing;
  firstByHand: boolean;
  outcome: RuleOutcome;
  advice: OpinionAdvice | null;
}

type Step = (facts: Facts) => Partial<Verdict> | null;

const steps: Step[] = [
  ({ post }) => (post?.authorList === "blocked" ? system("reject", "author-blocked") : null),
  ({ post }) => (post?.authorList === "muted" ? system("hold", "author-muted") : null),
  ({ outcome }) => byRule(outcome),
  ({ advice }) => advice && { ...system(advice.move, "opinion"), note: advice.name },
  ({ post }) => (post?.authorList === "trusted" ? system("approve", "author-trusted") : null),
  ({ publishing }) =>
    publishing === "automatic"
      ? { move: "approve", actor: "source", reason: "source-automatic" }
      : null,
  ({ post, firstByHand }) =>
    firstByHand && post?.isFirstPost === false ? system("approve", "author-known") : null,
];

const system = (move: Verdict["move"], reason: string) =>
  ({ move, actor: "system", reason }) as const;

function byRule({ decided }: RuleOutcome): Partial<Verdict> | null {
  if (!decided?.rule.moves.verdict) return null;
  const { rule, why } = decided;
  const [actorId, actorName] = [rule.id, rule.name];
  return {
    move: decided.rule.moves.verdict,
    actor: "rule",
    actorId,
    actorName,
    reason: "rule",
    note: why,
  };
}

const undecided: Verdict = {
  ...{ move: "none", actor: "system", actorId: null, actorName: null },
  ...{ reason: "waits-for-person", note: null },
};

const noOutcome: RuleOutcome = { decided: null, tags: [], highlight: false, matched: [] };

/** `post` may be missing where the wall asks for nothing that has to be gathered. */
export function judge(
  given: {
    publishing: Publishing;
    post?: RuleFacts | null;
    opinions?: OpinionStanding | undefined;
    advice?: OpinionAdvice | null;
  },
  { rules, firstByHand }: WallRules,
  now: Date,
): Judgement {
  const post = given.post ?? null;
  const outcome = post ? runRules(rules, post, now) : noOutcome;
  const { publishing, opinions = "none", advice = null } = given;
  const facts = { post, publishing, firstByHand, outcome, advice };
  const verdict = { ...undecided };
  for (const step of steps) {
    const found = step(facts);
    if (!found) continue;
    Object.assign(verdict, found);
    break;
  }
  holdBack(verdict, opinions);
  const { tags, highlight, matched } = outcome;
  const notify = matched.filter(({ moves }) => moves.notify).map(({ id }) => id);
  return { verdict, tags, highlight, notify };
}

function holdBack(verdict: Verdict, opinions: OpinionStanding): void {
  const isLetIn = verdict.move === "approve" || verdict.move === "none";
  if (isLetIn && opinions === "waiting") Object.assign(verdict, undecided, { reason: waits });
  if (isLetIn && opinions === "missing") Object.assign(verdict, undecided, { reason: missing });
}

const waits = "opinion-waiting";
const missing = "opinion-missing";
