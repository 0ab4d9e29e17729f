import { eq, sql } from "drizzle-orm";
import { firstRow, type Tx } from "../db/client.ts";
import { wall } from "../db/schema/wall.ts";
import { notFound } from "../domain/problem.ts";
import type { WallState } from "../domain/vocabulary.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext, Actor } from "./context.ts";
import { taken, type WallToCreate, withHash } from "./create-wall.ts";
import { koroItself } from "./log/record-entry.ts";
import { recordWallChange } from "./log/record-wall-change.ts";
import { showWaiting } from "./show-waiting.ts";
import { transact } from "./transaction.ts";

export type WallToChange = { [Field in keyof WallToCreate]?: WallToCreate[Field] | undefined } & {
  sponsoredEvery?: number | null | undefined;
};

/** States in which the public sees a different wall: readers have to fetch it again. */
const blankStates: WallState[] = ["dark", "draft"];

/** Changes a wall's settings. Answers the walls whose public view changed, with their new `seq`. */
export async function changeWall(
  context: ActionContext,
  wallId: string,
  changes: WallToChange,
  actor: Actor = koroItself,
): Promise<Map<string, number>> {
  const { before, seqs } = await transact(context.db, async (tx) => {
    const before = await readState(tx, wallId);
    const written = await recordWallChange(tx, { wallId, actor, at: context.now() });
    await updateWall(tx, wallId, changes);
    await written();
    const news = new News();
    tellPublic(news, wallId, before, changes.state ?? before);
    if (changes.sponsoredEvery !== undefined)
      news.of(wallId).events.push({ kind: "reset", postId: null });
    await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} wall`})`);
    return { before, seqs: await announce(tx, news, context.now()) };
  });
  // A transaction of its own: placements are always locked before their wall.
  const goesLive = changes.state === "live" && before !== "live";
  return goesLive ? new Map([...seqs, ...(await showWaiting(context, wallId))]) : seqs;
}

function tellPublic(news: News, wallId: string, before: WallState, after: WallState): void {
  const { events } = news.of(wallId);
  events.push({ kind: "wall", postId: null });
  if (after !== before && [after, before].some((state) => blankStates.includes(state)))
    events.push({ kind: "reset", postId: null });
}

/** Locked: of two changes at once the second has to know what the first one made public. */
async function readState(tx: Tx, wallId: string): Promise<WallState> {
  const row = await firstRow<{ state: WallState }>(
    tx,
    sql`select state from wall where id = ${wallId}::uuid for no key update`,
  );
  if (!row) throw notFound("wall");
  return row.state;
}

async function updateWall(tx: Tx, wallId: string, changes: WallToChange): Promise<void> {
  const { look, hashtags, consentText, ...plain } = changes;
  if (plain.slug) await refuseTakenByOther(tx, wallId, plain.slug);
  const defined = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  const set = {
    ...defined,
    ...(hashtags ? { hashtags: withHash(hashtags) } : {}),
    ...(look ? { look: sql`look || ${JSON.stringify(look)}::text::jsonb` } : {}),
    ...(consentText === undefined ? {} : { consentText, consentVersion: sql`consent_version + 1` }),
  };
  if (Object.keys(set).length > 0) await tx.update(wall).set(set).where(eq(wall.id, wallId));
}

async function refuseTakenByOther(tx: Tx, wallId: string, slug: string): Promise<void> {
  const other = await firstRow(
    tx,
    sql`select 1 from wall where slug = ${slug} and id <> ${wallId}::uuid`,
  );
  if (other) throw taken("wall", slug);
}
