/** A picture that was taken down does not come back, neither as the same file nor in another size or quality. */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import type { ActionContext } from "../context.ts";
import { koroItself, recordEntry } from "../log/record-entry.ts";
import { transact } from "../transaction.ts";
import { lockSuppressions } from "./lock-suppressions.ts";
import { alikeMark, type Key, mostDifferentBits, type Picture, picturePrints } from "./prints.ts";

/** Ends the transaction that would have stored it. */
export class SuppressedPicture extends Error {
  constructor() {
    super("the picture is suppressed");
    this.name = "SuppressedPicture";
  }
}

/** Throws when one of these must not come back. Until the commit nobody can suppress one unseen. */
export async function refusePictures(tx: Tx, key: Key, pictures: Picture[]): Promise<void> {
  if (pictures.length === 0) return;
  await lockSuppressions(tx, key.workspaceId, "look");
  for (const picture of pictures)
    if (await isSuppressed(tx, key, picture)) throw new SuppressedPicture();
}

async function isSuppressed(tx: Tx, key: Key, picture: Picture): Promise<boolean> {
  const { exact, alike } = picturePrints(key, picture);
  const bits = alike?.slice(alikeMark.length) ?? null;
  const found = await firstRow(
    tx,
    sql`
    select 1 from suppression
    where workspace_id = ${key.workspaceId}::uuid and kind = 'picture'
      and case when starts_with(fingerprint, ${alikeMark}) and ${bits}::text is not null
        then bit_count(('x' || substr(fingerprint, 2))::bit(64) # ('x' || ${bits}::text)::bit(64))
          <= ${mostDifferentBits}
        else fingerprint = any(${sql.param(exact)}::text[]) end
    limit 1`,
  );
  return found !== null;
}

/** Written after the refused transaction is gone, so that it can be found why something never came. */
export function recordRefusal(
  { db, now }: ActionContext,
  on: { workspaceId: string; wallId: string | null; road: string },
): Promise<void> {
  const { workspaceId, wallId, road } = on;
  return transact(db, (tx) =>
    recordEntry(tx, {
      ...{ workspaceId, wallId, kind: "suppression", act: "refuse", actor: koroItself },
      ...{ about: "picture", detail: { reason: "suppressed", road }, at: now() },
    }),
  );
}
