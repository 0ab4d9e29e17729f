import { eq } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { member } from "../../db/schema/workspace.ts";
import { type Handler, isLimitable, mayHandle, requireLimitable } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import type { Role } from "../../domain/vocabulary.ts";
import { recordEntry } from "../log/record-entry.ts";
import { whatChanged } from "../log/what-changed.ts";
import {
  actorIn,
  enterWorkspace,
  keyReachesModerators,
  memberOf,
  type PeopleActor,
  requireAnotherOwner,
  requireWalls,
  tellPeopleChanged,
  withdrawInvitations,
} from "./people-act.ts";

export interface ChangesOfMember {
  role?: Role | undefined;
  walls?: string[] | null | undefined;
}

/** Gives a member another role or other walls. Who rises to a role without limits loses theirs. */
export const changeMember = (
  db: Db,
  actor: PeopleActor,
  memberId: string,
  changes: ChangesOfMember,
): Promise<void> =>
  db.transaction(async (tx) => {
    const own = await enterWorkspace(tx, actor);
    const known = await memberOf(tx, actor.workspaceId, memberId);
    const role = changes.role ?? known.role;
    requireHandling(own, known.role, role);
    if (role !== known.role) await requireAnotherOwner(tx, actor.workspaceId, known);
    requireLimitable(role, changes.walls ?? null);
    await requireWalls(tx, actor.workspaceId, changes.walls ?? null);
    const walls = isLimitable(role) ? changes.walls : null;
    await tx
      .update(member)
      .set({ role, ...(walls === undefined ? {} : { walls }) })
      .where(eq(member.id, known.id));
    await withdrawInvitations(tx, actor.workspaceId, known.userId, role);
    const { role: roleBefore, walls: wallsBefore } = known;
    const detail = whatChanged({ role: roleBefore, walls: wallsBefore }, { role, walls });
    const told = { workspaceId: actor.workspaceId, actor: actorIn(actor), about: known.name };
    await recordEntry(tx, { ...told, kind: "member", act: "change", detail });
    await tellPeopleChanged(tx);
  });

function requireHandling(own: Handler, before: Role, after: Role): void {
  if (mayHandle(own, before) && mayHandle(own, after)) return;
  const why = `Your role is “${own}”: it may neither change “${before}” nor give “${after}”.`;
  if (own === "key") throw keyReachesModerators();
  throw new Problem(
    "forbidden",
    own === "admin" ? "Only owners change owners and make new ones." : why,
  );
}
