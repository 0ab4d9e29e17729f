/** What rules ask about authors and copies, for a whole batch at once: one statement each, and only where asked. */
import { sql } from "drizzle-orm";
import { jsonRows, rows, type Tx } from "../../db/client.ts";
import { readOpinions, scoresOf } from "../../db/reads/opinions.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import { authorKey } from "../../domain/rules/compile.ts";
import type { AuthorList } from "../../domain/rules/condition.ts";
import { engagementOf, type RuleFacts, type Score, wordsOf } from "../../domain/rules/facts.ts";
import { findLinks } from "../../domain/text.ts";
import type { RuleBook } from "./rule-book.ts";

/** A post as it is judged, wherever it comes from. */
export interface JudgedPost {
  id: string;
  accountId: string | null;
  network: string;
  text: string;
  contentWarning: string | null;
  media: RuleFacts["media"];
  author: RuleFacts["author"];
  followers: number | null;
  lang: string | null;
  links: string[];
  hashtags: string[];
  sensitive: boolean;
  counts: Record<string, number | undefined>;
  publishedAt: Date;
}

export interface Surroundings {
  standings: Map<string, AuthorList>;
  /** By wall and account: up to two posts of theirs that are approved there. */
  approved: Map<string, string[]>;
  duplicates: Set<string> | null;
  scores: Map<string, Score[]>;
}

export async function gatherFacts(
  tx: Tx,
  on: { workspaceId: string; books: Map<string, RuleBook> },
  posts: JudgedPost[],
): Promise<Surroundings> {
  const books = [...on.books];
  const asks = (need: keyof RuleBook["needs"]) => books.some(([, book]) => book.needs[need]);
  const firstOn = books.filter(([, book]) => book.needs.firstPosts).map(([wallId]) => wallId);
  return {
    standings: asks("authors") ? await readStandingsOf(tx, on.workspaceId, posts) : new Map(),
    approved: firstOn.length > 0 ? await readApproved(tx, firstOn, posts) : new Map(),
    duplicates: asks("duplicates") ? await readDuplicates(tx, posts) : null,
    scores: asks("scores") ? await readScores(tx, posts) : new Map(),
  };
}

const keysOf = ({ author }: JudgedPost) =>
  [author?.handle, author?.url].flatMap((name) => (name ? [authorKey(name)] : []));

async function readStandingsOf(tx: Tx, workspaceId: string, posts: JudgedPost[]) {
  const wanted = posts.flatMap((post) =>
    (keysOf(post).length > 0 ? keysOf(post) : [null]).map((key) => ({
      ...{ id: post.id, account_id: post.accountId, network: post.network, key },
    })),
  );
  const found = await rows<{ id: string; list: AuthorList; unbound: string | null }>(
    tx,
    sql`
    with wanted as (
      select * from json_to_recordset(${jsonRows(wanted)})
        as w(id uuid, account_id uuid, network text, key text)
    )
    select w.id, s.list, case when s.account_id is null then s.id end as unbound
    from wanted w join author_standing s
      on s.workspace_id = ${workspaceId}::uuid and s.network = w.network and s.key = w.key
    union
    select w.id, s.list, null from wanted w join author_standing s
      on s.workspace_id = ${workspaceId}::uuid and s.account_id = w.account_id`,
  );
  await bind(tx, posts, found);
  // Somebody on two lists under two names: the stricter one counts.
  const order: AuthorList[] = ["trusted", "muted", "blocked"];
  return new Map(
    found
      .sort((a, b) => order.indexOf(a.list) - order.indexOf(b.list))
      .map((row) => [row.id, row.list]),
  );
}

/** Somebody listed by name has come: from now on they are known by their account, whatever they call themselves. */
async function bind(tx: Tx, posts: JudgedPost[], found: { id: string; unbound: string | null }[]) {
  const accounts = new Map(posts.map((post) => [post.id, post.accountId]));
  const list = found.flatMap(({ id, unbound }) => {
    const account = accounts.get(id);
    return unbound && account ? [{ id: unbound, account_id: account }] : [];
  });
  if (list.length === 0) return;
  await tx.execute(sql`
    update author_standing s set account_id = n.account_id
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, account_id uuid)
    where s.id = n.id and s.account_id is null`);
}

