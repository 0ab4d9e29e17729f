import { sql } from "drizzle-orm";
import type { PlacementState } from "../../domain/vocabulary.ts";
import { type Executor, firstRow } from "../client.ts";

export interface SubmissionRow {
  postId: string;
  wallSlug: string;
  wallId: string;
  state: PlacementState;
  text: string;
  submittedAt: string;
  shown: boolean;
}

export const readSubmission = (executor: Executor, tokenHash: string) =>
  firstRow<SubmissionRow>(
    executor,
    sql`
    select s.post_id as "postId", w.slug as "wallSlug", s.wall_id as "wallId", pl.state, p.text,
      s.created_at as "submittedAt", pl.shown_at is not null as shown
    from submission s
    join placement pl on pl.post_id = s.post_id and pl.wall_id = s.wall_id
    join post p on p.id = s.post_id
    join wall w on w.id = s.wall_id
    where s.token_hash = ${tokenHash}`,
  );
