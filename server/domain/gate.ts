/**
 * The gate: may this post be shown on this surface, now? Pure, and closed unless every question is answered well.
 * Its answer for the wall is stored as `placement.shown_at`; every surface asks again before it shows anything.
 */
import type { ActorKind, PlacementState, WallState } from "./vocabulary.ts";

export const surfaces = ["wall", "screen", "page", "email", "export"] as const;
export type Surface = (typeof surfaces)[number];

export interface GateFacts {
  placement: {
    state: PlacementState;
    /** Who approved it; `null` when nobody has. */
    approvedBy: ActorKind | null;
    /** It is on the wall at this moment. */
    shown: boolean;
    /** A visitor said that it is theirs, that they or their child are in it. */
    contested: boolean;
  };
  post: {
    gone: boolean;
    /** Media that have not been fetched a first time. */
    mediaWaiting: number;
    empty: boolean;
    /** Its network lets it leave this server by feed or API. */
    redistributable: boolean;
  };
  author: { hidden: boolean };
  wall: { state: WallState };
}

export const gateReasons = [
  "not-approved",
  "gone",
  "contested",
  "author-hidden",
  "wall-not-live",
  "wall-paused",
  "wall-dark",
  "media-waiting",
  "empty",
  "not-redistributable",
  "unknown-surface",
] as const;
export type GateReason = (typeof gateReasons)[number];

export interface GateAnswer {
  show: boolean;
  /** Every reason against it, so that a moderator sees all that has to change. */
  reasons: GateReason[];
}

type Question = [reason: GateReason, against: (facts: GateFacts, surface: Surface) => boolean];

const questions: Question[] = [
  ["unknown-surface", (_, surface) => !surfaces.includes(surface)],
  ["not-approved", ({ placement }) => placement.state !== "approved"],
  ["gone", ({ post }) => post.gone !== false],
  ["contested", ({ placement }) => placement.contested !== false],
  ["author-hidden", ({ author }) => author.hidden !== false],
  ["wall-not-live", ({ wall }) => !["live", "paused", "dark", "archived"].includes(wall.state)],
  ["wall-dark", ({ wall }) => wall.state === "dark"],
  // Paused and archived walls keep what they show and take nothing new.
  [
    "wall-paused",
    ({ wall, placement }) =>
      (wall.state === "paused" || wall.state === "archived") && !placement.shown,
  ],
  // What nobody has looked at waits for its pictures, so that no card grows under a reader's eyes.
  // A person who approves has seen the card, and it must not wait for a slow picture server.
  [
    "media-waiting",
    ({ post, placement }) =>
      post.mediaWaiting !== 0 && placement.approvedBy !== "person" && !placement.shown,
  ],
  ["empty", ({ post }) => post.empty !== false],
  ["not-redistributable", ({ post }, surface) => surface === "export" && !post.redistributable],
];

/** Answers with every reason against showing; `show` is true only when there is none. */
export function gate(facts: GateFacts, surface: Surface): GateAnswer {
  const reasons = questions
    .filter(([, against]) => against(facts, surface))
    .map(([reason]) => reason);
  return { show: reasons.length === 0, reasons };
}
