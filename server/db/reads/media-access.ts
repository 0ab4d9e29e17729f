/** May a file be seen? Its post is shown on some wall, or it is the picture of an author with a shown post. */
import { sql } from "drizzle-orm";
import { type Executor, firstRow } from "../client.ts";

const shown = sql`pl.shown_at is not null and p.gone_at is null
  and w.state in ('live', 'paused', 'archived')`;

export async function isFilePublic(executor: Executor, key: string): Promise<boolean> {
  const found = await firstRow(
    executor,
    sql`
    select 1 from media_file f
    where f.key = ${key} and (
      exists (
        select 1 from placement pl join post p on p.id = pl.post_id join wall w on w.id = pl.wall_id
        where pl.post_id = f.post_id and ${shown})
      or exists (
        select 1 from account a join post p on p.account_id = a.id
          join placement pl on pl.post_id = p.id join wall w on w.id = pl.wall_id
        where a.id = f.account_id and a.avatar_key = f.key and ${shown}))`,
  );
  return found !== null;
}

/** For staff: the file belongs to this workspace, shown or not; `walls` as in the member's limits. */
export async function isFileOfWorkspace(
  executor: Executor,
  key: string,
  of: { workspaceId: string; walls: string[] | null },
): Promise<boolean> {
  const limited = of.walls ? sql`and pl.wall_id = any(${sql.param(of.walls)}::uuid[])` : sql``;
  const found = await firstRow(
    executor,
    sql`
    select 1 from media_file f
    where f.key = ${key} and exists (
      select 1 from placement pl join post p on p.id = pl.post_id
        left join account a on a.id = p.account_id
      where (p.id = f.post_id or (a.id = f.account_id and a.avatar_key = f.key))
        and pl.workspace_id = ${of.workspaceId}::uuid ${limited})`,
  );
  return found !== null;
}
