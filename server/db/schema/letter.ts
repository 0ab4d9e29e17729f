import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { letterKinds, letterStates, letterTroubles, locales } from "../../domain/vocabulary.ts";
import { invitation } from "./people.ts";
import { post } from "./post.ts";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { authUser, workspace } from "./workspace.ts";

/** A letter that was promised. Its row is written by the transaction that promises it; a job knows only its id. */
export const letter = pgTable(
  "letter",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    /** What the letter is about, by its kind: a post on a wall, an invitation, a person's password. */
    wallId: uuid("wall_id").references(() => wall.id, { onDelete: "cascade" }),
    postId: uuid("post_id").references(() => post.id, { onDelete: "cascade" }),
    invitationId: uuid("invitation_id").references(() => invitation.id, { onDelete: "cascade" }),
    userId: uuid("user_id").references(() => authUser.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: letterKinds }).notNull(),
    locale: text("locale", { enum: locales }).notNull(),
    state: text("state", { enum: letterStates }).notNull().default("waiting"),
    /** Address and token, sealed; nobody needs them once the letter is sent, and then they are gone. */
    sealed: text("sealed"),
    attempts: integer("attempts").notNull().default(0),
    trouble: text("trouble", { enum: letterTroubles }),
    createdAt: createdAt(),
    sentAt: at("sent_at"),
  },
  (table) => [
    unique("letter_once").on(table.postId, table.kind),
    index("letter_invitation").on(table.invitationId),
    index("letter_user").on(table.userId),
    index("letter_workspace").on(table.workspaceId, table.createdAt, table.id),
    index("letter_wall").on(table.wallId),
    index("letter_waiting").on(table.createdAt).where(sql`state = 'waiting'`),
  ],
);

/**
 * How many letters were promised to an address within an hour. It is a table of its own because letters go with their
 * posts: whoever uploads and withdraws in turn would otherwise never reach the bound.
 */
export const letterBound = pgTable("letter_bound", {
  /** A keyed hash: who has the database alone cannot try addresses. */
  fingerprint: text("fingerprint").primaryKey(),
  since: at("since").notNull(),
  letters: integer("letters").notNull(),
});
