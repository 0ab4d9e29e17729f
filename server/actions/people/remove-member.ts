import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { mayHandle } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import { recordEntry } from "../log/record-entry.ts";
import {
  actorIn,
  enterWorkspace,
  keyReachesModerators,
  memberOf,
  type PeopleActor,
  requireAnotherOwner,
  tellPeopleChanged,
  withdrawInvitations,
} from "./people-act.ts";

/**
 * Ends a membership: by an owner or admin, or one's own. An account that belongs to no workspace goes with it, and
 * with the account its sessions, its second factor and its sign-in log; decisions keep the name they were made under.
 */
export const removeMember = (db: Db, actor: PeopleActor, memberId: string): Promise<void> =>
  db.transaction(async (tx) => {
    const own = await enterWorkspace(tx, actor);
    const known = await memberOf(tx, actor.workspaceId, memberId);
    const leaves = known.userId === actor.userId;
    const may = leaves || mayHandle(own, known.role);
    if (!may && own === "key") throw keyReachesModerators();
    if (!may)
      throw new Problem("forbidden", "Only owners remove owners, and only admins remove others.");
    await requireAnotherOwner(tx, actor.workspaceId, known);
    await tx.execute(sql`delete from member where id = ${known.id}::uuid`);
    await withdrawInvitations(tx, actor.workspaceId, known.userId, null);
    await forgetAccount(tx, known.userId);
    const told = { workspaceId: actor.workspaceId, actor: actorIn(actor), about: known.name };
    const detail = { role: known.role };
    await recordEntry(tx, { ...told, kind: "member", act: leaves ? "leave" : "remove", detail });
    await tellPeopleChanged(tx);
  });

const forgetAccount = (tx: Tx, userId: string) =>
  tx.execute(sql`
    delete from auth_user u where u.id = ${userId}::uuid
      and not exists (select 1 from member m where m.user_id = u.id)`);
