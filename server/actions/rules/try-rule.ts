/**
 * A rule on the posts that are there already: first only looked at (what it matches, what it would change), then done.
 * What a person decided stays as it is; rules change what waits, and what sources or rules let in.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type Db, rows, type Tx } from "../../db/client.ts";
import { readOpinions, standingOf } from "../../db/reads/opinions.ts";
import { type PostRow, postFields, postTables } from "../../db/reads/post-row.ts";
import { readRules, readWordLists } from "../../db/reads/rules.ts";
import { type Judgement, judge } from "../../domain/moderation.ts";
import type { Rule } from "../../domain/rules/condition.ts";
import { testsOf } from "../../domain/rules/condition.ts";
import { type CompiledRule, compileRule } from "../../domain/rules/run-rules.ts";
import type { PlacementState } from "../../domain/vocabulary.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext, Actor } from "../context.ts";
import { koroItself, recordEntry } from "../log/record-entry.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { transact } from "../transaction.ts";
import { factsOf, gatherFacts, judgedRow } from "./gather-facts.ts";
import { changeBy } from "./judge-again.ts";
import { findIn, type RuleBook, toRule } from "./rule-book.ts";

export interface Trial {
  wallId: string;
  workspaceId: string;
  /** `id` of a rule that is there already takes its place, else it comes last. */
  rule: Rule;
  last: number;
}

export interface TrialAnswer {
  looked: number;
  matched: number;
  /** Matched, but an earlier rule or a list of people decides first. */
  overruled: number;
  /** Matched, but a person has decided. */
  byPeople: number;
  changes: Record<"approve" | "hold" | "reject" | "mark", number>;
  examples: {
    post: string;
    from: PlacementState;
    to: PlacementState;
    why: string | null;
    text: string;
    author: string | null;
  }[];
}

const atOnce = 500;
const mostExamples = 8;

export function tryRule({ db, now }: ActionContext, trial: Trial): Promise<TrialAnswer> {
  return transact(db, async (tx) => {
    const book = await bookWith(tx, trial);
    const answer: TrialAnswer = {
      ...{ looked: 0, matched: 0, overruled: 0, byPeople: 0, examples: [] },
      changes: { approve: 0, hold: 0, reject: 0, mark: 0 },
    };
    for await (const page of pagesOf(tx, trial)) {
      answer.looked += page.length;
      for (const hit of await hitsOn(tx, trial, book, page, now())) count(answer, hit, trial.rule);
    }
    return answer;
  });
}

function count(answer: TrialAnswer, { row, judgement, why, change }: Hit, rule: Rule): void {
  answer.matched += 1;
  const { verdict } = judgement;
  const decides = verdict.actorId === rule.id && verdict.actor === "rule";
  if (rule.moves.verdict && !decides) answer.overruled += 1;
  else if (isPeoples(row)) answer.byPeople += 1;
  if (marksAnew(row, rule)) answer.changes.mark += 1;
  if (change && verdict.move !== "none") answer.changes[verdict.move] += 1;
  if (answer.examples.length < mostExamples)
    answer.examples.push({
      ...{ post: row.id, from: row.state, to: change?.state ?? row.state, why },
      ...{ text: row.text.slice(0, 280), author: row.author_handle ?? row.author_name },
    });
}

export interface Applied {
  batch: string;
  changed: number;
  marked: number;
  seqs: Map<string, number>;
}

/** One batch, which `undo` takes back; in steps, so that the desk is not kept waiting for a wall's whole past. */
export async function applyRule(
  context: ActionContext,
  trial: Trial,
  actor: Actor = koroItself,
): Promise<Applied> {
  const batch = v7();
  const done: Applied = { batch, changed: 0, marked: 0, seqs: new Map() };
  const ids = await idsOf(context.db, trial);
  // Before the first step: whoever was cut off in between still did it.
  await context.db.transaction((tx) => {
    const { workspaceId, wallId, rule } = trial;
    const detail = { rule: rule.id, batch, posts: ids.length };
    const told = { workspaceId, wallId, about: rule.name, actor, detail, at: context.now() };
    return recordEntry(tx, { ...told, kind: "rule", act: "apply" });
  });
  for (let from = 0; from < ids.length; from += atOnce) {
    const postIds = ids.slice(from, from + atOnce);
    const step = await transact(context.db, (tx) => applyStep(tx, context, trial, postIds, batch));
    done.changed += step.changed;
    done.marked += step.marked;
    for (const [wallId, seq] of step.seqs) done.seqs.set(wallId, seq);
  }
  return done;
}

async function applyStep(
  tx: Tx,
  context: ActionContext,
  trial: Trial,
  postIds: string[],
  batch: string,
) {
  const at = context.now();
  const book = await bookWith(tx, trial);
  const locked = await lockPlacements(tx, { wallId: trial.wallId, postIds });
  const hits = await hitsOn(tx, trial, book, locked, at, batch);
  const news = new News();
  const changes = hits.flatMap(({ change }) => change ?? []);
  const marked = hits.map(({ row }) => row).filter((row) => marksAnew(row, trial.rule));
  await mark(tx, trial, marked);
  for (const row of marked) {
    if (row.shown_at) news.of(row.wall_id).events.push({ kind: "change", postId: row.id });
    news.of(row.wall_id).touched.push(row.id);
  }
  await writeChanges(tx, news, changes, at);
  return { changed: changes.length, marked: marked.length, seqs: await announce(tx, news, at) };
}

