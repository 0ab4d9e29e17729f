/**
 * Removes files that nobody owns: of posts and authors that are gone, of pictures that an edit took away or that were
 * replaced, and of uploads that broke off. A key leaves the database after its file, so that a crash in between only
 * repeats work.
 */
import { sql } from "drizzle-orm";
import { removeOwnerless, type StoreContext } from "./store-picture.ts";

/** Answers how many files it removed. */
export async function sweepFiles(context: StoreContext): Promise<number> {
  await freeReplacedAvatars(context);
  const at = context.now().toISOString();
  return removeOwnerless(
    context,
    sql`(reserved_until is null or reserved_until <= ${at}::timestamptz)`,
  );
}

async function freeReplacedAvatars({ db }: StoreContext): Promise<void> {
  await db.execute(sql`
    update media_file f set account_id = null
    where f.account_id is not null and not exists (
      select 1 from account a where a.id = f.account_id and a.avatar_key = f.key)`);
}
