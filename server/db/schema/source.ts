import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Sentence } from "../../domain/sentence.ts";
import { publishings, sourceStates } from "../../domain/vocabulary.ts";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { workspace } from "./workspace.ts";

/** Why the last reading failed, in words for a moderator. */
export interface SourceTrouble {
  kind: string;
  words: Sentence;
  at: string;
  retryAt: string | null;
}

/** `readingUntil` is a lease: another process takes over when its holder died. */
export const source = pgTable(
  "source",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    connector: text("connector").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    /** AES-256-GCM with the key's id inside; see `actions/vault.ts`. */
    secrets: text("secrets"),
    state: text("state", { enum: sourceStates }).notNull().default("active"),
    cursor: jsonb("cursor").$type<unknown>(),
    failures: integer("failures").notNull().default(0),
    trouble: jsonb("trouble").$type<SourceTrouble>(),
    lastReadAt: at("last_read_at"),
    nextReadAt: at("next_read_at"),
    nextRecheckAt: at("next_recheck_at"),
    readingUntil: at("reading_until"),
    createdAt: createdAt(),
  },
  (table) => [index("source_due").on(table.state, table.nextReadAt)],
);

export const wallSource = pgTable(
  "wall_source",
  {
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    sourceId: uuid("source_id")
      .notNull()
      .references(() => source.id, { onDelete: "cascade" }),
    publishing: text("publishing", { enum: publishings }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.wallId, table.sourceId] }),
    index("wall_source_source").on(table.sourceId),
  ],
);

/** A stretch that a source could not read: never silent. */
export const sourceGap = pgTable(
  "source_gap",
  {
    id: id().primaryKey(),
    sourceId: uuid("source_id")
      .notNull()
      .references(() => source.id, { onDelete: "cascade" }),
    from: at("from_at"),
    to: at("to_at"),
    why: text("why").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("source_gap_source").on(table.sourceId)],
);
