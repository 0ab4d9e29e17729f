/** Who may do what to whom. Admins run a workspace for its owners: they never touch one and never make one. */
import { Problem } from "./problem.ts";
import type { Role, Scope } from "./vocabulary.ts";

const ranks: Record<Role, number> = { viewer: 0, moderator: 1, admin: 2, owner: 3 };

/** Roles include the ones below them. */
export const mayAct = (role: Role, needed: Role) => ranks[role] >= ranks[needed];

/** Who handles people: a member by their role, or a key, which has none. */
export type Handler = Role | "key";

/**
 * Whether somebody may give this role, or change somebody who has it. A key stops at moderators: an admin makes keys,
 * so whoever stole a key could make themselves stronger ones by inviting an admin or signing in as one.
 */
export const mayHandle = (actor: Handler, role: Role): boolean =>
  actor === "key"
    ? ranks[role] <= ranks.moderator
    : mayAct(actor, "admin") && ranks[role] <= ranks[actor];

/** Owners and admins have the whole workspace: a limit would only look like one. */
export const isLimitable = (role: Role) => !mayAct(role, "admin");

/** Refuses walls for a role that cannot be limited. */
export function requireLimitable(role: Role, walls: readonly string[] | null): void {
  if (walls === null || isLimitable(role)) return;
  throw new Problem("invalid", "Only moderators and viewers can be limited to some walls.", {
    errors: [{ path: "walls", message: `“${role}” has all walls: send null` }],
  });
}

/** What a key needs for something that asks a person for this role. */
export const scopeFor: Record<Role, Scope | null> = {
  viewer: "read",
  moderator: "moderate",
  admin: "manage",
  owner: null,
};

const ofRole: Record<Role, Scope[]> = {
  viewer: ["read"],
  moderator: ["read", "moderate"],
  admin: ["read", "moderate", "manage"],
  owner: ["read", "moderate", "manage"],
};

/** What a key may do that was made with a role. */
export const scopesOf = (role: Role): Scope[] => ofRole[role];

/** The highest role that a key acts as; `people` alone makes it nobody else's. */
export function roleOf(scopes: readonly Scope[]): Role {
  if (scopes.includes("manage")) return "admin";
  return scopes.includes("moderate") ? "moderator" : "viewer";
}
