import { sql } from "drizzle-orm";
import { firstRow } from "../../db/client.ts";
import { hashOf, newToken } from "../../domain/token.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import type { ActionContext } from "../context.ts";
import { promiseLetter } from "../letters/promise-letter.ts";

const validMs = 60 * 60 * 1000;

/** Promises a letter to a member; for any other address nothing happens, and nobody is told which it was. */
export const askForPassword = (
  context: ActionContext,
  wanted: { email: string; locale: Locale },
): Promise<void> =>
  context.db.transaction(async (tx) => {
    const known = await firstRow<{ userId: string; workspaceId: string }>(
      tx,
      sql`
      select u.id as "userId", m.workspace_id as "workspaceId"
      from auth_user u join member m on m.user_id = u.id
      where u.email = ${wanted.email} order by m.created_at desc limit 1`,
    );
    if (!known) return;
    const token = newToken();
    const content = { to: wanted.email, token };
    const letter = { ...known, kind: "password-reset" as const, locale: wanted.locale, content };
    // Beyond the bound the older link stays the one that works.
    if (!(await promiseLetter(context, tx, letter))) return;
    const expiresAt = new Date(context.now().getTime() + validMs).toISOString();
    await tx.execute(sql`
      insert into password_reset (user_id, hash, expires_at)
      values (${known.userId}::uuid, ${hashOf(token)}, ${expiresAt}::timestamptz)
      on conflict (user_id) do update set hash = excluded.hash, expires_at = excluded.expires_at`);
  });
