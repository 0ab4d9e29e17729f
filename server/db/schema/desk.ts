/** What belongs to the moderators' page: who sits at it, and the views people keep. */
import { index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { authUser, workspace } from "./workspace.ts";

/** An open page of the desk: one row a tab. A seat that was not renewed is empty, whatever the row says. */
export const deskSeat = pgTable(
  "desk_seat",
  {
    /** The tab's own id. */
    id: uuid("id").primaryKey(),
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    /** What this person looks at. */
    postId: uuid("post_id"),
    seenAt: at("seen_at").notNull(),
  },
  (table) => [index("desk_seat_wall").on(table.wallId, table.seenAt)],
);

/** A filter with a name. `userId` is whose it is; `null` for one that everybody of the workspace sees. */
export const savedView = pgTable(
  "saved_view",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    /** `null` for one that fits every wall. */
    wallId: uuid("wall_id").references(() => wall.id, { onDelete: "cascade" }),
    userId: uuid("user_id").references(() => authUser.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    query: jsonb("query").$type<Record<string, string>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("saved_view_workspace").on(table.workspaceId, table.name),
    unique("saved_view_name")
      .on(table.workspaceId, table.wallId, table.userId, table.name)
      .nullsNotDistinct(),
  ],
);
