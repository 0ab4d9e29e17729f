/** What everybody may do about their own account. */
import { and, eq, ne } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { authSession, authUser } from "../../db/schema/workspace.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import { tellPeopleChanged } from "./people-act.ts";

export async function changeAccount(
  db: Db,
  userId: string,
  { name, locale }: { name?: string | undefined; locale?: Locale | null | undefined },
): Promise<void> {
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
  };
  if (Object.keys(changes).length > 0)
    await db.update(authUser).set(changes).where(eq(authUser.id, userId));
}

export interface OwnSession {
  userId: string;
  sessionId: string;
}

/** Signs out elsewhere; its live stream ends with it. Answers false when there is no such session of this person. */
export const endSession = (db: Db, { userId, sessionId }: OwnSession): Promise<boolean> =>
  db.transaction(async (tx) => {
    const ended = await tx
      .delete(authSession)
      .where(and(eq(authSession.userId, userId), eq(authSession.id, sessionId)))
      .returning({ id: authSession.id });
    await tellPeopleChanged(tx);
    return ended.length > 0;
  });

/** Signs out everywhere but here. */
export const endOtherSessions = (db: Db, { userId, sessionId }: OwnSession): Promise<void> =>
  db.transaction(async (tx) => {
    await tx
      .delete(authSession)
      .where(and(eq(authSession.userId, userId), ne(authSession.id, sessionId)));
    await tellPeopleChanged(tx);
  });
