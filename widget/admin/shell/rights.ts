import type { Me } from "#wire/desk.ts";

/** What a role may do. The server decides; this only keeps buttons away that it would refuse. */
export interface Rights {
  /** Decide about posts, read sources, turn a wall dark. */
  decide: boolean;
  /** Make and change walls and sources. */
  manage: boolean;
}

/** Who lacks the second factor that everybody needs here sees nothing but their account. */
export const isHeldBack = ({ twoFactor }: Me) => twoFactor.required && !twoFactor.on;

/** The rights of one person. */
export function rightsOf({ role }: Me): Rights {
  const manage = role === "owner" || role === "admin";
  return { manage, decide: manage || role === "moderator" };
}
