import { z } from "zod";
import {
  accentModes,
  actorKinds,
  displayKinds,
  editPolicies,
  locales,
  mediaKinds,
  placementStates,
  publishings,
  roles,
  sourceStates,
  wallStates,
} from "../domain/vocabulary.ts";
import { Cta, Post } from "./post.ts";
import { Consent, Look, Slug } from "./wall.ts";

/** A hashtag as a moderator types it; the leading `#` may be left out. */
export const Hashtag = z
  .string()
  .trim()
  .min(1)
  .max(140)
  .regex(/^[#＃﹟]?[^\s#＃﹟]+$/u, "one word, with or without #");

/** Body of `POST /v1/admin/walls`. */
export const NewWall = z.strictObject({
  slug: Slug,
  title: z.string().trim().min(1).max(120),
  locale: z.enum(locales).default("en"),
  hashtags: z.array(Hashtag).max(20).default([]),
  accents: z.enum(accentModes).default("ignore"),
  onEdit: z.enum(editPolicies).default("pending"),
  uploads: z.boolean().default(true),
  look: Look.prefault({}),
  consentText: z.string().trim().min(1).max(4000).optional(),
  state: z.enum(wallStates).default("live"),
});
export type NewWall = z.infer<typeof NewWall>;

/** Body of `PATCH /v1/admin/walls/{wall}`: any of the fields of a new wall. */
export const WallChanges = z.strictObject({
  slug: Slug.optional(),
  title: z.string().trim().min(1).max(120).optional(),
  locale: z.enum(locales).optional(),
  hashtags: z.array(Hashtag).max(20).optional(),
  accents: z.enum(accentModes).optional(),
  onEdit: z.enum(editPolicies).optional(),
  uploads: z.boolean().optional(),
  look: Look.partial().optional(),
  consentText: z.string().trim().min(1).max(4000).optional(),
  state: z.enum(wallStates).optional(),
});
export type WallChanges = z.infer<typeof WallChanges>;

/** Number of placements in each state of a wall. */
export const QueueCounts = z.record(z.enum(placementStates), z.int());
export type QueueCounts = z.infer<typeof QueueCounts>;

/** A wall as its moderators see it. */
export const AdminWall = z.object({
  id: z.string(),
  slug: Slug,
  title: z.string(),
  locale: z.enum(locales),
  hashtags: z.array(z.string()),
  accents: z.enum(accentModes),
  onEdit: z.enum(editPolicies),
  uploads: z.boolean(),
  look: Look,
  state: z.enum(wallStates),
  consent: Consent,
  seq: z.int(),
  counts: QueueCounts,
  createdAt: z.string(),
});
export type AdminWall = z.infer<typeof AdminWall>;

/** Body of `POST …/displays`. */
export const NewDisplay = z.strictObject({
  slug: Slug,
  kind: z.enum(displayKinds),
  settings: z.strictObject({ dwellMs: z.int().min(3000).max(120_000).optional() }).default({}),
});
export type NewDisplay = z.infer<typeof NewDisplay>;

export const DisplayChanges = z.strictObject({
  slug: Slug.optional(),
  settings: z.strictObject({ dwellMs: z.int().min(3000).max(120_000).optional() }).optional(),
});
export type DisplayChanges = z.infer<typeof DisplayChanges>;

/** One way a wall is shown. `url` is where to open it. */
export const AdminDisplay = z.object({
  id: z.string(),
  slug: Slug,
  kind: z.enum(displayKinds),
  settings: z.object({ dwellMs: z.int().optional() }),
  url: z.string(),
  createdAt: z.string(),
});
export type AdminDisplay = z.infer<typeof AdminDisplay>;

/** Body of `POST …/sources`. The connector's own schemas parse `settings` and `secrets`. */
export const NewSource = z.strictObject({
  connector: z.string().min(1).max(40),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.unknown()).optional(),
  publishing: z.enum(publishings).default("manual"),
});
export type NewSource = z.infer<typeof NewSource>;

export const SourceChanges = z.strictObject({
  settings: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), z.unknown()).optional(),
  publishing: z.enum(publishings).optional(),
  state: z.enum(["active", "paused"]).optional(),
});
export type SourceChanges = z.infer<typeof SourceChanges>;

