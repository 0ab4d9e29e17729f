/**
 * All who were asked have answered, or never will: what waited for that is judged again, now with their scores. What
 * a person has decided, or has to decide after an edit, is left to them; rules may still keep it out.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows, rows, type Tx } from "../../db/client.ts";
import { adviceOf, type OpinionRow, readOpinions, standingOf } from "../../db/reads/opinions.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import { type Judgement, judge } from "../../domain/moderation.ts";
import type { RuleFacts } from "../../domain/rules/facts.ts";
import type { Publishing } from "../../domain/vocabulary.ts";
import type { News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "../placements.ts";
import { factsOf, gatherFacts, judgedRow } from "../rules/gather-facts.ts";
import { changeBy } from "../rules/judge-again.ts";
import { type RuleBook, readRuleBooks } from "../rules/rule-book.ts";

interface Judging {
  tx: Tx;
  context: ActionContext;
  news: News;
  at: Date;
}

/** Reasons of placements that nobody has decided about: the first waits for opinions, the second for a person. */
const undecided = ["opinion-waiting", "edited"];

/** The caller holds the posts' rows. */
export async function judgeAnswered(judging: Judging, postIds: string[]): Promise<void> {
  const { tx, context, news, at } = judging;
  const opinions = await readOpinions(tx, postIds);
  const answered = postIds.filter((id) => standingOf(opinions.get(id)) !== "waiting");
  if (answered.length === 0) return;
  const waiting = (await lockPlacements(tx, { postIds: answered })).filter(
    (row) => row.state === "pending" && undecided.includes(row.reason ?? ""),
  );
  const books = await readRuleBooks({ db: context.db, tx }, [
    ...new Set(waiting.map((row) => row.wall_id)),
  ]);
  const facts = await factsFor(tx, books, waiting);
  const publishing = await readPublishing(tx, waiting);
  const batch = v7();
  const judged = waiting.flatMap((row, place) => {
    const book = books.get(row.wall_id);
    const given = {
      ...{ publishing: publishing.get(row.wall_id + row.id) ?? "manual" },
      ...{ post: facts[place] ?? null, opinions: opinions.get(row.id) ?? [] },
    };
    return book ? [{ row, ...judgeOne(book, given, at) }] : [];
  });
  await mark(tx, news, judged);
  const changes = judged.flatMap(({ row, judgement }) => changeOf(row, judgement, batch) ?? []);
  await writeChanges(tx, news, changes, at);
  for (const { row, fresh } of judged)
    for (const rule of fresh) {
      const { noticed } = news.of(row.wall_id);
      noticed.set(rule, [...(noticed.get(rule) ?? []), row.id]);
    }
}

async function factsFor(
  tx: Tx,
  books: Map<string, RuleBook>,
  waiting: PostRow[],
): Promise<(RuleFacts | null)[]> {
  const asking = new Map([...books].filter(([, book]) => book.needs.facts));
  const [first] = waiting;
  if (!first || asking.size === 0) return waiting.map(() => null);
  const posts = waiting.map(judgedRow);
  const around = await gatherFacts(tx, { workspaceId: first.workspace_id, books: asking }, posts);
  return waiting.map((row, place) => {
    const post = posts[place];
    if (!post || !asking.has(row.wall_id)) return null;
    return factsOf(post)({ wallId: row.wall_id, sourceId: row.source_id }, around);
  });
}

interface Given {
  publishing: Publishing;
  post: RuleFacts | null;
  opinions: OpinionRow[];
}

/** `fresh`: rules that want to be heard and matched only now. */
function judgeOne(
  book: RuleBook,
  { publishing, post, opinions }: Given,
  at: Date,
): { judgement: Judgement; fresh: string[] } {
  const told = { opinions: standingOf(opinions), advice: adviceOf(opinions) };
  const judgement = judge({ publishing, post, ...told }, book, at);
  if (judgement.notify.length === 0 || !post) return { judgement, fresh: [] };
  const before = judge({ publishing, post: { ...post, scores: [] } }, book, at).notify;
  return { judgement, fresh: judgement.notify.filter((rule) => !before.includes(rule)) };
}

function changeOf(row: PostRow, { verdict }: Judgement, batch: string): PlacementChange | null {
  const keepsOut = verdict.move === "hold" || verdict.move === "reject";
  if (row.reason === "edited" && !keepsOut) return null;
  // Nothing was decided: a person who looks at the card at this moment has seen what there is.
  if (verdict.move === "none") return { row, reason: verdict.reason, keepVersion: true };
  const actorId = verdict.actor === "source" ? row.source_id : verdict.actorId;
  return changeBy({ ...verdict, actorId }, row, batch);
}

/** Marks that came with the scores; those of the first look are there already. */
async function mark(
  tx: Tx,
  news: News,
  judged: { row: PostRow; judgement: Judgement }[],
): Promise<void> {
  const list = judged
    .filter(
      ({ row, judgement: { tags, highlight } }) =>
        (highlight && !row.highlighted) || tags.some((tag) => !row.tags.includes(tag)),
    )
    .map(({ row, judgement: { tags, highlight } }) => ({
      ...{ wall_id: row.wall_id, post_id: row.id, tags: [...new Set([...row.tags, ...tags])] },
      highlighted: row.highlighted || highlight,
    }));
  if (list.length === 0) return;
  await tx.execute(sql`
    update placement pl set tags = n.tags, highlighted = n.highlighted
    from json_to_recordset(${jsonRows(list)})
      as n(wall_id uuid, post_id uuid, tags text[], highlighted boolean)
    where pl.wall_id = n.wall_id and pl.post_id = n.post_id`);
  for (const { wall_id, post_id } of list) news.of(wall_id).touched.push(post_id);
}

/** How the source that put it there is published on this wall; nothing where that source was taken away. */
async function readPublishing(tx: Tx, waiting: PostRow[]): Promise<Map<string, Publishing>> {
  const list = waiting.map((row) => ({ wall_id: row.wall_id, post_id: row.id }));
  if (list.length === 0) return new Map();
  const found = await rows<{ wall_id: string; post_id: string; publishing: Publishing }>(
    tx,
    sql`
    select pl.wall_id, pl.post_id, ws.publishing
    from json_to_recordset(${jsonRows(list)}) as n(wall_id uuid, post_id uuid)
    join placement pl on pl.wall_id = n.wall_id and pl.post_id = n.post_id
    join wall_source ws on ws.wall_id = pl.wall_id and ws.source_id = pl.source_id`,
  );
  return new Map(found.map((row) => [row.wall_id + row.post_id, row.publishing]));
}
