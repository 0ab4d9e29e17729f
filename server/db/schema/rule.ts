import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { authorLists, type Condition, type RuleMoves } from "../../domain/rules/condition.ts";
import { accentReadings } from "../../domain/rules/units.ts";
import { account } from "./post.ts";
import { at, createdAt, id } from "./types.ts";
import { wall } from "./wall.ts";
import { workspace } from "./workspace.ts";

/** A rule of a wall. Every change of a rule or list raises `wall.rules_version`, by which compiled rules are kept. */
export const rule = pgTable(
  "rule",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    wallId: uuid("wall_id")
      .notNull()
      .references(() => wall.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    on: boolean("is_on").notNull(),
    condition: jsonb("condition").$type<Condition>().notNull(),
    moves: jsonb("moves").$type<RuleMoves>().notNull(),
    /** `null` for all. A source that was deleted matches nothing. */
    sources: uuid("sources").array(),
    from: at("from_at"),
    until: at("until_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [index("rule_wall").on(table.wallId, table.position, table.id)],
);

/** A workspace's own list of words. */
export const wordList = pgTable(
  "word_list",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    accents: text("accents", { enum: accentReadings }).notNull(),
    words: text("words").array().notNull(),
    except: text("except").array().notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [unique("word_list_name").on(table.workspaceId, table.name)],
);

/**
 * What a workspace thinks of an author. `key` is the handle or the profile's address as `authorKey` has it, so that
 * somebody can be blocked before their first post; `accountId` holds on to those who change their names.
 */
export const authorStanding = pgTable(
  "author_standing",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    key: text("key").notNull(),
    label: text("label").notNull(),
    accountId: uuid("account_id").references(() => account.id, { onDelete: "set null" }),
    list: text("list", { enum: authorLists }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("author_standing_once").on(table.workspaceId, table.network, table.key),
    index("author_standing_account").on(table.accountId),
  ],
);
