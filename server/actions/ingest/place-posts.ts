/** Puts posts on the walls of their source, each with the verdict that moderation gives at once. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows } from "../../db/client.ts";
import { adviceOf, type OpinionRow, readOpinions, standingOf } from "../../db/reads/opinions.ts";
import { notLaterThan, type StorablePost } from "../../domain/found-post.ts";
import { gate } from "../../domain/gate.ts";
import { type Judgement, judge } from "../../domain/moderation.ts";
import { next } from "../../domain/placement.ts";
import { engagementOf, type RuleFacts } from "../../domain/rules/facts.ts";
import { traitsOf } from "../../domain/traits.ts";
import type { PlacementState, WallState } from "../../domain/vocabulary.ts";
import { askForOpinions } from "../opinions/ask-for-opinions.ts";
import { insertDecisions } from "../placements.ts";
import { factsOf, gatherFacts, type JudgedPost, linksOf } from "../rules/gather-facts.ts";
import { type RuleBook, readRuleBooks } from "../rules/rule-book.ts";
import type { IngestWall, Intake } from "./intake.ts";

export interface PostToPlace {
  id: string;
  found: FoundPost;
  storable: StorablePost;
  accountId: string | null;
  /** What its author's posts are ordered by. */
  reach: number | null;
  waitsForMedia: boolean;
  empty: boolean;
  authorHidden: boolean;
}

type FactsOn = (wallId: string) => RuleFacts | null;

export async function placePosts(intake: Intake, posts: PostToPlace[]): Promise<void> {
  if (posts.length === 0 || intake.walls.length === 0) return;
  const states = await wallStatesOf(intake);
  const books = await readRuleBooks(
    { db: intake.context.db, tx: intake.tx },
    intake.walls.map((wall) => wall.wallId),
  );
  const opinions = await askAbout(intake, books, posts);
  const facts = await factsForWalls(intake, books, posts);
  for (const wall of intake.walls) {
    const book = books.get(wall.wallId) ?? noRules;
    await placeOn(intake, { ...wall, book, state: states.get(wall.wallId) ?? "draft" }, posts, {
      facts,
      opinions,
    });
  }
}

const noRules: RuleBook = {
  ...{ rules: [], firstByHand: false, asksOpinions: false },
  needs: { facts: false, authors: false, firstPosts: false, duplicates: false, scores: false },
};

/** New posts have all answers to come; one that comes by a second road may have been asked about already. */
async function askAbout(
  { tx, source, at }: Intake,
  books: Map<string, RuleBook>,
  posts: PostToPlace[],
): Promise<Map<string, OpinionRow[]>> {
  if (![...books.values()].some((book) => book.asksOpinions)) return new Map();
  const postIds = posts.map(({ id }) => id);
  await askForOpinions({ tx, workspaceId: source.workspaceId, postIds, at });
  return readOpinions(tx, postIds);
}

