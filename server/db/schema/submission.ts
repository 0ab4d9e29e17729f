import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { reportStates } from "../../domain/vocabulary.ts";
import { post } from "./post.ts";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { workspace } from "./workspace.ts";

/** What only an upload has. The e-mail address is encrypted; the consent is kept word for word. */
export const submission = pgTable(
  "submission",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => post.id, { onDelete: "cascade" }),
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    email: text("email"),
    consentVersion: text("consent_version").notNull(),
    consentText: text("consent_text").notNull(),
    consentLocale: text("consent_locale").notNull(),
    createdAt: createdAt(),
    withdrawnAt: at("withdrawn_at"),
  },
  (table) => [index("submission_wall").on(table.wallId)],
);

export const report = pgTable(
  "report",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    postId: uuid("post_id").notNull(),
    reason: text("reason").notNull(),
    detail: text("detail"),
    email: text("email"),
    createdAt: createdAt(),
    state: text("state", { enum: reportStates }).notNull().default("open"),
    handledAt: at("handled_at"),
    handledBy: text("handled_by"),
  },
  (table) => [
    index("report_wall").on(table.wallId, table.state, table.createdAt, table.id),
    index("report_post").on(table.postId),
  ],
);
