import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../../db/client.ts";
import { Problem } from "../../domain/problem.ts";
import { recordEntry } from "../log/record-entry.ts";
import { actorIn, enterWorkspace, type PeopleActor, tellPeopleChanged } from "./people-act.ts";

/** Turns the workspace's switch. Whoever asks it of everybody has a second factor already. */
export const requireTwoFactor = (db: Db, actor: PeopleActor, required: boolean): Promise<void> =>
  db.transaction(async (tx) => {
    const own = await enterWorkspace(tx, actor);
    if (own !== "owner") throw new Problem("forbidden", "Only owners turn this switch.");
    const has = await firstRow(
      tx,
      sql`
      select 1 from auth_user where id = ${actor.userId}::uuid and two_factor_enabled`,
    );
    if (required && !has)
      throw new Problem("closed", "Turn two-factor sign-in on for your own account first.");
    await tx.execute(sql`
      update workspace set requires_two_factor = ${required} where id = ${actor.workspaceId}::uuid`);
    const told = { workspaceId: actor.workspaceId, actor: actorIn(actor), detail: { required } };
    await recordEntry(tx, { ...told, kind: "workspace", act: "require-two-factor" });
    await tellPeopleChanged(tx);
  });
