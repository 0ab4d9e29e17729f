import { sql } from "drizzle-orm";
import { rows } from "../../db/client.ts";
import { notFound } from "../../domain/problem.ts";
import type { SuppressedKind } from "../../domain/vocabulary.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";
import { transact } from "../transaction.ts";
import { lockSuppressions } from "./lock-suppressions.ts";

/** Lets something come again. What is gone stays gone: only what arrives from now on is taken. */
export function liftSuppression(
  { db, now }: ActionContext,
  order: { workspaceId: string; id: string; actor: Actor },
): Promise<void> {
  const { workspaceId, actor } = order;
  return transact(db, async (tx) => {
    await lockSuppressions(tx, workspaceId, "write");
    const lifted = await rows<{ kind: SuppressedKind; reason: string }>(
      tx,
      sql`
      delete from suppression
      where workspace_id = ${workspaceId}::uuid and left(id::text, 32) = ${order.id.toLowerCase().slice(0, 32)}
      returning kind, reason`,
    );
    const [first] = lifted;
    if (!first) throw notFound("suppression");
    const { kind: about, reason } = first;
    await recordEntry(tx, {
      ...{ workspaceId, kind: "suppression", act: "lift", actor, about },
      ...{ detail: { reason }, at: now() },
    });
  });
}
