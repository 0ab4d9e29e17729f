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
import {
  accentModes,
  displayKinds,
  editPolicies,
  locales,
  placementStates,
  wallStates,
} from "../../domain/vocabulary.ts";
import { createdAt, id } from "./types.ts";
import { workspace } from "./workspace.ts";

/** `seq` counts public changes; it is raised under this row's lock as a transaction's last step. */
export const wall = pgTable(
  "wall",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    slug: text("slug").notNull().unique(),
    title: text("title").notNull(),
    locale: text("locale", { enum: locales }).notNull(),
    hashtags: text("hashtags").array().notNull(),
    accents: text("accents", { enum: accentModes }).notNull(),
    onEdit: text("on_edit", { enum: editPolicies }).notNull(),
    uploads: boolean("uploads").notNull(),
    look: jsonb("look").$type<Record<string, unknown>>().notNull(),
    consentVersion: integer("consent_version").notNull().default(1),
    /** `null`: the standard text in the wall's language. */
    consentText: text("consent_text"),
    state: text("state", { enum: wallStates }).notNull(),
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    /** Events with a `seq` below this are gone; who asks for them has to start again. */
    eventsFrom: bigint("events_from", { mode: "number" }).notNull().default(1),
    /** The first post of an author is approved by hand, the others by themselves. */
    firstByHand: boolean("first_by_hand").notNull().default(false),
    /** Raised by every change of its rules and of the lists they may use. */
    rulesVersion: integer("rules_version").notNull().default(1),
    /** A sponsored post comes after every so many others; `null`: in its own turn. */
    sponsoredEvery: integer("sponsored_every"),
    createdAt: createdAt(),
  },
  (table) => [index("wall_workspace").on(table.workspaceId)],
);

/** How many placements a wall has in each state, kept by the transactions that change them. */
export const wallCount = pgTable(
  "wall_count",
  {
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    state: text("state", { enum: placementStates }).notNull(),
    placements: integer("placements").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.wallId, table.state] })],
);

export const display = pgTable(
  "display",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    slug: text("slug").notNull(),
    kind: text("kind", { enum: displayKinds }).notNull(),
    settings: jsonb("settings").$type<{ dwellMs?: number }>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [unique("display_slug").on(table.slug), index("display_wall").on(table.wallId)],
);
