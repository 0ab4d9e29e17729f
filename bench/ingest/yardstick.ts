/**
 * The yardstick: the rows that Koro has just stored, once more under other names, by `json_populate_recordset` into
 * the same tables of the same PostgreSQL. It decides nothing, announces nothing and knows its rows beforehand.
 */
import { randomUUID } from "node:crypto";
import type postgres from "postgres";

interface PostRow {
  id: string;
  canonical_uri: string;
}
interface LinkedRow {
  post_id: string;
}

/** Answers the seconds that storing a source's posts, their links and placements took. */
export async function storeAgain(
  sql: postgres.Sql,
  sourceId: string,
  name: string,
): Promise<number> {
  const rows = await copyUnderOtherNames(sql, sourceId, name);
  const began = performance.now();
  await sql.begin(async (tx) => {
    await tx`insert into post select * from json_populate_recordset(null::post, ${asJson(rows.posts)}::text::json)`;
    await tx`insert into post_source select * from json_populate_recordset(null::post_source, ${asJson(rows.links)}::text::json)`;
    await tx`insert into placement select * from json_populate_recordset(null::placement, ${asJson(rows.placements)}::text::json)`;
  });
  return (performance.now() - began) / 1000;
}

const asJson = (list: unknown[]) => JSON.stringify(list);

async function copyUnderOtherNames(sql: postgres.Sql, sourceId: string, name: string) {
  const posts = await sql<{ row: PostRow }[]>`
    select to_json(p) as row from post p join post_source ps on ps.post_id = p.id
    where ps.source_id = ${sourceId}`;
  const links = await sql<{ row: LinkedRow & { external_id: string } }[]>`
    select to_json(ps) as row from post_source ps where ps.source_id = ${sourceId}`;
  const placements = await sql<{ row: LinkedRow }[]>`
    select to_json(pl) as row from placement pl join post_source ps on ps.post_id = pl.post_id
    where ps.source_id = ${sourceId}`;
  const ids = new Map(posts.map(({ row }) => [row.id, randomUUID()]));
  const moved = <Row extends LinkedRow>(row: Row) => ({ ...row, post_id: ids.get(row.post_id) });
  return {
    posts: posts.map(({ row }) => ({
      ...row,
      id: ids.get(row.id),
      canonical_uri: `${row.canonical_uri}#${name}`,
    })),
    links: links.map(({ row }) => ({ ...moved(row), external_id: `${row.external_id}#${name}` })),
    placements: placements.map(({ row }) => moved(row)),
  };
}
