/** How a placement changes: locked, judged by the gate, written in one statement, recorded, announced. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows, rows, type Tx } from "../db/client.ts";
import { gateFacts, type PostRow, postFields, postTables } from "../db/reads/post-row.ts";
import { gate, nextMoment } from "../domain/gate.ts";
import type { PlacementMove } from "../domain/placement.ts";
import type { ActorKind, PlacementState } from "../domain/vocabulary.ts";
import type { News } from "./announce.ts";
import type { Actor } from "./context.ts";

export interface DecisionNote {
  batch: string;
  move: PlacementMove | "undo" | "contest" | "report";
  actor: Actor;
  reason: string | null;
  note?: string | null;
}

/** `row` is the locked placement before; the optional fields are what becomes of it. */
export interface PlacementChange {
  row: PostRow;
  state?: PlacementState;
  approvedBy?: ActorKind | null;
  reason?: string | null;
  contested?: boolean;
  /** Where it stood in the feed before: an undo puts it back there. */
  restoreShownAt?: string | null;
  /** The card looks different although the state is the same. */
  looksNew?: boolean;
  /** Nothing that a moderator decides about changed: what they saw is still what there is. */
  keepVersion?: boolean;
  decision?: DecisionNote;
}

/**
 * Locks posts before their words or media change or they are put on a wall; answers the ones that are not gone. Held
 * before placements, as those are before walls.
 */
export async function lockPosts(tx: Tx, postIds: string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select id from post where id = any(${sql.param(postIds)}::uuid[]) and gone_at is null
    order by id
    for no key update`,
  );
  return new Set(found.map((row) => row.id));
}

/**
 * Locks placements in one order everywhere and answers them as they are now. Two statements: a row that was waited
 * for is new, but what is joined to it in the same statement is as old as the statement's begin.
 */
export async function lockPlacements(
  tx: Tx,
  of: { wallId?: string; postIds: string[] },
): Promise<PostRow[]> {
  const wallOnly = of.wallId ? sql`and pl.wall_id = ${of.wallId}::uuid` : sql``;
  const wanted = sql`pl.post_id = any(${sql.param(of.postIds)}::uuid[]) ${wallOnly}`;
  await tx.execute(sql`
    select 1 from placement pl where ${wanted}
    order by pl.wall_id, pl.post_id
    for update`);
  return rows<PostRow>(tx, sql`select ${postFields} from ${postTables} where ${wanted}`);
}

/** Writes the changes and their decisions, and adds to `news` what the public and the desk will hear. */
export async function writeChanges(
  tx: Tx,
  news: News,
  changes: PlacementChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const outcomes = changes.map((change) => outcomeOf(change, now));
  await updatePlacements(tx, outcomes);
  await recordDecisions(tx, outcomes, now);
  for (const outcome of outcomes) tell(news, outcome);
}

interface Outcome {
  change: PlacementChange;
  after: PostRow;
  wasShown: boolean;
  isShown: boolean;
}

function outcomeOf(change: PlacementChange, now: Date): Outcome {
  const { row } = change;
  const after: PostRow = {
    ...row,
    state: change.state ?? row.state,
    approved_by: change.approvedBy === undefined ? row.approved_by : change.approvedBy,
    reason: change.reason === undefined ? row.reason : change.reason,
    contested: change.contested ?? row.contested,
    version: change.keepVersion ? row.version : row.version + 1,
  };
  const isShown = gate(gateFacts(after), "wall", now).show;
  after.shown_at = isShown ? (row.shown_at ?? change.restoreShownAt ?? now.toISOString()) : null;
  after.last_shown_at = row.shown_at ?? row.last_shown_at;
  after.regate_at = nextMoment(gateFacts(after).placement, now)?.toISOString() ?? null;
  return { change, after, wasShown: row.shown_at !== null, isShown };
}

async function updatePlacements(tx: Tx, outcomes: Outcome[]): Promise<void> {
  const list = outcomes.map(({ after }) => ({
    wall_id: after.wall_id,
    post_id: after.id,
    state: after.state,
    approved_by: after.approved_by,
    reason: after.reason,
    contested: after.contested,
    version: after.version,
    shown_at: after.shown_at,
    last_shown_at: after.last_shown_at,
    regate_at: after.regate_at,
  }));
  await tx.execute(sql`
    update placement pl
    set state = n.state, approved_by = n.approved_by, reason = n.reason, contested = n.contested,
      version = n.version, shown_at = n.shown_at, last_shown_at = n.last_shown_at,
      regate_at = n.regate_at
    from json_to_recordset(${jsonRows(list)}) as n(wall_id uuid, post_id uuid, state text, approved_by text,
      reason text, contested boolean, version int, shown_at timestamptz, last_shown_at timestamptz,
      regate_at timestamptz)
    where pl.wall_id = n.wall_id and pl.post_id = n.post_id`);
}

async function recordDecisions(tx: Tx, outcomes: Outcome[], now: Date): Promise<void> {
  const list = outcomes.flatMap(({ change: { row, decision }, after }) =>
    decision
      ? [
          {
            id: v7(),
            wall_id: row.wall_id,
            post_id: row.id,
            batch: decision.batch,
            move: decision.move,
            from_state: row.state,
            to_state: after.state,
            actor_kind: decision.actor.kind,
            actor_id: decision.actor.id,
            actor_name: decision.actor.name,
            reason: decision.reason,
            note: decision.note ?? null,
            version: after.version,
            before: {
              shownAt: row.shown_at,
              approvedBy: row.approved_by,
              reason: row.reason,
              contested: row.contested,
            },
            at: now.toISOString(),
          },
        ]
      : [],
  );
  await insertDecisions(tx, list);
}

/** One row of the log; field names are the table's. */
export interface DecisionRow {
  id: string;
  wall_id: string;
  post_id: string;
  batch: string;
  move: string;
  from_state: PlacementState | null;
  to_state: PlacementState;
  actor_kind: ActorKind;
  actor_id: string | null;
  actor_name: string | null;
  reason: string | null;
  note: string | null;
  version: number;
  before: object | null;
  at: string;
}

export async function insertDecisions(tx: Tx, list: DecisionRow[]): Promise<void> {
  if (list.length === 0) return;
  await tx.execute(sql`
    insert into decision (id, workspace_id, wall_id, post_id, batch, move, from_state, to_state,
      actor_kind, actor_id, actor_name, reason, note, version, before, at)
    select d.id, w.workspace_id, d.wall_id, d.post_id, d.batch, d.move, d.from_state, d.to_state,
      d.actor_kind, d.actor_id, d.actor_name, d.reason, d.note, d.version, d.before, d.at
    from json_to_recordset(${jsonRows(list)}) as d(id uuid, wall_id uuid, post_id uuid, batch uuid,
      move text, from_state text, to_state text, actor_kind text, actor_id uuid, actor_name text,
      reason text, note text, version int, before jsonb, at timestamptz)
    join wall w on w.id = d.wall_id`);
}

function tell(news: News, { change, after, wasShown, isShown }: Outcome): void {
  const { events, touched } = news.of(after.wall_id);
  if (after.state !== change.row.state) news.count(after.wall_id, change.row.state, after.state);
  touched.push(after.id);
  if (isShown && !wasShown) events.push({ kind: "show", postId: after.id });
  else if (!isShown && wasShown) events.push({ kind: "hide", postId: after.id });
  else if (isShown && change.looksNew) events.push({ kind: "change", postId: after.id });
}
