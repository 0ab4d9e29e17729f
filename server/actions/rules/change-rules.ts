/** Rules of a wall and what they use. Every change raises `rules_version` of the walls it may matter to. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, jsonRows, rows, type Tx } from "../../db/client.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { Condition, RuleMoves } from "../../domain/rules/condition.ts";
import type { ActionContext, Actor } from "../context.ts";
import { koroItself, recordEntry } from "../log/record-entry.ts";
import { whatChanged } from "../log/what-changed.ts";
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
  { db, now }: ActionContext,
  on: { workspaceId: string; wallId: string },
  wanted: RuleToSave,
  actor: Actor = koroItself,
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
    const told = { ...on, kind: "rule" as const, about: wanted.name, actor, at: now() };
    await recordEntry(tx, { ...told, act: "create", detail: { rule: id, ...wanted } });
    return id;
  });
}

const uuids = (list: string[] | null) => sql`${list === null ? null : sql.param(list)}::uuid[]`;

/** `expect` is the version that was looked at. */
export function changeRule(
  { db, now }: ActionContext,
  on: { wallId: string; ruleId: string; expect: number | undefined },
  wanted: RuleToSave,
  actor: Actor = koroItself,
): Promise<void> {
  return transact(db, async (tx) => {
    const workspaceId = await lockRules(tx, on.wallId);
    const stored = await readStored(tx, on);
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
    const { version: _, ...before } = stored;
    const detail = { rule: on.ruleId, ...whatChanged(before, { ...wanted }) };
    const told = { workspaceId, wallId: on.wallId, kind: "rule" as const, actor, at: now() };
    await recordEntry(tx, { ...told, act: "change", about: wanted.name, detail });
  });
}

/** Times as JSON has them, as they are wanted. */
const readStored = (tx: Tx, on: { wallId: string; ruleId: string }) =>
  firstRow<RuleToSave & { version: number }>(
    tx,
    sql`
    select version, name, is_on as "on", condition, moves, sources,
      to_char(from_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from",
      to_char(until_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "until"
    from rule where id = ${on.ruleId}::uuid and wall_id = ${on.wallId}::uuid`,
  );

export function deleteRule(
  { db, now }: ActionContext,
  on: { wallId: string; ruleId: string },
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    const workspaceId = await lockRules(tx, on.wallId);
    const gone = await firstRow<{ name: string }>(
      tx,
      sql`
      delete from rule where id = ${on.ruleId}::uuid and wall_id = ${on.wallId}::uuid
      returning name`,
    );
    if (!gone) throw notFound("rule");
    const told = { workspaceId, wallId: on.wallId, kind: "rule" as const, actor, at: now() };
    const detail = { rule: on.ruleId };
    await recordEntry(tx, { ...told, act: "delete", about: gone.name, detail });
  });
}

/** All rules of the wall, each once: an order that somebody saw before another rule came is refused. */
export function orderRules(
  { db, now }: ActionContext,
  wallId: string,
  order: string[],
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    const workspaceId = await lockRules(tx, wallId);
    const stored = await rows<{ id: string; name: string }>(
      tx,
      sql`select id, name from rule where wall_id = ${wallId}::uuid`,
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
    const names = new Map(stored.map((row) => [row.id, row.name]));
    const told = { workspaceId, wallId, kind: "rule" as const, actor, at: now() };
    const detail = { order: order.map((id) => names.get(id)) };
    await recordEntry(tx, { ...told, act: "order", detail });
  });
}

export function setFirstByHand(
  { db, now }: ActionContext,
  wallId: string,
  on: boolean,
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    const workspaceId = await lockRules(tx, wallId);
    const told = { workspaceId, wallId, kind: "rule" as const, actor, at: now() };
    await recordEntry(tx, { ...told, act: "first-by-hand", detail: { on } });
    await tx.execute(sql`update wall set first_by_hand = ${on} where id = ${wallId}::uuid`);
  });
}

/**
 * Two people who change rules of one wall go one after the other; whatever was compiled is out of date. Answers the
 * wall's workspace.
 */
async function lockRules(tx: Tx, wallId: string): Promise<string> {
  const wall = await firstRow<{ workspaceId: string }>(
    tx,
    sql`
    update wall set rules_version = rules_version + 1 where id = ${wallId}::uuid
    returning workspace_id as "workspaceId"`,
  );
  if (!wall) throw notFound("wall");
  await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} wall`})`);
  return wall.workspaceId;
}

/** For what all walls of a workspace share. */
export async function renewRules(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql`
    with mine as (
      select id from wall where workspace_id = ${workspaceId}::uuid order by id for no key update
    )
    update wall w set rules_version = rules_version + 1 from mine where w.id = mine.id`);
}
