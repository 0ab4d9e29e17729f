/** The queue: placements, the decisions about them, the log. */
import { z } from "zod";
import { tiers } from "../domain/tier.ts";
import { actorKinds, opinionStates, placementStates } from "../domain/vocabulary.ts";
import { QueueCounts } from "./admin-wall.ts";
import { Moment } from "./moment.ts";
import { Cta, Post } from "./post.ts";

/** One recorded move of a placement. */
export const Decision = z.object({
  id: z.string(),
  batch: z.string(),
  post: z.string(),
  move: z.string(),
  from: z.enum(placementStates).nullable(),
  to: z.enum(placementStates),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string().nullable() }),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** A post as staff see it: as in the feed, plus what only staff may know. */
export const StaffPost = Post.omit({ shownAt: true }).extend({
  shownAt: z.string().nullable(),
  author: z
    .object({
      name: z.string(),
      handle: z.string().nullable(),
      url: z.string().nullable(),
      avatar: z.string().nullable(),
      followers: z.int().nullable(),
      /** `null` where the followers are not known. */
      tier: z.enum(tiers).nullable(),
      /** What became of their posts in this workspace, each counted up to 1,000; `null` where it was not looked up. */
      history: z.object({ approved: z.int(), rejected: z.int(), held: z.int() }).nullable(),
    })
    .nullable(),
  /** Likes, shares and comments together; `null` where the network tells none of them. */
  engagement: z.int().nullable(),
  hashtags: z.array(z.string()),
  editedAt: z.string().nullable(),
  arrivedAt: z.string(),
  /** Pictures that are still being fetched, and pictures that could not be had. */
  mediaWaiting: z.int(),
  mediaFailed: z.int(),
});
export type StaffPost = z.infer<typeof StaffPost>;

/** A post's place on a wall. `version` is what a decision has to expect. `hidden` says why it is not shown. */
export const Placement = z.object({
  post: StaffPost,
  state: z.enum(placementStates),
  version: z.int(),
  shown: z.boolean(),
  reason: z.string().nullable(),
  hidden: z.array(z.string()),
  source: z.object({ id: z.string(), connector: z.string() }).nullable(),
  /** The wall's hashtags as this post spells them, without `#`. */
  matched: z.array(z.string()),
  /** The name of who has reserved it for the moment, `null` for nobody. */
  claimedBy: z.string().nullable(),
  claim: z.object({ isMe: z.boolean(), until: z.string() }).nullable(),
  /** Not before, and not from then on. */
  showFrom: z.string().nullable(),
  showUntil: z.string().nullable(),
  /** Who paid for it. */
  sponsor: z.string().nullable(),
  /** What those say who were asked: the highest scores of the words and the pictures, at most three. */
  opinions: z.array(
    z.object({
      classifier: z.string(),
      state: z.enum(opinionStates),
      top: z.array(z.object({ label: z.string(), score: z.number() })),
    }),
  ),
  /** The media that somebody who was asked is worried about: blurred until one wants to look. */
  borderline: z.array(z.string()),
  history: z.array(Decision),
});
export type Placement = z.infer<typeof Placement>;

export const PlacementPage = z.object({
  placements: z.array(Placement),
  next: z.string().nullable(),
  counts: QueueCounts,
});
export type PlacementPage = z.infer<typeof PlacementPage>;

/** The moves a person may make. */
export const moves = ["approve", "reject", "hold", "requeue"] as const;
export type Move = (typeof moves)[number];

/** Body of `POST …/decisions`: up to 500 moves, each with the version that was looked at. */
export const NewDecisions = z.strictObject({
  moves: z
    .array(
      z.strictObject({
        post: z.uuid(),
        move: z.enum(moves),
        expect: z.int().nonnegative(),
        reason: z.string().trim().max(60).optional(),
        note: z.string().trim().max(1000).optional(),
      }),
    )
    .min(1)
    .max(500),
  /** Decide about what somebody else has reserved, too; counts for owners and admins. */
  overrule: z.boolean().default(false),
});
export type NewDecisions = z.infer<typeof NewDecisions>;

/** A placement as it is, by whom and since when. `by` and `at` are `null` where nobody has moved it yet. */
export const PlacementNow = z.object({
  state: z.enum(placementStates),
  version: z.int(),
  by: z.object({ kind: z.enum(actorKinds), name: z.string().nullable() }).nullable(),
  at: z.string().nullable(),
});
export type PlacementNow = z.infer<typeof PlacementNow>;

/** What became of one move; `now` is the placement as it is. `claimed`: somebody else has reserved it, until then. */
export const MoveResult = z.discriminatedUnion("ok", [
  z.object({
    post: z.string(),
    ok: z.literal(true),
    state: z.enum(placementStates),
    version: z.int(),
  }),
  z.object({
    post: z.string(),
    ok: z.literal(false),
    code: z.enum(["stale", "not-found", "illegal-move", "claimed"]),
    now: PlacementNow.nullable(),
    by: z.string().optional(),
    until: z.string().optional(),
  }),
]);
export type MoveResult = z.infer<typeof MoveResult>;

export const DecisionsAnswer = z.object({ batch: z.string(), results: z.array(MoveResult) });
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>;

/** Body of `PATCH …/placements/{post}`. `alt` maps media ids to texts. */
export const PlacementChanges = z.strictObject({
  pinned: z.boolean().optional(),
  highlighted: z.boolean().optional(),
  tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
  cta: Cta.nullable().optional(),
  alt: z.record(z.uuid(), z.string().trim().max(1500).nullable()).optional(),
  /** Proposals for alt texts: kept, never published. A text in `alt` takes the proposal's place. */
  altDrafts: z.record(z.uuid(), z.string().trim().max(1500).nullable()).optional(),
  lang: z.string().trim().max(35).nullable().optional(),
  showFrom: Moment.nullable().optional(),
  showUntil: Moment.nullable().optional(),
  sponsor: z.string().trim().min(1).max(80).nullable().optional(),
});
export type PlacementChanges = z.infer<typeof PlacementChanges>;
