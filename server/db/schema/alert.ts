/** What people want to be told of without looking: "the queue is older than 15 minutes". */
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { alertChannels, alertKinds, deliveryStates } from "../../domain/vocabulary.ts";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { authUser, workspace } from "./workspace.ts";

export const alert = pgTable(
  "alert",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    /** `null` for all walls of the workspace. */
    wallId: uuid("wall_id").references(() => wall.id, { onDelete: "cascade" }),
    /** Who is told by page or e-mail; `null` for a webhook. */
    userId: uuid("user_id").references(() => authUser.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: alertKinds }).notNull(),
    channel: text("channel", { enum: alertChannels }).notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    /** The webhook's signing secret, sealed. */
    secrets: text("secrets"),
    on: boolean("is_on").notNull().default(true),
    /** What it is about is so right now: told once, and again only after it was not so. */
    firing: boolean("firing").notNull().default(false),
    lastAt: at("last_at"),
    createdAt: createdAt(),
  },
  (table) => [index("alert_workspace").on(table.workspaceId)],
);

/** One telling: written by the transaction that saw the reason, delivered by a job that may try again. */
export const alertDelivery = pgTable(
  "alert_delivery",
  {
    id: id().primaryKey(),
    alertId: uuid("alert_id")
      .notNull()
      .references(() => alert.id, { onDelete: "cascade" }),
    state: text("state", { enum: deliveryStates }).notNull().default("waiting"),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    tries: integer("tries").notNull().default(0),
    nextAt: at("next_at").notNull(),
    trouble: text("trouble"),
    createdAt: createdAt(),
    doneAt: at("done_at"),
  },
  (table) => [
    index("alert_delivery_alert").on(table.alertId, table.createdAt),
    index("alert_delivery_due").on(table.nextAt).where(sql`state = 'waiting'`),
  ],
);
