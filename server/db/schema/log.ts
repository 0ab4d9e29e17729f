/** The workspace's log. Decisions are entries of it, too; they have a table of their own. */
import { bigint, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { actorKinds, logEntryKinds, sealedKinds } from "../../domain/vocabulary.ts";
import { at, id } from "./types.ts";
import { workspace } from "./workspace.ts";

/** Append-only: what somebody did other than deciding about a post. It outlives what it speaks of. */
export const logEntry = pgTable(
  "log_entry",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    wallId: uuid("wall_id"),
    kind: text("kind", { enum: logEntryKinds }).notNull(),
    /** The verb, as in the action's name: `create`, `change`, `delete`, … */
    act: text("act").notNull(),
    actorKind: text("actor_kind", { enum: actorKinds }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name"),
    /** The name or id of what it was done to. */
    about: text("about"),
    /** What changed. Never a secret, never contact data. */
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
    at: at("at").notNull(),
  },
  (table) => [index("log_entry_workspace").on(table.workspaceId, table.at, table.id)],
);

/**
 * The chain over decisions and entries. Each link holds the digest of its entry and the hash over itself and the link
 * before, so that a changed, added or missing line shows. Links are made after the commit, in one place at a time:
 * a chain inside every transaction would make all moderators wait for each other.
 */
export const logSeal = pgTable(
  "log_seal",
  {
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    n: bigint("n", { mode: "number" }).notNull(),
    kind: text("kind", { enum: sealedKinds }).notNull(),
    entryId: uuid("entry_id").notNull(),
    /**
     * `digest:who:what`: SHA-256 in hex over what the entry says, with a salted commitment each for the words about
     * people in it. Erasing such words takes their salt along; the chain stays whole. See docs/log.md.
     */
    digest: text("digest").notNull(),
    /** SHA-256 in hex over `n`, the digest and the hash before. */
    hash: text("hash").notNull(),
    /** How far the chain has come: the latest time of all that is sealed up to here. */
    at: at("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.n] }),
    unique("log_seal_once").on(table.entryId),
  ],
);
