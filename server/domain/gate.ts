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
    /** In milliseconds since 1970: not before, and not from then on. `null` where nobody said so. */
    showFrom: number | null;
    showUntil: number | null;
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
  "not-yet",
  "expired",
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

type Question = [
  reason: GateReason,
  against: (facts: GateFacts, surface: Surface, now: number) => boolean,
];

const questions: Question[] = [
  ["unknown-surface", (_, surface) => !surfaces.includes(surface)],
  ["not-approved", ({ placement }) => placement.state !== "approved"],
  ["gone", ({ post }) => post.gone !== false],
  ["contested", ({ placement }) => placement.contested !== false],
  ["author-hidden", ({ author }) => author.hidden !== false],
  // Written so that a time which is no number, or a clock that is none, keeps the gate closed.
  ["not-yet", ({ placement: { showFrom } }, _, now) => showFrom !== null && !(now >= showFrom)],
  ["expired", ({ placement: { showUntil } }, _, now) => showUntil !== null && !(now < showUntil)],
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
export function gate(facts: GateFacts, surface: Surface, now: Date): GateAnswer {
  const reasons = questions
    .filter(([, against]) => against(facts, surface, now.getTime()))
    .map(([reason]) => reason);
  return { show: reasons.length === 0, reasons };
}

/** When time alone will change the answer next; `null` if it never will. */
export function nextMoment(
  { showFrom, showUntil }: Pick<GateFacts["placement"], "showFrom" | "showUntil">,
  now: Date,
): Date | null {
  const ahead = [showFrom, showUntil].filter((time) => time !== null && time > now.getTime());
  return ahead.length === 0 ? null : new Date(Math.min(...ahead.map(Number)));
}
