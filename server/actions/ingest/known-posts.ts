/** Asks first which posts are known: delivery is at least once, and most of what arrives has arrived before. */
import { sql } from "drizzle-orm";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows } from "../../db/client.ts";
import { linkOrNull, soundId } from "../../domain/found-post.ts";
import type { IngestSource, Intake } from "./intake.ts";

export interface KnownPost {
  id: string;
  externalId: string;
  contentHash: string;
  editedAt: string | null;
  goneAt: string | null;
  accountId: string | null;
  counts: Record<string, number>;
  /** This source has brought it before; another one may have been faster. */
  linked: boolean;
  /** Another source knows it, too. Servers tell one post with small differences, which are no edits. */
  elsewhere: boolean;
  authorHidden: boolean;
  authorReach: number | null;
}

/** The name of a post on every road. Without one from the network it is known by this source alone. */
export function canonicalUri(source: IngestSource, found: FoundPost): string {
  const uri = found.canonicalUri;
  if (uri && (linkOrNull(uri) || uri.startsWith("at://") || uri.startsWith("tag:")))
    return soundId(uri, 800);
  return `koro:${source.id}:${found.externalId}`;
}

export async function readKnown(
  { tx, source }: Intake,
  batch: FoundPost[],
): Promise<Map<string, KnownPost>> {
  const asked = batch.map((found) => ({ id: found.externalId, uri: canonicalUri(source, found) }));
  const known = await rows<KnownPost>(
    tx,
    sql`
    with asked as (
      select id, uri from json_to_recordset(${jsonRows(asked)}) as a(id text, uri text)
    ), named as (
      select asked.id, p.id as post_id, false as linked
      from asked join post p on p.workspace_id = ${source.workspaceId}::uuid
        and p.network = ${source.network} and p.canonical_uri = asked.uri
      union all
      select asked.id, ps.post_id, true
      from asked join post_source ps
        on ps.source_id = ${source.id}::uuid and ps.external_id = asked.id
    )
    select distinct on (named.id) named.id as "externalId", p.id, p.content_hash as "contentHash",
      p.edited_at as "editedAt", p.gone_at as "goneAt", p.account_id as "accountId", p.counts,
      named.linked, coalesce(a.hidden, false) as "authorHidden", a.reach::float8 as "authorReach", exists (
        select 1 from post_source other
        where other.post_id = p.id and other.source_id <> ${source.id}::uuid) as elsewhere
    from named join post p on p.id = named.post_id left join account a on a.id = p.account_id
    order by named.id, named.linked desc`,
  );
  return new Map(known.map((post) => [post.externalId, post]));
}
