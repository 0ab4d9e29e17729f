import { pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { suppressedKinds } from "../../domain/vocabulary.ts";
import { createdAt, id } from "./types.ts";
import { workspace } from "./workspace.ts";

/** What must never come back by another road. Only a keyed hash is kept: nobody is remembered by being forgotten. */
export const suppression = pgTable(
  "suppression",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: suppressedKinds }).notNull(),
    fingerprint: text("fingerprint").notNull(),
    reason: text("reason").notNull(),
    createdBy: text("created_by"),
    createdAt: createdAt(),
  },
  (table) => [unique("suppression_once").on(table.workspaceId, table.kind, table.fingerprint)],
);
