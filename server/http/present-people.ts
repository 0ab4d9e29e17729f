/** Members, invitations and keys as they cross the network. */
import type { ApiKey, Invitation, Member, Session, SignIn } from "#wire/people.ts";
import type {
  ApiKeyRow,
  InvitationRow,
  MemberRow,
  SessionRow,
  SignInRow,
} from "../db/reads/people.ts";
import { scopesOf } from "../domain/people.ts";
import { iso } from "../live/present.ts";

export const presentMember = (row: MemberRow, userId: string | null): Member => ({
  ...{ id: row.id, name: row.name, email: row.email, role: row.role, walls: row.walls },
  lastActiveAt: row.last_active_at && iso(row.last_active_at),
  twoFactor: row.two_factor,
  joinedAt: iso(row.created_at),
  isYou: row.user_id === userId,
});

export const presentInvitation = (row: InvitationRow): Invitation => ({
  ...{ id: row.id, email: row.email, role: row.role, walls: row.walls, locale: row.locale },
  invitedBy: row.inviter_name,
  createdAt: iso(row.created_at),
  expiresAt: iso(row.expires_at),
});

export const presentApiKey = (row: ApiKeyRow): ApiKey => ({
  ...{ id: row.id, name: row.name, hint: row.hint, walls: row.walls, createdBy: row.created_by },
  scopes: row.scopes ?? scopesOf(row.role),
  createdAt: iso(row.created_at),
  expiresAt: row.expires_at && iso(row.expires_at),
  lastUsedAt: row.last_used_at && iso(row.last_used_at),
});

export const presentSession = (row: SessionRow, thisId: string): Session => ({
  id: row.id,
  browser: row.user_agent ?? "",
  isThis: row.id === thisId,
  createdAt: iso(row.created_at),
  lastActiveAt: iso(row.updated_at),
});

export const presentSignIn = (row: SignInRow): SignIn => ({
  ...{ id: row.id, outcome: row.outcome, browser: row.browser },
  at: iso(row.at),
});
