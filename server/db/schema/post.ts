import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Entity } from "../../domain/post.ts";
import { mediaKinds, mediaStates } from "../../domain/vocabulary.ts";
import { source } from "./source.ts";
import { at, createdAt, id, searchWords } from "./types.ts";
import { workspace } from "./workspace.ts";

/** A derivative in the store; `key` is the last part of its address. */
export interface MediaFile {
  key: string;
  type: string;
  /** In pixels; 0 for sound. */
  width: number;
  /** Of films and sounds. */
  durationMs?: number;
}

/** An author on a network. */
export const account = pgTable(
  "account",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    externalId: text("external_id").notNull(),
    handle: text("handle"),
    name: text("name").notNull(),
    url: text("url"),
    avatarUrl: text("avatar_url"),
    avatarKey: text("avatar_key"),
    followers: bigint("followers", { mode: "number" }),
    /** The followers as they were last copied to the placements: again once they are a hundredth away from it. */
    reach: bigint("reach", { mode: "number" }),
    hidden: boolean("hidden").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [
    unique("account_identity").on(table.workspaceId, table.network, table.externalId),
    index("account_handle").on(table.workspaceId, table.handle),
  ],
);

/** Stored once per workspace. A post that is gone keeps its row, and nothing of its author's words. */
export const post = pgTable(
  "post",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    /** Names the post on every road it may arrive by. */
    canonicalUri: text("canonical_uri").notNull(),
    permalink: text("permalink"),
    accountId: uuid("account_id").references(() => account.id),
    text: text("text").notNull(),
    entities: jsonb("entities").$type<Entity[]>().notNull(),
    lang: text("lang"),
    hashtags: text("hashtags").array().notNull(),
    strictKeys: text("strict_keys").array().notNull(),
    looseKeys: text("loose_keys").array().notNull(),
    mediaKinds: text("media_kinds", { enum: mediaKinds }).array().notNull(),
    sensitive: boolean("sensitive").notNull(),
    contentWarning: text("content_warning"),
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
    contentHash: text("content_hash").notNull(),
    publishedAt: at("published_at").notNull(),
    editedAt: at("edited_at"),
    goneAt: at("gone_at"),
    goneReason: text("gone_reason"),
    createdAt: createdAt(),
    /** What it is found by: its words in all their forms, and (weight A) its author's name and handle. */
    words: searchWords("words"),
  },
  (table) => [
    unique("post_identity").on(table.workspaceId, table.network, table.canonicalUri),
    index("post_words").using("gin", table.words),
    index("post_account").on(table.accountId),
  ],
);

/** Which source knows a post by which id. */
export const postSource = pgTable(
  "post_source",
  {
    sourceId: uuid("source_id")
      .notNull()
      .references(() => source.id, { onDelete: "cascade" }),
    externalId: text("external_id").notNull(),
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id, { onDelete: "cascade" }),
    recheckedAt: at("rechecked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.externalId] }),
    index("post_source_post").on(table.postId),
  ],
);

export const media = pgTable(
  "media",
  {
    id: id().primaryKey(),
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    /** The network's name for it, so that an edit that keeps a picture does not fetch it again. */
    key: text("key").notNull(),
    kind: text("kind", { enum: mediaKinds }).notNull(),
    /** Where to fetch the picture or the video's still from; `null` for uploads. */
    remoteUrl: text("remote_url"),
    /** Where to fetch the film or the sound itself from; `null` once that is done or given up. */
    filmUrl: text("film_url"),
    alt: text("alt"),
    /** A moderator wrote it: an edit by the author does not take it away. */
    altReviewed: boolean("alt_reviewed").notNull().default(false),
    /** A proposal that nobody has looked at: never published. */
    altDraft: text("alt_draft"),
    width: integer("width"),
    height: integer("height"),
    thumbhash: text("thumbhash"),
    phash: text("phash"),
    state: text("state", { enum: mediaStates }).notNull(),
    trouble: text("trouble"),
    files: jsonb("files").$type<MediaFile[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (table) => [unique("media_identity").on(table.postId, table.key)],
);

/**
 * From a public key back to its post or author, to ask whether it may be seen. A row outlives its owner, since the
 * file does: without one it is the sweep's, at once or, for files that are only being stored, after `reservedUntil`.
 */
export const mediaFile = pgTable(
  "media_file",
  {
    key: text("key").primaryKey(),
    postId: uuid("post_id").references(() => post.id, { onDelete: "set null" }),
    accountId: uuid("account_id").references(() => account.id, { onDelete: "set null" }),
    reservedUntil: at("reserved_until"),
  },
  (table) => [
    index("media_file_post").on(table.postId),
    index("media_file_account").on(table.accountId),
    index("media_file_ownerless")
      .on(table.reservedUntil)
      .where(sql`${table.postId} is null and ${table.accountId} is null`),
  ],
);