async function wallStatesOf({ tx, walls }: Intake): Promise<Map<string, WallState>> {
  const ids = walls.map((wall) => wall.wallId);
  const found = await rows<{ id: string; state: WallState }>(
    tx,
    sql`select id, state from wall where id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(found.map((row) => [row.id, row.state]));
}

/** A wall without rules asks nothing of a post, and nothing is read for it. */
async function factsForWalls(
  intake: Intake,
  books: Map<string, RuleBook>,
  posts: PostToPlace[],
): Promise<Map<string, FactsOn>> {
  const asking = new Map([...books].filter(([, book]) => book.needs.facts));
  if (asking.size === 0) return new Map();
  const judged = posts.map((post) => judgedFound(intake, post));
  const on = { workspaceId: intake.source.workspaceId, books: asking };
  const around = await gatherFacts(intake.tx, on, judged);
  return new Map(
    judged.map((post): [string, FactsOn] => {
      const factsOn = factsOf(post);
      return [
        post.id,
        (wallId) =>
          asking.has(wallId) ? factsOn({ wallId, sourceId: intake.source.id }, around) : null,
      ];
    }),
  );
}

const judgedFound = (
  { source }: Intake,
  { id, found, storable, accountId }: PostToPlace,
): JudgedPost => ({
  ...{ id, accountId, network: source.network, text: storable.text, media: storable.media },
  ...{ contentWarning: storable.contentWarning, lang: storable.lang, author: found.author },
  ...{ followers: found.author?.followers ?? null, sensitive: found.sensitive },
  ...{ links: linksOf(storable.text, storable.entities), hashtags: storable.hashtags },
  ...{ counts: found.counts, publishedAt: found.publishedAt },
});

interface Placed {
  id: string;
  judgement: Judgement;
  state: PlacementState;
}

async function placeOn(
  intake: Intake,
  wall: IngestWall & { book: RuleBook; state: WallState },
  posts: PostToPlace[],
  { facts, opinions }: { facts: Map<string, FactsOn>; opinions: Map<string, OpinionRow[]> },
): Promise<void> {
  const at = intake.at.toISOString();
  // Oldest first, so that the newest is announced last and ends on top; by id where sources could cross.
  const inOrder = [...posts].sort(
    (a, b) =>
      a.found.publishedAt.getTime() - b.found.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const placed = new Map<string, Placed>();
  const list = inOrder.map((post) => {
    const asked = facts.get(post.id)?.(wall.wallId) ?? null;
    const said = opinions.get(post.id);
    const told = { opinions: standingOf(said), advice: adviceOf(said) };
    const judgement = judge(
      { publishing: wall.publishing, post: asked, ...told },
      wall.book,
      intake.at,
    );
    const { move, actor, reason } = judgement.verdict;
    const state = move === "none" ? "pending" : (next("pending", move) ?? "pending");
    placed.set(post.id, { id: post.id, judgement, state });
    const approvedBy = state === "approved" ? actor : null;
    return {
      ...{ id: post.id, state, reason, approved_by: approvedBy },
      ...{ tags: judgement.tags, highlighted: judgement.highlight },
      ...{ lang: post.storable.lang, account_id: post.accountId, reach: post.reach },
      ...{ traits: traitsOf(post.storable), engagement: engagementOf(post.found.counts) },
      published_at: notLaterThan(post.found.publishedAt, intake.at),
      shown_at: isShown(post, { state, approvedBy, wallState: wall.state, at: intake.at })
        ? at
        : null,
    };
  });
  const inserted = await rows<{ post_id: string; shown_at: string | null }>(
    intake.tx,
    sql`
    insert into placement (wall_id, post_id, workspace_id, source_id, state, reason, approved_by,
      tags, highlighted, published_at, arrived_at, shown_at,
      network, lang, account_id, traits, engagement, reach)
    select ${wall.wallId}::uuid, n.id, ${intake.source.workspaceId}::uuid, ${intake.source.id}::uuid,
      state, reason, approved_by, tags, highlighted, published_at, ${at}::timestamptz, shown_at,
      ${intake.source.network}, n.lang, n.account_id, n.traits, n.engagement,
      n.reach
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, state text, reason text,
      approved_by text, tags text[], highlighted boolean, published_at timestamptz,
      shown_at timestamptz, lang text, account_id uuid, traits smallint, engagement bigint,
      reach bigint)
    on conflict do nothing
    returning post_id, shown_at`,
  );
  await tellPlaced(
    intake,
    wall,
    inserted.flatMap((row) => {
      const one = placed.get(row.post_id);
      return one ? [{ ...one, isShown: row.shown_at !== null }] : [];
    }),
  );
}

const isShown = (
  post: PostToPlace,
  on: {
    state: PlacementState;
    approvedBy: Judgement["verdict"]["actor"] | null;
    wallState: WallState;
    at: Date;
  },
) =>
  gate(
    {
      placement: {
        state: on.state,
        approvedBy: on.approvedBy,
        shown: false,
        contested: false,
        showFrom: null,
        showUntil: null,
      },
      post: {
        gone: false,
        mediaWaiting: post.waitsForMedia ? 1 : 0,
        empty: post.empty,
        redistributable: false,
      },
      author: { hidden: post.authorHidden },
      wall: { state: on.wallState },
    },
    "wall",
    on.at,
  ).show;

async function tellPlaced(
  intake: Intake,
  wall: IngestWall,
  placed: (Placed & { isShown: boolean })[],
): Promise<void> {
  const batch = v7();
  const { events, arrived, noticed } = intake.news.of(wall.wallId);
  for (const { id, state, isShown, judgement } of placed) {
    intake.news.count(wall.wallId, null, state);
    arrived.push(id);
    for (const rule of judgement.notify) noticed.set(rule, [...(noticed.get(rule) ?? []), id]);
    if (isShown) events.push({ kind: "show", postId: id });
  }
  const decided = placed.filter(({ judgement }) => judgement.verdict.move !== "none");
  await insertDecisions(
    intake.tx,
    decided.map(({ id, state, judgement: { verdict } }) => ({
      id: v7(),
      wall_id: wall.wallId,
      post_id: id,
      batch,
      move: verdict.move,
      from_state: "pending",
      to_state: state,
      actor_kind: verdict.actor,
      actor_id: verdict.actor === "source" ? intake.source.id : verdict.actorId,
      actor_name: verdict.actorName,
      reason: verdict.reason,
      note: verdict.note,
      version: 1,
      before: null,
      at: intake.at.toISOString(),
    })),
  );
}
