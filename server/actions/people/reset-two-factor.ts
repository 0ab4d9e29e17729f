import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { mayHandle } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import { recordEntry } from "../log/record-entry.ts";
import {
  actorIn,
  enterWorkspace,
  memberOf,
  type PeopleActor,
  tellPeopleChanged,
} from "./people-act.ts";

/**
 * For somebody who lost their phone and their codes. Their sessions end: who asks for this may be somebody else, and
 * has to know the password.
 */
export const resetTwoFactor = (db: Db, actor: PeopleActor, memberId: string): Promise<void> =>
  db.transaction(async (tx) => {
    const own = await enterWorkspace(tx, actor);
    const { userId, role, name } = await memberOf(tx, actor.workspaceId, memberId);
    if (userId === actor.userId)
      throw new Problem("forbidden", "Turn your own second factor off in your account.");
    if (!mayHandle(own, role)) throw new Problem("forbidden", "Only owners change owners.");
    await tx.execute(sql`delete from auth_two_factor where user_id = ${userId}::uuid`);
    await tx.execute(
      sql`update auth_user set two_factor_enabled = false where id = ${userId}::uuid`,
    );
    await tx.execute(sql`delete from auth_session where user_id = ${userId}::uuid`);
    const told = { workspaceId: actor.workspaceId, actor: actorIn(actor), about: name };
    await recordEntry(tx, { ...told, kind: "member", act: "reset-two-factor" });
    await tellPeopleChanged(tx);
  });
