/** The outbox of a wall, folded: of each post only its last word, so that a replay never shows what was hidden. */
import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";
import { type PostRow, postFields, postTables } from "./post-row.ts";

export interface FoldedEvent {
  seq: number;
  kind: "show" | "change" | "hide" | "wall" | "reset";
  postId: string | null;
}

/** Events with `after < seq <= upTo`, one a post, in the order of their last `seq`. */
export async function readFoldedEvents(
  executor: Executor,
  wallId: string,
  range: { after: number; upTo: number; most: number },
): Promise<FoldedEvent[]> {
  return rows<FoldedEvent>(
    executor,
    sql`
    with news as (
      select seq, kind, post_id from wall_event
      where wall_id = ${wallId}::uuid and seq > ${range.after} and seq <= ${range.upTo}
      order by seq limit ${range.most}
    )
    select max(seq)::float8 as seq, post_id as "postId",
      case
        when post_id is null and bool_or(kind = 'reset') then 'reset'
        when post_id is null then 'wall'
        when (array_agg(kind order by seq desc))[1] = 'hide' then 'hide'
        when bool_or(kind in ('show', 'hide')) then 'show'
        else 'change'
      end as kind
    from news group by post_id order by max(seq)`,
  );
}

export function readPostsByIds(executor: Executor, wallId: string, ids: string[]) {
  return rows<PostRow>(
    executor,
    sql`
    select ${postFields} from ${postTables}
    where pl.wall_id = ${wallId}::uuid and pl.post_id = any(${sql.param(ids)}::uuid[])`,
  );
}