/** A source on a wall, with its health. Secrets never leave the server; `hasSecrets` says that some are kept. */
export const AdminSource = z.object({
  id: z.string(),
  connector: z.string(),
  settings: z.record(z.string(), z.unknown()),
  hasSecrets: z.boolean(),
  publishing: z.enum(publishings),
  state: z.enum(sourceStates),
  lastReadAt: z.string().nullable(),
  nextReadAt: z.string().nullable(),
  lastError: z
    .object({
      kind: z.string(),
      message: z.string(),
      at: z.string(),
      retryAt: z.string().nullable(),
    })
    .nullable(),
  postCount: z.int(),
  createdAt: z.string(),
});
export type AdminSource = z.infer<typeof AdminSource>;

/** Answer of `POST …/sources/{source}/check`. */
export const SourceCheck = z.object({
  ok: z.boolean(),
  message: z.string(),
  sample: z
    .object({
      text: z.string(),
      author: z.string().nullable(),
      permalink: z.string().nullable(),
      publishedAt: z.string(),
    })
    .nullable(),
});
export type SourceCheck = z.infer<typeof SourceCheck>;

/** Answer of `POST …/sources/{source}/read`: what one reading brought. */
export const SourceRead = z.object({
  ok: z.boolean(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  error: z.string().nullable(),
});
export type SourceRead = z.infer<typeof SourceRead>;

/** One connector in `GET /v1/admin/connectors`; `settings` and `secrets` are JSON Schema. */
export const ConnectorDescription = z.object({
  name: z.string(),
  title: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()).nullable(),
  capabilities: z.object({
    reads: z.boolean(),
    hashtags: z.boolean(),
    edits: z.enum(["push", "recheck", "none"]),
    deletes: z.enum(["push", "recheck", "none"]),
    followers: z.boolean(),
    redistributable: z.boolean(),
    pollEveryMs: z.int().nullable(),
  }),
  notes: z.object({ en: z.array(z.string()), tr: z.array(z.string()) }),
});
export type ConnectorDescription = z.infer<typeof ConnectorDescription>;

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
    })
    .nullable(),
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
  claimedBy: z.string().nullable(),
  history: z.array(Decision),
});
export type Placement = z.infer<typeof Placement>;

/** Query of `GET …/placements`. `order` is by arrival. */
export const PlacementQuery = z.object({
  state: z.enum(placementStates).optional(),
  network: z.string().max(40).optional(),
  source: z.uuid().optional(),
  media: z.enum([...mediaKinds, "none"]).optional(),
  lang: z.string().max(35).optional(),
  creator: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  q: z.string().max(200).optional(),
  reason: z.string().max(60).optional(),
  order: z.enum(["oldest", "newest"]).default("oldest"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});
export type PlacementQuery = z.infer<typeof PlacementQuery>;

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
});
export type NewDecisions = z.infer<typeof NewDecisions>;

/** What became of one move; `now` is the placement as it is. */
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
    code: z.enum(["stale", "not-found", "illegal-move"]),
    now: z.object({ state: z.enum(placementStates), version: z.int() }).nullable(),
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
  lang: z.string().trim().max(35).nullable().optional(),
});
export type PlacementChanges = z.infer<typeof PlacementChanges>;

/** Answer of `GET /v1/admin/me`: who is signed in and where. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  workspace: z.object({ id: z.string(), name: z.string() }),
  locale: z.enum(locales).nullable(),
});
export type Me = z.infer<typeof Me>;

/** What `GET /v1/admin/live` says. Clients fetch what they need again; no personal data crosses this line. */
export type AdminEvent =
  | { kind: "counts"; wall: string; counts: QueueCounts }
  | { kind: "arrived"; wall: string; posts: string[] }
  | { kind: "placement"; wall: string; posts: string[] }
  | { kind: "source"; wall: string; source: string }
  | { kind: "wall"; wall: string }
  | { kind: "reset" };
