/** Who is asked for second opinions in a workspace. */
import { sql } from "drizzle-orm";
import type { ClassifierKind } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export interface ClassifierRow {
  id: string;
  kind: ClassifierKind;
  name: string;
  on: boolean;
  settings: Record<string, unknown>;
  secrets: string | null;
  failures: number;
  trouble: string | null;
  trouble_at: string | null;
  version: number;
  created_at: string;
  waiting: number;
}

/** In the order in which they were added; `id` for one of them. */
export const readClassifiers = (db: Executor, workspaceId: string, id?: string) =>
  rows<ClassifierRow>(
    db,
    sql`
    select c.id, c.kind, c.name, c.is_on as "on", c.settings, c.secrets, c.failures, c.trouble,
      c.trouble_at, c.version, c.created_at, (
        select count(*)::int from opinion o
        where o.classifier_id = c.id and o.state = 'waiting') as waiting
    from classifier c
    where c.workspace_id = ${workspaceId}::uuid ${id ? sql`and c.id = ${id}::uuid` : sql``}
    order by c.created_at, c.id`,
  );
