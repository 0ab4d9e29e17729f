/** Rules of a wall and what they use. Every change raises `rules_version` of the walls it may matter to. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, jsonRows, rows, type Tx } from "../../db/client.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { Condition, RuleMoves } from "../../domain/rules/condition.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";

export interface RuleToSave {
  name: string;
  on: boolean;
  condition: Condition;
  moves: RuleMoves;
  sources: string[] | null;
  from: string | null;
  until: string | null;
}

export const mostRules = 100;

export function createRule(
  { db }: ActionContext,
  on: { workspaceId: string; wallId: string },
  wanted: RuleToSave,
): Promise<string> {
  return transact(db, async (tx) => {
    await lockRules(tx, on.wallId);
    const count = await firstRow<{ rules: number; last: number }>(
      tx,
      sql`
      select count(*)::int as rules, coalesce(max(position), 0) as last from rule
      where wall_id = ${on.wallId}::uuid`,
    );
    if ((count?.rules ?? 0) >= mostRules)
      throw new Problem("invalid", `A wall has at most ${mostRules} rules: delete or join some.`);
    const id = v7();
    await tx.execute(sql`
      insert into rule (id, workspace_id, wall_id, position, name, is_on, condition, moves, sources,
        from_at, until_at)
      values (${id}::uuid, ${on.workspaceId}::uuid, ${on.wallId}::uuid, ${(count?.last ?? 0) + 1},
        ${wanted.name}, ${wanted.on}, ${JSON.stringify(wanted.condition)}::text::jsonb,
        ${JSON.stringify(wanted.moves)}::text::jsonb, ${uuids(wanted.sources)},
        ${wanted.from}::timestamptz, ${wanted.until}::timestamptz)`);
    return id;
  });
}

const uuids = (list: string[] | null) => sql`${list === null ? null : sql.param(list)}::uuid[]`;

/** `expect` is the version that was looked at. */
export function changeRule(
  { db }: ActionContext,
  on: { wallId: string; ruleId: string; expect: number | undefined },
  wanted: RuleToSave,
): Promise<void> {
  return transact(db, async (tx) => {
    await lockRules(tx, on.wallId);
    const stored = await firstRow<{ version: number }>(
      tx,
      sql`select version from rule where id = ${on.ruleId}::uuid and wall_id = ${on.wallId}::uuid`,
    );
    if (!stored) throw notFound("rule");
    if (on.expect !== undefined && on.expect !== stored.version)
      throw new Problem("stale", "Somebody changed this rule meanwhile: look at it again.");
    await tx.execute(sql`
      update rule set name = ${wanted.name}, is_on = ${wanted.on},
        condition = ${JSON.stringify(wanted.condition)}::text::jsonb,
        moves = ${JSON.stringify(wanted.moves)}::text::jsonb, sources = ${uuids(wanted.sources)},
        from_at = ${wanted.from}::timestamptz, until_at = ${wanted.until}::timestamptz,
        version = version + 1
      where id = ${on.ruleId}::uuid`);
  });
}

export function deleteRule({ db }: ActionContext, on: { wallId: string; ruleId: string }) {
  return transact(db, async (tx) => {
    await lockRules(tx, on.wallId);
    const gone = await firstRow(
      tx,
      sql`
      delete from rule where id = ${on.ruleId}::uuid and wall_id = ${on.wallId}::uuid
      returning id`,
    );
    if (!gone) throw notFound("rule");
  });
}

/** All rules of the wall, each once: an order that somebody saw before another rule came is refused. */
export function orderRules({ db }: ActionContext, wallId: string, order: string[]) {
  return transact(db, async (tx) => {
    await lockRules(tx, wallId);
    const stored = await rows<{ id: string }>(
      tx,
      sql`select id from rule where wall_id = ${wallId}::uuid`,
    );
    const isWhole = order.length === stored.length && stored.every((row) => order.includes(row.id));
    if (!isWhole)
      throw new Problem(
        "stale",
        "The rules are others by now: look at them again, then order them.",
      );
    const list = order.map((id, place) => ({ id, place: place + 1 }));
    await tx.execute(sql`
      update rule r set position = n.place
      from json_to_recordset(${jsonRows(list)}) as n(id uuid, place int) where r.id = n.id`);
  });
}

export function setFirstByHand({ db }: ActionContext, wallId: string, on: boolean) {
  return transact(db, async (tx) => {
    await lockRules(tx, wallId);
    await tx.execute(sql`update wall set first_by_hand = ${on} where id = ${wallId}::uuid`);
  });
}

/** Two people who change rules of one wall go one after the other; whatever was compiled is out of date. */
async function lockRules(tx: Tx, wallId: string): Promise<void> {
  const wall = await firstRow(
    tx,
    sql`
    update wall set rules_version = rules_version + 1 where id = ${wallId}::uuid returning id`,
  );
  if (!wall) throw notFound("wall");
  await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} wall`})`);
}

/** For what all walls of a workspace share. */
export async function renewRules(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql`
    with mine as (
      select id from wall where workspace_id = ${workspaceId}::uuid order by id for no key update
    )
    update wall w set rules_version = rules_version + 1 from mine where w.id = mine.id`);
}
