import { index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { post } from "./post.ts";
import { at, createdAt, id } from "./types.ts";
import { workspace } from "./workspace.ts";

/** A set of posts with a name, across walls: "best of summer". */
export const collection = pgTable(
  "collection",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("collection_name").on(table.workspaceId, table.name)],
);

export const collectionPost = pgTable(
  "collection_post",
  {
    collectionId: uuid("collection_id")
      .notNull()
      .references(() => collection.id, { onDelete: "cascade" }),
    postId: uuid("post_id")
      .notNull()
      .references(() => post.id, { onDelete: "cascade" }),
    addedAt: at("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.postId] }),
    index("collection_post_post").on(table.postId),
  ],
);