async function readApproved(tx: Tx, wallIds: string[], posts: JudgedPost[]) {
  const accounts = [...new Set(posts.flatMap(({ accountId }) => accountId ?? []))];
  const found = await rows<{ wall_id: string; account_id: string; posts: string[] }>(
    tx,
    sql`
    select w.id as wall_id, a.id as account_id, array(
      select pl.post_id from post p join placement pl on pl.post_id = p.id and pl.wall_id = w.id
      where p.account_id = a.id and pl.state = 'approved'
      limit 2) as posts
    from unnest(${sql.param(accounts)}::uuid[]) as a(id)
    cross join unnest(${sql.param(wallIds)}::uuid[]) as w(id)`,
  );
  return new Map(found.map((row) => [`${row.wall_id} ${row.account_id}`, row.posts]));
}

async function readScores(tx: Tx, posts: JudgedPost[]): Promise<Map<string, Score[]>> {
  const ids = posts.map(({ id }) => id);
  const opinions = await readOpinions(tx, ids);
  return new Map([...opinions].map(([id, given]) => [id, scoresOf(given)]));
}

/** The same author has said the same before. Others may say it, too: “Happy birthday, Acme!” is nobody's own. */
async function readDuplicates(tx: Tx, posts: JudgedPost[]): Promise<Set<string>> {
  const wanted = posts
    .filter(({ accountId, text }) => accountId !== null && text.trim() !== "")
    .map(({ id, accountId, text }) => ({ id, account_id: accountId, text }));
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select w.id from json_to_recordset(${jsonRows(wanted)}) as w(id uuid, account_id uuid, text text)
    where exists (
      select 1 from post p
      where p.account_id = w.account_id and p.text = w.text and p.gone_at is null and p.id < w.id)`,
  );
  return new Set(found.map((row) => row.id));
}

/** Reads the post's words once for all walls. */
export function factsOf(post: JudgedPost) {
  const words = wordsOf({ ...post, authorName: post.author?.name ?? null });
  return (
    on: { wallId: string; sourceId: string | null },
    { standings, approved, duplicates, scores }: Surroundings,
  ): RuleFacts => {
    const before = approved.get(`${on.wallId} ${post.accountId}`);
    return {
      text: words,
      author: post.author,
      followers: post.followers,
      authorList: standings.get(post.id) ?? null,
      network: post.network,
      sourceId: on.sourceId,
      lang: post.lang,
      media: post.media,
      links: post.links,
      hashtags: post.hashtags,
      sensitive: post.sensitive,
      engagement: engagementOf(post.counts),
      isFirstPost: before ? before.every((id) => id === post.id) : null,
      isDuplicate: duplicates?.has(post.id) ?? null,
      publishedAt: post.publishedAt,
      scores: scores.get(post.id) ?? [],
    };
  };
}

/** Addresses that the network marked, and those that only stand there. */
export const linksOf = (text: string, entities: { kind: string; url: string }[]): string[] => [
  ...entities.filter(({ kind }) => kind === "link").map(({ url }) => url),
  ...findLinks(text).map(({ url }) => url),
];

export const judgedRow = (row: PostRow): JudgedPost => ({
  id: row.id,
  accountId: row.account_id,
  network: row.network,
  text: row.text,
  contentWarning: row.content_warning,
  media: row.media,
  author:
    row.account_id === null
      ? null
      : { handle: row.author_handle, url: row.author_url, name: row.author_name ?? "" },
  followers: row.author_followers,
  lang: row.lang,
  links: linksOf(row.text, row.entities),
  hashtags: row.hashtags,
  sensitive: row.sensitive,
  counts: row.counts,
  publishedAt: new Date(row.published_at),
});
