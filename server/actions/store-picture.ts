/** Derived files into the store, their keys into the database: the files first, so that no row names a missing one. */
import { sql } from "drizzle-orm";
import { type Executor, jsonRows } from "../db/client.ts";
import type { MediaFile } from "../db/schema/post.ts";
import type { DerivedImage } from "../media/derive.ts";
import type { MediaStore } from "../media/store/store.ts";

export async function putFiles(store: MediaStore, derived: DerivedImage): Promise<MediaFile[]> {
  for (const file of derived.files) await store.put(file.key, file.bytes, file.type);
  return derived.files.map(({ key, type, width }) => ({ key, type, width }));
}

/** From key to owner: what asks whether a file may be seen. */
export async function nameFiles(
  executor: Executor,
  owner: { postId?: string; accountId?: string },
  files: MediaFile[],
): Promise<void> {
  const list = files.map(({ key }) => ({ key }));
  await executor.execute(sql`
    insert into media_file (key, post_id, account_id)
    select key, ${owner.postId ?? null}::uuid, ${owner.accountId ?? null}::uuid
    from json_to_recordset(${jsonRows(list)}) as f(key text)
    on conflict do nothing`);
}
