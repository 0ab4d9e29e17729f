/** Who tried to sign in, when, with what outcome. No address is kept, and nothing for longer than 90 days. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Db } from "../db/client.ts";
import type { SignInOutcome } from "../domain/vocabulary.ts";

export interface SignInToRecord {
  /** Whose account it was about: an address that nobody has leaves no trace. */
  who: { email: string } | { userId: string };
  outcome: SignInOutcome;
  browser: string;
}

/** One statement whether or not there is such a person, so that the time it takes says nothing. */
export async function recordSignIn(
  db: Db,
  { who, outcome, browser }: SignInToRecord,
  now: Date,
): Promise<void> {
  const person =
    "email" in who ? sql`email = ${who.email.toLowerCase()}` : sql`id = ${who.userId}::uuid`;
  await db.execute(sql`
    with forgotten as (
      delete from sign_in where at < ${now.toISOString()}::timestamptz - interval '90 days')
    insert into sign_in (id, user_id, outcome, browser, at)
    select ${v7()}::uuid, id, ${outcome}, ${browser}, ${now.toISOString()}::timestamptz
    from auth_user where ${person}`);
}
