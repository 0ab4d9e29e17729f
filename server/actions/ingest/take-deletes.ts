/**
 * A source says that a post is gone. Its home's word counts for everybody. A server that only has a copy may have lost
 * it, or have fallen out with the home: then the post stays as long as another source still lists it.
 */
import { sql } from "drizzle-orm";
import type { ConnectorEvent } from "../../connectors/connector.ts";
import { rows } from "../../db/client.ts";
import { soundId } from "../../domain/found-post.ts";
import { isAtHome } from "../../domain/post-home.ts";
import { lockPosts } from "../placements.ts";
import { removePosts } from "../remove-posts.ts";
import type { Intake } from "./intake.ts";

/** Answers how many posts were removed. */
export async function takeDeletes(intake: Intake, events: ConnectorEvent[]): Promise<number> {
  const gone = events.flatMap((event) => (event.kind === "delete" ? [event] : []));
  if (gone.length === 0) return 0;
  const links = await linksTo(
    intake,
    gone.map((event) => soundId(event.externalId)),
  );
  const staying = links.filter((link) => link.isElsewhere && !isAtHome(link.canonicalUri, link));
  await unlink(intake, staying);
  const postIds = links.filter((link) => !staying.includes(link)).map((link) => link.postId);
  await removePosts(intake.tx, intake.news, {
    postIds,
    at: intake.at,
    actor: { kind: "author", id: null, name: null },
    reason: "source-deleted",
  });
  return postIds.length;
}

interface Link {
  postId: string;
  externalId: string;
  canonicalUri: string;
  settings: Record<string, unknown>;
  /** A source of some wall lists it, too. A paused one is not asked, so its word is an old one. */
  isElsewhere: boolean;
}

async function linksTo({ tx, source }: Intake, externalIds: string[]): Promise<Link[]> {
  const isAsked = sql`
    ps.source_id = ${source.id}::uuid and ps.external_id = any(${sql.param(externalIds)}::text[])`;
  const found = await rows<{ post_id: string }>(
    tx,
    sql`select distinct ps.post_id from post_source ps where ${isAsked}`,
  );
  // Two sources that let go at once must not each count on the other.
  const locked = await lockPosts(
    tx,
    found.map((row) => row.post_id),
  );
  return rows<Link>(
    tx,
    sql`
    select ps.post_id as "postId", ps.external_id as "externalId", p.canonical_uri as "canonicalUri",
      s.settings, exists (
        select 1 from post_source other
        join source o on o.id = other.source_id and o.state <> 'paused'
        join wall_source ws on ws.source_id = o.id
        where other.post_id = ps.post_id and other.source_id <> ps.source_id) as "isElsewhere"
    from post_source ps join post p on p.id = ps.post_id join source s on s.id = ps.source_id
    where ${isAsked} and p.id = any(${sql.param([...locked])}::uuid[])`,
  );
}

async function unlink({ tx, source }: Intake, links: Link[]): Promise<void> {
  if (links.length === 0) return;
  const ids = links.map((link) => link.externalId);
  await tx.execute(sql`
    delete from post_source
    where source_id = ${source.id}::uuid and external_id = any(${sql.param(ids)}::text[])`);
}