const marksAnew = (row: PostRow, { moves }: Rule) =>
  row.state !== "removed" &&
  ((moves.highlight && !row.highlighted) || moves.tags.some((tag) => !row.tags.includes(tag)));

async function mark(tx: Tx, { wallId, rule }: Trial, marked: PostRow[]): Promise<void> {
  if (marked.length === 0) return;
  const ids = marked.map((row) => row.id);
  await tx.execute(sql`
    update placement set highlighted = highlighted or ${rule.moves.highlight}, tags = (
      select coalesce(array_agg(distinct tag), '{}')
      from unnest(tags || ${sql.param(rule.moves.tags)}::text[]) as t(tag))
    where wall_id = ${wallId}::uuid and post_id = any(${sql.param(ids)}::uuid[])`);
}

interface Hit {
  row: PostRow;
  judgement: Judgement;
  why: string | null;
  change: ReturnType<typeof changeBy>;
}

/** A person approved, or rejected or held after a look: rules do not know better. */
const isPeoples = (row: PostRow) =>
  row.approved_by === "person" || (row.state !== "pending" && row.state !== "approved");

async function hitsOn(
  tx: Tx,
  { wallId, workspaceId, rule }: Trial,
  book: RuleBook,
  page: PostRow[],
  at: Date,
  batch = "",
): Promise<Hit[]> {
  const judged = page.map(judgedRow);
  const around = await gatherFacts(tx, { workspaceId, books: new Map([[wallId, book]]) }, judged);
  const ids = page.map((row) => row.id);
  const opinions = await readOpinions(tx, ids);
  const own = book.rules.find((compiled) => compiled.rule.id === rule.id);
  return page.flatMap((row, place) => {
    const post = judged[place];
    if (!post || !own || row.state === "removed") return [];
    if (rule.sources && !(row.source_id && rule.sources.includes(row.source_id))) return [];
    const facts = factsOf(post)({ wallId, sourceId: row.source_id }, around);
    const { is, why } = own.asks(facts);
    if (is !== true) return [];
    // Whoever applies a rule need not wait for answers that never come, but for those that will.
    const waits = standingOf(opinions.get(row.id)) === "waiting" ? "waiting" : "none";
    const given = { publishing: "manual", post: facts, opinions: waits } as const;
    const judgement = judge(given, book, at);
    const { verdict } = judgement;
    const decides = verdict.actor === "rule" && verdict.actorId === rule.id;
    const change = decides && !isPeoples(row) ? changeBy(verdict, row, batch) : null;
    return [{ row, judgement, why, change: change?.state === row.state ? null : change }];
  });
}

/** The wall's rules with this one among them, on whatever it says of itself: it is tried now. */
async function bookWith(tx: Tx, { wallId, workspaceId, rule }: Trial): Promise<RuleBook> {
  const stored = (await readRules(tx, [wallId])).map(toRule);
  const tried: Rule = { ...rule, on: true, from: null, until: null };
  const isStored = stored.some(({ id }) => id === rule.id);
  const rules = isStored
    ? stored.map((one) => (one.id === rule.id ? tried : one))
    : [...stored, tried];
  const lists = findIn(await readWordLists(tx, workspaceId));
  const compiled: CompiledRule[] = rules.map((one) => compileRule(one, lists));
  const facts = new Set(rules.flatMap((one) => [...testsOf(one.condition)].map((t) => t.fact)));
  return {
    ...{ rules: compiled, firstByHand: false, asksOpinions: false },
    needs: {
      ...{ facts: true, authors: true },
      ...{ firstPosts: facts.has("first-post"), duplicates: facts.has("duplicate") },
      scores: facts.has("score"),
    },
  };
}

async function* pagesOf(tx: Tx, { wallId, last }: Trial): AsyncGenerator<PostRow[]> {
  let after: PostRow | undefined;
  for (let left = last; left > 0; left -= atOnce) {
    const from = after
      ? sql`and (pl.arrived_at, pl.post_id) < (${after.arrived_at}::timestamptz, ${after.id}::uuid)`
      : sql``;
    const page = await rows<PostRow>(
      tx,
      sql`
      select ${postFields} from ${postTables}
      where pl.wall_id = ${wallId}::uuid and pl.state <> 'removed' ${from}
      order by pl.arrived_at desc, pl.post_id desc
      limit ${Math.min(left, atOnce)}`,
    );
    if (page.length > 0) yield page;
    if (page.length < atOnce) return;
    after = page.at(-1);
  }
}

/** What a rule may change at all, newest first. */
async function idsOf(db: Db, { wallId, last }: Trial): Promise<string[]> {
  const found = await rows<{ post_id: string }>(
    db,
    sql`
    select post_id from placement
    where wall_id = ${wallId}::uuid and state <> 'removed'
    order by arrived_at desc, post_id desc limit ${last}`,
  );
  return found.map((row) => row.post_id);
}
