/** Second opinions: who is asked, what is being asked, what was answered. */
import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { classifierKinds, opinionStates } from "../../domain/vocabulary.ts";
import { post } from "./post.ts";
import { at, createdAt, id } from "./types.ts";
import { workspace } from "./workspace.ts";

/** Somebody who is asked about the posts of a workspace. */
export const classifier = pgTable(
  "classifier",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: classifierKinds }).notNull(),
    name: text("name").notNull(),
    on: boolean("is_on").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    /** AES-256-GCM with the key's id inside; see `actions/vault.ts`. */
    secrets: text("secrets"),
    failures: integer("failures").notNull().default(0),
    /** Why it did not answer the last time, in a word. */
    trouble: text("trouble"),
    troubleAt: at("trouble_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [index("classifier_workspace").on(table.workspaceId)],
);

/** A question about a post as it was worded then: an edit asks again. */
export const opinion = pgTable(
  "opinion",
  {
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id, { onDelete: "cascade" }),
    classifierId: uuid("classifier_id")
      .notNull()
      .references(() => classifier.id, { onDelete: "cascade" }),
    contentHash: text("content_hash").notNull(),
    state: text("state", { enum: opinionStates }).notNull().default("waiting"),
    /** From 0 to 1 by label; `null` until it answered. */
    scores: jsonb("scores").$type<Record<string, number>>(),
    /** The same for each medium by its id, for the desk to blur what is borderline. */
    mediaScores: jsonb("media_scores").$type<Record<string, Record<string, number>>>(),
    /** What the classifier would do, where it says so. */
    advice: text("advice"),
    tries: integer("tries").notNull().default(0),
    nextAt: at("next_at").notNull(),
    at: at("at"),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.classifierId] }),
    index("opinion_due").on(table.nextAt).where(sql`state = 'waiting'`),
    index("opinion_classifier").on(table.classifierId),
  ],
);
