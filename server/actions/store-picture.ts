/**
 * Derived files into the store, their keys into the database. A key is written down before its file, without an
 * owner, and given to its owner in the transaction that stores the rest: wherever this breaks off, the sweep finds
 * every file that nobody came for.
 */
import { type SQL, sql } from "drizzle-orm";
import { type Db, rows, type Tx } from "../db/client.ts";
import type { MediaFile } from "../db/schema/post.ts";
import type { DerivedImage } from "../media/derive.ts";
import type { MediaStore } from "../media/store/store.ts";

export interface StoreContext {
  db: Db;
  store: MediaStore;
  now: () => Date;
}

/** Far longer than any picture takes from its first file to its owner. */
const reservedMs = 600_000;
const removedAtOnce = 500;

/** A finished file in memory, or at a path in a room of the store. */
type FinishedFile = { key: string; type: string } & ({ bytes: Uint8Array } | { path: string });

export const filesOf = (derived: DerivedImage): MediaFile[] =>
  derived.files.map(({ key, type, width }) => ({ key, type, width }));

/** Puts all files, then calls `own`; what has no owner after it, whatever happened, is removed again. */
export async function storeFiles<T>(
  context: StoreContext,
  media: { files: FinishedFile[] }[],
  own: () => Promise<T>,
): Promise<T> {
  const files = media.flatMap((medium) => medium.files);
  if (files.length === 0) return own();
  const keys = sql.param(files.map((file) => file.key));
  const until = new Date(context.now().getTime() + reservedMs).toISOString();
  await context.db.execute(sql`
    insert into media_file (key, reserved_until)
    select key, ${until}::timestamptz from unnest(${keys}::text[]) as key`);
  try {
    for (const file of files) await putOne(context.store, file);
    return await own();
  } finally {
    // What cannot be removed now waits for the sweep: the failure that is told is the one that came first.
    await removeOwnerless(context, sql`key = any(${keys}::text[])`).catch(() => {});
  }
}

const putOne = (store: MediaStore, file: FinishedFile) =>
  "bytes" in file
    ? store.put(file.key, file.bytes, file.type)
    : store.putFile(file.key, file.path, file.type);

/** From key to owner: what asks whether a file may be seen. */
export async function ownFiles(
  tx: Tx,
  owner: { postId: string } | { accountId: string },
  files: MediaFile[],
): Promise<void> {
  const column = "postId" in owner ? sql`post_id` : sql`account_id`;
  const id = "postId" in owner ? owner.postId : owner.accountId;
  const keys = sql.param(files.map((file) => file.key));
  const owned = await rows(
    tx,
    sql`
    update media_file set ${column} = ${id}::uuid, reserved_until = null
    where key = any(${keys}::text[]) and post_id is null and account_id is null
    returning key`,
  );
  if (owned.length < files.length) throw new Error("the files were swept before they had an owner");
}

/** Keys stay locked until their files are gone, so that nobody comes to own a file that is being removed. */
export function removeOwnerless(
  { db, store }: Pick<StoreContext, "db" | "store">,
  which: SQL,
): Promise<number> {
  return db.transaction(async (tx) => {
    const found = await rows<{ key: string }>(
      tx,
      sql`
      select key from media_file
      where post_id is null and account_id is null and ${which}
      limit ${removedAtOnce}
      for update skip locked`,
    );
    const keys = found.map((row) => row.key);
    if (keys.length === 0) return 0;
    await store.remove(keys);
    await tx.execute(sql`delete from media_file where key = any(${sql.param(keys)}::text[])`);
    return keys.length;
  });
}
