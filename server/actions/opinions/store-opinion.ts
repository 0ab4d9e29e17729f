/**
 * What came of a question. Guarded by the words that were asked about, so that an answer about old words, a second
 * answer or one that comes after a crash changes nothing. The post's row is locked first: of two who answer at once
 * the second one sees that all have.
 */
import { type SQL, sql } from "drizzle-orm";
import type { ClassifierTrouble, Opinion } from "../../classifiers/classifier.ts";
import { rows, type Tx } from "../../db/client.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { lockPosts } from "../placements.ts";
import { transact } from "../transaction.ts";
import { judgeAnswered } from "./judge-answered.ts";
import type { LeasedOpinion } from "./lease-opinion.ts";

type Seqs = Map<string, number>;
type Asked = Pick<LeasedOpinion, "postId" | "classifierId" | "contentHash" | "tries">;

const isWaiting = ({ postId, classifierId, contentHash }: Asked) => sql`
  post_id = ${postId}::uuid and classifier_id = ${classifierId}::uuid and state = 'waiting'
  and content_hash = ${contentHash}`;

/** This very asking: after an edit or a lease that ran out the question is somebody else's. */
const isMine = (asked: Asked) => sql`${isWaiting(asked)} and tries = ${asked.tries}`;

export async function storeOpinion(
  context: ActionContext,
  asked: Asked,
  { scores, mediaScores, advice }: Opinion,
): Promise<Seqs> {
  const seqs = await settle(
    context,
    asked,
    sql`
    update opinion set state = 'given', scores = ${JSON.stringify(scores)}::text::jsonb,
      media_scores = ${JSON.stringify(mediaScores ?? {})}::text::jsonb, advice = ${advice ?? null},
      at = ${context.now().toISOString()}::timestamptz
    where ${isWaiting(asked)} returning post_id`,
  );
  await context.db.execute(sql`
    update classifier set failures = 0, trouble = null, trouble_at = null
    where id = ${asked.classifierId}::uuid and (failures > 0 or trouble is not null)`);
  return seqs;
}

/** About twenty minutes in all; then the post waits for a person. */
const pausesMs = [15_000, 60_000, 4 * 60_000, 12 * 60_000];
const longestPauseMs = 15 * 60_000;

export interface Failure {
  trouble: ClassifierTrouble | null;
  retryAt?: Date | null;
  isFinal: boolean;
}

export async function storeFailure(
  context: ActionContext,
  asked: Asked,
  { trouble, retryAt, isFinal }: Failure,
): Promise<Seqs> {
  if (trouble) await noteTrouble(context, asked, trouble);
  const pause = pausesMs[asked.tries - 1];
  if (pause !== undefined && !isFinal) {
    const at = context.now().getTime();
    const wanted = Math.max(pause, (retryAt?.getTime() ?? at) - at);
    return moveOn(context, asked, sql`tries`, Math.min(wanted, longestPauseMs));
  }
  const at = context.now().toISOString();
  return settle(
    context,
    asked,
    sql`
    update opinion set state = 'failed', at = ${at}::timestamptz
    where ${isMine(asked)} returning post_id`,
  );
}

/** Nobody failed: this asking does not count. */
export const postponeOpinion = (context: ActionContext, asked: Asked, forMs: number) =>
  moveOn(context, asked, sql`tries - 1`, forMs);

async function moveOn(context: ActionContext, asked: Asked, tries: SQL, forMs: number) {
  const until = new Date(context.now().getTime() + forMs).toISOString();
  await context.db.execute(sql`
    update opinion set tries = ${tries}, next_at = ${until}::timestamptz where ${isMine(asked)}`);
  return new Map<string, number>();
}

/** The post is gone. An edit would have asked anew, and that question is another one. */
export async function dropOpinion(context: ActionContext, asked: Asked): Promise<Seqs> {
  await context.db.execute(sql`delete from opinion where ${isMine(asked)}`);
  return new Map();
}

const noteTrouble = ({ db, now }: ActionContext, asked: Asked, trouble: ClassifierTrouble) =>
  db.execute(sql`
    update classifier
    set failures = failures + 1, trouble = ${trouble}, trouble_at = ${now().toISOString()}::timestamptz
    where id = ${asked.classifierId}::uuid`);

function settle(context: ActionContext, { postId }: Asked, statement: SQL): Promise<Seqs> {
  return transact(context.db, async (tx: Tx) => {
    await lockPosts(tx, [postId]);
    const stored = await rows(tx, statement);
    if (stored.length === 0) return new Map();
    const news = new News();
    await judgeAnswered({ tx, context, news, at: context.now() }, [postId]);
    return announce(tx, news, context.now());
  });
}
