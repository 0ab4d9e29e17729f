/** One question at a time is taken by whoever asks next; nobody else takes it before the lease is over. */
import { sql } from "drizzle-orm";
import { firstRow } from "../../db/client.ts";
import type { ClassifierKind } from "../../domain/vocabulary.ts";
import type { ActionContext } from "../context.ts";

export interface LeasedOpinion {
  postId: string;
  classifierId: string;
  contentHash: string;
  /** This one included. */
  tries: number;
  kind: ClassifierKind;
  on: boolean;
  settings: Record<string, unknown>;
  secrets: string | null;
}

/** Those of this server never wait behind somebody who is slow. */
export type Lane = "local" | "remote";

/** Longer than asking may take: after a crash the question is free again. */
const leaseMs = 90_000;

export function leaseOpinion(
  { db, now }: ActionContext,
  lane: Lane,
): Promise<LeasedOpinion | null> {
  const at = now();
  const until = new Date(at.getTime() + leaseMs).toISOString();
  const mine = lane === "local" ? sql`c.kind = 'local'` : sql`c.kind <> 'local'`;
  return firstRow<LeasedOpinion>(
    db,
    sql`
    with due as (
      select o.post_id, o.classifier_id, c.kind, c.is_on, c.settings, c.secrets
      from opinion o join classifier c on c.id = o.classifier_id
      where o.state = 'waiting' and o.next_at <= ${at.toISOString()}::timestamptz and ${mine}
      order by o.next_at limit 1
      for update of o skip locked
    )
    update opinion o set tries = o.tries + 1, next_at = ${until}::timestamptz
    from due where o.post_id = due.post_id and o.classifier_id = due.classifier_id
    returning o.post_id as "postId", o.classifier_id as "classifierId",
      o.content_hash as "contentHash", o.tries, due.kind, due.is_on as "on", due.settings, due.secrets`,
  );
}
