/**
 * Events of a source become posts, placements and news in one transaction, together with the source's cursor: what
 * was acknowledged to the network is stored, and what is stored is never read twice as new.
 */
import { sql } from "drizzle-orm";
import type { ConnectorEvent, FoundPost } from "../../connectors/connector.ts";
import { firstRow, rows, type Tx } from "../../db/client.ts";
import { sourceGap } from "../../db/schema/source.ts";
import { isOlder, soundId } from "../../domain/found-post.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { removePosts } from "../remove-posts.ts";
import { lockSuppressions } from "../suppress/lock-suppressions.ts";
import { refuseSuppressed } from "../suppress/refuse-posts.ts";
import { suppressPosts } from "../suppress/suppress-posts.ts";
import { transact } from "../transaction.ts";
import { updateAuthors, upsertAuthors } from "./authors.ts";
import { editPosts } from "./edit-posts.ts";
import type { Ingested, IngestSource, IngestWall, Intake } from "./intake.ts";
import { type KnownPost, readKnown } from "./known-posts.ts";
import { addPosts } from "./new-posts.ts";
import { soundPost } from "./sound-post.ts";
import { takeDeletes } from "./take-deletes.ts";

/** `save` writes the cursor and whatever else has to happen exactly with the events. */
export function ingest(
  context: ActionContext,
  source: IngestSource,
  events: ConnectorEvent[],
  save?: (tx: Tx) => Promise<void>,
): Promise<Ingested> {
  return transact(context.db, async (tx) => {
    await lockSuppressions(tx, source.workspaceId, events.some(isErasure) ? "write" : "look");
    const walls = await readWalls(tx, source.id);
    const intake: Intake = { tx, context, source, walls, news: new News(), at: context.now() };
    const { added, changed } = await takeUpserts(intake, latestOfEach(events, intake.at));
    const removed = await takeDeletes(intake, events);
    await takeAuthors(intake, events);
    await recordGaps(intake, events);
    await save?.(tx);
    return { added, changed, removed, seqs: await announce(tx, intake.news, intake.at) };
  });
}

/** One reading may hold a post twice: the newest version counts, and of two equally new ones the last. */
function latestOfEach(events: ConnectorEvent[], at: Date): FoundPost[] {
  const byId = new Map<string, FoundPost>();
  for (const event of events) {
    if (event.kind !== "upsert") continue;
    const post = soundPost(event.post, at);
    const other = byId.get(post.externalId)?.editedAt ?? null;
    if (!isOlder(post.editedAt, other)) byId.set(post.externalId, post);
  }
  return [...byId.values()];
}

const postsAtOnce = 500;

async function takeUpserts(intake: Intake, found: FoundPost[]) {
  let added = 0;
  let changed = 0;
  for (let from = 0; from < found.length; from += postsAtOnce) {
    const batch = found.slice(from, from + postsAtOnce);
    const known = await readKnown(intake, batch);
    const unknown = batch.filter((post) => !known.has(post.externalId));
    const fresh = await refuseSuppressed(intake, unknown);
    const late = await addPosts(intake, fresh, await upsertAuthors(intake, fresh));
    added += fresh.length - late.length;
    const knownByNow = late.length > 0 ? await readKnown(intake, late) : [];
    changed += await takeKnown(intake, batch, new Map([...known, ...knownByNow]));
  }
  return { added, changed };
}

async function takeKnown(intake: Intake, batch: FoundPost[], known: Map<string, KnownPost>) {
  const pairs = batch.flatMap((found) => {
    const post = known.get(found.externalId);
    return post ? [{ found, post }] : [];
  });
  if (pairs.length === 0) return 0;
  await updateAuthors(intake, pairs);
  return editPosts(intake, pairs);
}

async function takeAuthors(intake: Intake, events: ConnectorEvent[]): Promise<void> {
  for (const event of events) {
    if (event.kind !== "author") continue;
    const author = await firstRow<{ id: string }>(
      intake.tx,
      sql`
      update account set hidden = ${event.state !== "ok"}
      where workspace_id = ${intake.source.workspaceId}::uuid
        and network = ${intake.source.network} and external_id = ${soundId(event.externalAuthorId)}
      returning id`,
    );
    if (!author) continue;
    // A statement of its own: the update may have waited for a reading that stored more of their posts.
    const posts = await rows<{ id: string }>(
      intake.tx,
      sql`select id from post where account_id = ${author.id}::uuid and gone_at is null`,
    );
    if (event.state === "ok" || posts.length === 0) continue;
    if (isErasure(event)) await suppressErased(intake, posts);
    await removePosts(intake.tx, intake.news, {
      postIds: posts.map((row) => row.id),
      at: intake.at,
      actor: { kind: "author", id: null, name: null },
      reason: `author-${event.state}`,
    });
  }
}

const isErasure = (event: ConnectorEvent) => event.kind === "author" && event.state === "deleted";

/** Whose account is gone is not shown again by a source that still has a copy. */
const suppressErased = ({ tx, context, source, at }: Intake, posts: { id: string }[]) =>
  suppressPosts(tx, {
    ...{ vault: context.vault, workspaceId: source.workspaceId, kinds: ["post"], by: null, at },
    ...{ postIds: posts.map((row) => row.id), reason: "author-deleted" },
  });

async function recordGaps(intake: Intake, events: ConnectorEvent[]): Promise<void> {
  const gaps = events.flatMap((event) =>
    event.kind === "gap"
      ? [{ sourceId: intake.source.id, from: event.from, to: event.to, why: event.why }]
      : [],
  );
  if (gaps.length > 0) await intake.tx.insert(sourceGap).values(gaps);
}

function readWalls(tx: Tx, sourceId: string): Promise<IngestWall[]> {
  return rows<IngestWall>(
    tx,
    sql`
    select ws.wall_id as "wallId", ws.publishing, w.on_edit as "onEdit"
    from wall_source ws join wall w on w.id = ws.wall_id
    where ws.source_id = ${sourceId}::uuid and w.state <> 'archived'
    order by ws.wall_id`,
  );
}
