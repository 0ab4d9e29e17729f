import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../db/client.ts";
import { Problem } from "../domain/problem.ts";
import { hashOf } from "../domain/token.ts";

/**
 * Uses the letter's link: a new password, and every session ends, for whoever forgot theirs may have lost it to
 * somebody. The second factor stays.
 */
export async function setNewPassword(db: Db, token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const used = await firstRow<{ userId: string }>(
      tx,
      sql`
      delete from password_reset where hash = ${hashOf(token)} and expires_at > now()
      returning user_id as "userId"`,
    );
    if (!used)
      throw new Problem("used", "This link was used already or is too old. Ask for a new one.");
    await tx.execute(sql`
      update auth_account set password = ${passwordHash}, updated_at = now()
      where user_id = ${used.userId}::uuid and provider_id = 'credential'`);
    await tx.execute(sql`delete from auth_session where user_id = ${used.userId}::uuid`);
    await tx.execute(sql`select pg_notify('koro', 'people')`);
  });
}
