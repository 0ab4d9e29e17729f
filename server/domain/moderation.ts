/**
 * Moderation is one ordered list of small pure steps; the first verdict wins and carries its reason. A step never
 * fetches: the facts are gathered before. The rules that moderators write will become steps of this list.
 */
import type { ActorKind, Publishing } from "./vocabulary.ts";

export interface ModerationFacts {
  publishing: Publishing;
}

export interface Verdict {
  move: "approve" | "hold" | "reject" | "none";
  actor: ActorKind;
  reason: string;
}

type Step = (facts: ModerationFacts) => Verdict | null;

const steps: Step[] = [
  (facts) =>
    facts.publishing === "automatic"
      ? { move: "approve", actor: "source", reason: "source-automatic" }
      : null,
];

const waitForPerson: Verdict = { move: "none", actor: "system", reason: "waits-for-person" };

export function judge(facts: ModerationFacts): Verdict {
  for (const step of steps) {
    const verdict = step(facts);
    if (verdict) return verdict;
  }
  return waitForPerson;
}
