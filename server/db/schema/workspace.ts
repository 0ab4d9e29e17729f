/** People and their workspaces. The `auth_*` tables have the columns that better-auth asks for. */
import { boolean, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { roles, scopes } from "../../domain/vocabulary.ts";
import { at, createdAt, id } from "./types.ts";

export const workspace = pgTable("workspace", {
  id: id().primaryKey(),
  name: text("name").notNull(),
  /** Nobody goes on without a second factor. */
  requiresTwoFactor: boolean("requires_two_factor").notNull().default(false),
  createdAt: createdAt(),
});

export const authUser = pgTable("auth_user", {
  id: id().primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  locale: text("locale"),
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
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
    /** The desk as this person likes it: keys, and how often a digest comes. */
    preferences: jsonb("preferences").$type<Record<string, unknown>>().notNull().default({}),
    lastDigestAt: at("last_digest_at"),
    /** To within five minutes. */
    lastActiveAt: at("last_active_at"),
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
  /** `null` for a key of before there were scopes, and for the demo's: what its role would do. */
  scopes: text("scopes", { enum: scopes }).array(),
  walls: uuid("walls").array(),
  /** Its last letters, to tell keys apart. */
  hint: text("hint").notNull().default(""),
  createdBy: text("created_by"),
  createdAt: createdAt(),
  expiresAt: at("expires_at"),
  /** To within a minute. */
  lastUsedAt: at("last_used_at"),
});

export const setupLink = pgTable("setup_link", {
  id: id().primaryKey(),
  hash: text("hash").notNull().unique(),
  createdAt: createdAt(),
  usedAt: at("used_at"),
});
