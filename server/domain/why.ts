/**
 * Why a post is not on a wall: each reason of the gate traced to who or what it comes from, and to what would change
 * it. Pure; what is known about the past is gathered before. What changes nothing by itself comes last.
 */
import type { GateReason } from "./gate.ts";
import type { ActorKind, PlacementState } from "./vocabulary.ts";

/** A line of the past: who did something, and when. */
export interface PastAct {
  actor: { kind: ActorKind; id: string | null; name: string | null };
  at: string;
  reason: string | null;
  note: string | null;
}

export interface WhyFacts {
  gate: GateReason[];
  state: PlacementState;
  /** The placement's own word for it: a code. */
  reason: string | null;
  arrivedAt: string;
  shownAt: string | null;
  goneAt: string | null;
  showFrom: string | null;
  showUntil: string | null;
  /** The last decision that led to the state it is in; none where nobody decided yet. */
  decision: PastAct | null;
  /** The last visitor's report that hid it. */
  report: PastAct | null;
  /** Who set the wall to what it is. */
  wallChange: PastAct | null;
  /** Who put its author on the list. */
  standing: PastAct | null;
  /** Who set the times at which it is to be seen. */
  schedule: PastAct | null;
  /** The rule is still there, and may be changed. */
  ruleIsThere: boolean;
}

/**
 * How to change it. `decide`: a move in the queue. `rule`, `author-list`, `wall`, `schedule`: where it was said.
 * `wait`: it comes by itself. `author`: only whoever wrote it can. `never`: it is gone for good.
 */
export const undoWays = [
  "decide",
  "rule",
  "author-list",
  "wall",
  "schedule",
  "wait",
  "author",
  "never",
] as const;
export type UndoWay = (typeof undoWays)[number];

export interface WhyReason {
  /** A code: the gate's, or the one that was given with the decision. */
  reason: string;
  by: { kind: ActorKind; id: string | null; name: string | null };
  at: string | null;
  note: string | null;
  undo: UndoWay[];
}

const koro = { kind: "system" as const, id: null, name: null };
const network = { kind: "source" as const, id: null, name: null };
const author = { kind: "author" as const, id: null, name: null };

const causes: Record<GateReason, (facts: WhyFacts) => WhyReason> = {
  gone: (facts) => ({
    ...told(facts.decision, { reason: facts.reason ?? "gone", by: author }),
    ...{ at: facts.decision?.at ?? facts.goneAt, undo: ["never"] },
  }),
  "not-approved": (facts) => notApproved(facts),
  contested: ({ report, reason }) => ({
    ...told(report, { reason: reason ?? "contested", by: { ...koro, kind: "visitor" } }),
    undo: ["decide"],
  }),
  "author-hidden": () => ({ ...plain("author-hidden", network), undo: ["author"] }),
  "wall-not-live": (facts) => byWall("wall-not-live", facts),
  "wall-dark": (facts) => byWall("wall-dark", facts),
  "wall-paused": (facts) => byWall("wall-paused", facts),
  "not-yet": ({ schedule, showFrom }) => ({
    ...told(schedule, { reason: "not-yet", by: koro }),
    ...{ reason: "not-yet", note: showFrom, undo: ["wait", "schedule"] },
  }),
  expired: ({ schedule, showUntil }) => ({
    ...told(schedule, { reason: "expired", by: koro }),
    ...{ reason: "expired", note: showUntil, undo: ["schedule"] },
  }),
  "media-waiting": ({ arrivedAt }) => ({
    ...plain("media-waiting", koro),
    ...{ at: arrivedAt, undo: ["wait", "decide"] },
  }),
  empty: () => ({ ...plain("empty", author), undo: ["author"] }),
  "not-redistributable": () => ({ ...plain("not-redistributable", network), undo: ["never"] }),
  "unknown-surface": () => ({ ...plain("unknown-surface", koro), undo: ["never"] }),
};

/** What has to change first, in the order in which somebody would change it. */
const order: GateReason[] = [
  ...(["gone", "contested", "not-approved", "author-hidden", "empty"] as const),
  ...(["not-yet", "expired", "media-waiting"] as const),
  ...(["wall-dark", "wall-paused", "wall-not-live"] as const),
  ...(["not-redistributable", "unknown-surface"] as const),
];

/** Every reason, ordered; nothing for a post that is shown. */
export function explain(facts: WhyFacts): WhyReason[] {
  // A post that is gone is not approved either, and one that was reported is held for that: one reason, told once.
  const covered = facts.gate.includes("gone")
    ? ["not-approved", "empty", "contested"]
    : facts.gate.includes("contested") && facts.report
      ? ["not-approved"]
      : [];
  const reasons = order
    .filter((reason) => facts.gate.includes(reason) && !covered.includes(reason))
    .map((reason) => causes[reason](facts));
  if (reasons.length > 0 || facts.shownAt !== null) return reasons;
  // Nothing is against it: the next sweep puts it on the wall.
  return [{ ...plain("soon", koro), undo: ["wait"] }];
}

function notApproved(facts: WhyFacts): WhyReason {
  const { decision, state, arrivedAt } = facts;
  if (!decision && facts.reason === "opinion-waiting")
    return { ...plain(facts.reason, koro), at: arrivedAt, undo: ["wait", "decide"] };
  if (!decision && facts.reason === "opinion-missing")
    return { ...plain(facts.reason, koro), at: arrivedAt, undo: ["decide"] };
  if (!decision) {
    const reason = state === "pending" ? "waits-for-person" : (facts.reason ?? "not-approved");
    return { ...plain(reason, koro), at: arrivedAt, undo: ["decide"] };
  }
  if (decision.reason === "author-blocked" || decision.reason === "author-muted")
    return {
      ...told(facts.standing ?? decision, { reason: decision.reason, by: koro }),
      ...{ reason: decision.reason, undo: ["author-list", "decide"] },
    };
  const unsaid = state === "pending" ? "waits-for-person" : "not-approved";
  const byRule = decision.actor.kind === "rule" && facts.ruleIsThere;
  return {
    ...told(decision, { reason: facts.reason ?? unsaid, by: koro }),
    undo: byRule ? ["decide", "rule"] : ["decide"],
  };
}

const byWall = (reason: GateReason, { wallChange }: WhyFacts): WhyReason => ({
  ...told(wallChange, { reason, by: koro }),
  ...{ reason, undo: ["wall"] },
});

type Told = Omit<WhyReason, "undo">;

const plain = (reason: string, by: WhyReason["by"]): Told => ({ reason, by, at: null, note: null });

const told = (act: PastAct | null, other: Pick<Told, "reason" | "by">): Told =>
  act
    ? { reason: act.reason ?? other.reason, by: act.actor, at: act.at, note: act.note }
    : plain(other.reason, other.by);
