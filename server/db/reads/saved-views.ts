import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";

export interface SavedViewRow {
  id: string;
  /** `null` for one that is shared. */
  user_id: string | null;
  name: string;
  query: Record<string, string>;
  created_at: string;
}

/** The shared views of a wall and those of one person, by name. */
export const readSavedViews = (
  executor: Executor,
  { workspaceId, wallId, userId }: { workspaceId: string; wallId: string; userId: string | null },
) =>
  rows<SavedViewRow>(
    executor,
    sql`
    select id, user_id, name, query, created_at from saved_view
    where workspace_id = ${workspaceId}::uuid and (wall_id is null or wall_id = ${wallId}::uuid)
      and (user_id is null or user_id = ${userId}::uuid)
    order by name, id`,
  );
