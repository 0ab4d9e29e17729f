import { type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundAuthor, FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows } from "../../db/client.ts";
import { clipOrNull, linkOrNull } from "../../domain/found-post.ts";
import type { Intake } from "./intake.ts";
import type { KnownPost } from "./known-posts.ts";

const storable = (author: FoundAuthor) => ({
  id: v7(),
  external_id: author.externalId,
  handle: clipOrNull(author.handle, 200),
  name: clipOrNull(author.name, 200) ?? clipOrNull(author.handle, 200) ?? "?",
  url: linkOrNull(author.url),
  avatar_url: linkOrNull(author.avatarUrl),
  followers: author.followers,
});

/**
 * What placements are ordered by follows in steps of a hundredth: followers change with every reading, and all of a
 * brand's posts would be written anew each time.
 */
const reachAfter = (reach: SQL, followers: SQL) => sql`
  case when ${reach} is null or abs(${followers} - ${reach}) * 100 > ${reach}
    then coalesce(${followers}, ${reach}) else ${reach} end`;

export interface StoredAuthor {
  id: string;
  hidden: boolean;
  reach: number | null;
  /** There is a picture of them that was not fetched yet. */
  waitsForAvatar: boolean;
}

/** Stores the authors of new posts; answers them by the network's id. Locked in one order. */
export async function upsertAuthors(
  { tx, source, at }: Intake,
  found: FoundPost[],
): Promise<Map<string, StoredAuthor>> {
  const authors = new Map(
    found.flatMap(({ author }) => (author ? [[author.externalId, storable(author)] as const] : [])),
  );
  if (authors.size === 0) return new Map();
  const list = [...authors.values()].sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const stored = await rows<StoredAuthor & { external_id: string }>(
    tx,
    sql`
    insert into account as known
      (id, workspace_id, network, external_id, handle, name, url, avatar_url, followers, reach,
        updated_at)
    select id, ${source.workspaceId}::uuid, ${source.network}, external_id, handle, name, url,
      avatar_url, followers, followers, ${at.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(list)}) as a(id uuid, external_id text, handle text, name text,
      url text, avatar_url text, followers bigint)
    order by external_id
    on conflict (workspace_id, network, external_id) do update
      set handle = excluded.handle, name = excluded.name, url = excluded.url,
        avatar_url = excluded.avatar_url, followers = coalesce(excluded.followers, known.followers),
        reach = ${reachAfter(sql`known.reach`, sql`excluded.followers`)},
        avatar_key = case when known.avatar_url is distinct from excluded.avatar_url
          then null else known.avatar_key end,
        updated_at = excluded.updated_at
    returning id, external_id, hidden, reach::float8 as reach,
      avatar_url is not null and avatar_key is null as "waitsForAvatar"`,
  );
  return new Map(stored.map((row) => [row.external_id, row]));
}

/** A known author's follower count and name move on; rows that are the same are left alone. */
export async function updateAuthors(
  { tx }: Intake,
  pairs: { found: FoundPost; post: KnownPost }[],
): Promise<void> {
  const list = new Map(
    pairs.flatMap(({ found, post }) =>
      found.author && post.accountId
        ? [[post.accountId, { account_id: post.accountId, ...storable(found.author) }] as const]
        : [],
    ),
  );
  if (list.size === 0) return;
  await tx.execute(sql`
    update account a
    set handle = n.handle, name = n.name, url = n.url, followers = coalesce(n.followers, a.followers),
      reach = ${reachAfter(sql`a.reach`, sql`n.followers`)}
    from json_to_recordset(${jsonRows([...list.values()])}) as n(account_id uuid, handle text,
      name text, url text, followers bigint)
    where a.id = n.account_id
      and (a.handle, a.name, a.url, a.followers)
        is distinct from (n.handle, n.name, n.url, coalesce(n.followers, a.followers))`);
}
