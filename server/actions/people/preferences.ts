/** What somebody likes about the desk, kept with their membership: another workspace is another desk. */
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { member } from "../../db/schema/workspace.ts";

export interface OwnMembership {
  workspaceId: string;
  userId: string;
}

const isOwn = ({ workspaceId, userId }: OwnMembership) =>
  and(eq(member.workspaceId, workspaceId), eq(member.userId, userId));

/** As they were kept; older versions may have written what nobody reads any more. */
export async function readPreferences(
  db: Db,
  whose: OwnMembership,
): Promise<Record<string, unknown>> {
  const [row] = await db
    .select({ preferences: member.preferences })
    .from(member)
    .where(isOwn(whose));
  return row?.preferences ?? {};
}

/** Merged in the database: two tabs that keep different things at once lose neither. */
export async function changePreferences(
  db: Db,
  whose: OwnMembership,
  changes: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const [row] = await db
    .update(member)
    .set({
      preferences: sql`${member.preferences} || ${JSON.stringify(changes)}::text::jsonb`,
    })
    .where(isOwn(whose))
    .returning({ preferences: member.preferences });
  return row?.preferences ?? {};
}
