/** What belongs to people besides their accounts. Of every link only the SHA-256 is kept: it is shown once. */
import { boolean, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { locales, roles, signInOutcomes } from "../../domain/vocabulary.ts";
import { at, createdAt, id } from "./types.ts";
import { authUser, workspace } from "./workspace.ts";

/** An invitation that nobody has accepted yet; accepting or revoking it deletes the row. */
export const invitation = pgTable(
  "invitation",
  {
    id: id().primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: text("role", { enum: roles }).notNull(),
    walls: uuid("walls").array(),
    locale: text("locale", { enum: locales }).notNull(),
    hash: text("hash").notNull().unique(),
    /** `null` for one that a key made. */
    invitedBy: uuid("invited_by").references(() => authUser.id, { onDelete: "cascade" }),
    inviterName: text("inviter_name").notNull(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
  },
  (table) => [unique("invitation_once").on(table.workspaceId, table.email)],
);

/** A way to a new password: one a person, for an hour. */
export const passwordReset = pgTable("password_reset", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => authUser.id, { onDelete: "cascade" }),
  hash: text("hash").notNull().unique(),
  expiresAt: at("expires_at").notNull(),
});

/** The sign-in log. It holds no address: time, outcome and a coarse browser are enough to see that it was not you. */
export const signIn = pgTable(
  "sign_in",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    outcome: text("outcome", { enum: signInOutcomes }).notNull(),
    browser: text("browser").notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    index("sign_in_user").on(table.userId, table.at, table.id),
    index("sign_in_age").on(table.at),
  ],
);

/** The columns that better-auth's two-factor plugin asks for; secret and codes are encrypted by it. */
export const authTwoFactor = pgTable("auth_two_factor", {
  id: id().primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .unique()
    .references(() => authUser.id, { onDelete: "cascade" }),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: boolean("verified").notNull().default(true),
  failedVerificationCount: integer("failed_verification_count").notNull().default(0),
  lockedUntil: at("locked_until"),
});
