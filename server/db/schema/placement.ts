import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { placementMoves } from "../../domain/placement.ts";
import { actorKinds, placementStates } from "../../domain/vocabulary.ts";
import { post } from "./post.ts";
import { source } from "./source.ts";
import { at, id } from "./types.ts";
import { wall } from "./wall.ts";
import { workspace } from "./workspace.ts";

/** A post on a wall. `shownAt` is the gate's stored answer: set while it is shown, else `null`. */
export const placement = pgTable(
  "placement",
  {
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id, { onDelete: "cascade" }),
    /** The wall's, whose row it goes with: a foreign key of its own would be checked for every placement. */
    workspaceId: uuid("workspace_id").notNull(),
    sourceId: uuid("source_id").references(() => source.id, { onDelete: "set null" }),
    state: text("state", { enum: placementStates }).notNull(),
    version: integer("version").notNull().default(1),
    reason: text("reason"),
    approvedBy: text("approved_by", { enum: actorKinds }),
    contested: boolean("contested").notNull().default(false),
    /** When it was last put on the wall; an undo puts it back where it was. */
    shownAt: at("shown_at"),
    /** Kept after it left the wall, for undo. */
    lastShownAt: at("last_shown_at"),
    publishedAt: at("published_at").notNull(),
    arrivedAt: at("arrived_at").notNull(),
    pinned: boolean("pinned").notNull().default(false),
    /** Orders the pinned ones, greatest first; 0 where nobody ordered them. */
    pinRank: integer("pin_rank").notNull().default(0),
    highlighted: boolean("highlighted").notNull().default(false),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    cta: jsonb("cta").$type<{ label: string; url: string }>(),
    /** Not before and not after. `regateAt` is when the gate has to be asked again. */
    showFrom: at("show_from"),
    showUntil: at("show_until"),
    regateAt: at("regate_at"),
    /** Who paid for it. Set: it comes every so many posts and says so. */
    sponsor: text("sponsor"),
    /** Reserved for one moderator until then; after that the claim is nobody's, whatever stands here. */
    claimedBy: uuid("claimed_by"),
    claimedUntil: at("claimed_until"),
    /**
     * What the queue filters and orders by, copied from the post and its author: one index then answers a page of a
     * million. Triggers keep it true (drizzle/migrations/0007_queue.sql), whoever writes to those tables.
     */
    network: text("network").notNull().default(""),
    lang: text("lang"),
    accountId: uuid("account_id"),
    /** Bits of `traitBits`: which media it has, a link, a picture without a text. */
    traits: smallint("traits").notNull().default(0),
    /** The sum of the post's counts; `null` where the network tells none. */
    engagement: bigint("engagement", { mode: "number" }),
    /** The author's followers, to the nearest hundredth. */
    reach: bigint("reach", { mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.wallId, table.postId] }),
    // The feed's order, read backwards; drizzle's .desc() would add "nulls last", which that scan cannot use.
    index("placement_feed")
      .on(table.wallId, table.pinned, table.pinRank, table.shownAt, table.publishedAt, table.postId)
      .where(sql`shown_at is not null`),
    index("placement_queue").on(table.wallId, table.state, table.arrivedAt, table.postId),
    // Approved but not shown yet: what the sweep looks at.
    index("placement_waiting")
      .on(table.wallId, table.postId)
      .where(sql`state = 'approved' and shown_at is null`),
    index("placement_post").on(table.postId),
    index("placement_regate").on(table.regateAt).where(sql`regate_at is not null`),
    index("placement_claims").on(table.wallId, table.claimedBy).where(sql`claimed_by is not null`),
    index("placement_sponsored")
      .on(table.wallId)
      .where(sql`sponsor is not null and shown_at is not null`),
    // One for each filter, all in the order of arrival, so that a page is read off and never sorted.
    index("placement_network").on(
      table.wallId,
      table.state,
      table.network,
      table.arrivedAt,
      table.postId,
    ),
    index("placement_source")
      .on(table.wallId, table.state, table.sourceId, table.arrivedAt, table.postId)
      .where(sql`source_id is not null`),
    index("placement_lang")
      .on(table.wallId, table.state, sql`split_part(lang, '-', 1)`, table.arrivedAt, table.postId)
      .where(sql`lang is not null`),
    index("placement_reason")
      .on(table.wallId, table.state, table.reason, table.arrivedAt, table.postId)
      .where(sql`reason is not null`),
    index("placement_traits").on(
      table.wallId,
      table.state,
      table.traits,
      table.arrivedAt,
      table.postId,
    ),
    // Begins with the author: what became of all their posts is asked for, too.
    index("placement_author")
      .on(table.accountId, table.state, table.wallId, table.arrivedAt, table.postId)
      .where(sql`account_id is not null`),
    index("placement_highlighted")
      .on(table.wallId, table.state, table.arrivedAt, table.postId)
      .where(sql`highlighted`),
    index("placement_engaged").on(table.wallId, table.state, table.engagement, table.postId),
    index("placement_reach").on(table.wallId, table.state, table.reach, table.postId),
  ],
);

/** A row for every tag of a placement, in the order of arrival. A trigger of `placement` writes it. */
export const placementTag = pgTable(
  "placement_tag",
  {
    wallId: uuid("wall_id").notNull(),
    state: text("state", { enum: placementStates }).notNull(),
    tag: text("tag").notNull(),
    arrivedAt: at("arrived_at").notNull(),
    postId: uuid("post_id").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.wallId, table.state, table.tag, table.arrivedAt, table.postId],
    }),
  ],
);

/** Append-only. */
export const decision = pgTable(
  "decision",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id").notNull(),
    /** Stays when the wall goes: the log outlives what it speaks of. */
    wallId: uuid("wall_id").notNull(),
    postId: uuid("post_id").notNull(),
    batch: uuid("batch").notNull(),
    move: text("move", { enum: [...placementMoves, "undo", "contest", "report"] }).notNull(),
    from: text("from_state", { enum: placementStates }),
    to: text("to_state", { enum: placementStates }).notNull(),
    actorKind: text("actor_kind", { enum: actorKinds }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name"),
    reason: text("reason"),
    note: text("note"),
    /** The placement's version after the move, and the values an undo brings back. */
    version: integer("version").notNull(),
    before: jsonb("before").$type<{
      shownAt: string | null;
      approvedBy: string | null;
      reason: string | null;
      contested: boolean;
    }>(),
    at: at("at").notNull(),
  },
  (table) => [
    index("decision_post").on(table.wallId, table.postId, table.at),
    index("decision_wall").on(table.wallId, table.at, table.id),
    index("decision_batch").on(table.batch),
    index("decision_workspace").on(table.workspaceId, table.at, table.id),
  ],
);

/** Outbox of the live stream: what changed for the public, in the order of commit. */
export const wallEvent = pgTable(
  "wall_event",
  {
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind", { enum: ["show", "change", "hide", "wall", "reset"] }).notNull(),
    postId: uuid("post_id"),
    at: at("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.wallId, table.seq] })],
);
