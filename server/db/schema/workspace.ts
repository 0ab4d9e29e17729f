/** People and their workspaces. The `auth_*` tables have the columns that better-auth asks for. */
import { boolean, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { roles } from "../../domain/vocabulary.ts";
import { at, createdAt, id } from "./types.ts";

export const workspace = pgTable("workspace", {
  id: id().primaryKey(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const authUser = pgTable("auth_user", {
  id: id().primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  locale: text("locale"),
  createdAt: createdAt(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const authSession = pgTable(
  "auth_session",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique(),
    expiresAt: at("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("auth_session_user").on(table.userId)],
);

export const authAccount = pgTable(
  "auth_account",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("auth_account_user").on(table.userId)],
);

export const authVerification = pgTable("auth_verification", {
  id: id().primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: at("expires_at").notNull(),
  createdAt: createdAt(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** `walls` limits a moderator to some walls; `null` means all of the workspace. */
export const member = pgTable(
  "member",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    role: text("role", { enum: roles }).notNull(),
    walls: uuid("walls").array(),
    createdAt: createdAt(),
  },
  (table) => [unique("member_once").on(table.workspaceId, table.userId)],
);

/** Only the SHA-256 of a key or link is kept: a stolen database opens nothing. */
export const apiKey = pgTable("api_key", {
  id: id().primaryKey(),
  workspaceId: uuid("workspace_id")
    .notNull()
    .references(() => workspace.id, { onDelete: "cascade" }),
  name: text("name").notNull(),
  hash: text("hash").notNull().unique(),
  role: text("role", { enum: roles }).notNull(),
  createdAt: createdAt(),
  expiresAt: at("expires_at"),
});

export const setupLink = pgTable("setup_link", {
  id: id().primaryKey(),
  hash: text("hash").notNull().unique(),
  createdAt: createdAt(),
  usedAt: at("used_at"),
});
