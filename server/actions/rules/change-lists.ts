/** A workspace's word lists, and the people that it blocks, mutes or trusts. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, jsonRows } from "../../db/client.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { authorKey } from "../../domain/rules/compile.ts";
import type { AuthorList } from "../../domain/rules/condition.ts";
import type { AccentReading } from "../../domain/rules/units.ts";
import type { ActionContext, Actor } from "../context.ts";
import { koroItself, recordEntry } from "../log/record-entry.ts";
import { transact } from "../transaction.ts";
import { renewRules } from "./change-rules.ts";

export interface ListToSave {
  name: string;
  accents: AccentReading;
  words: string[];
  except: string[];
}

export function saveWordList(
  { db, now }: ActionContext,
  on: { workspaceId: string; id: string | null; expect?: number | undefined },
  list: ListToSave,
  actor: Actor = koroItself,
): Promise<string> {
  return transact(db, async (tx) => {
    await renewRules(tx, on.workspaceId);
    const other = await firstRow(
      tx,
      sql`
      select 1 from word_list where workspace_id = ${on.workspaceId}::uuid and name = ${list.name}
        and id is distinct from ${on.id}::uuid`,
    );
    if (other) throw new Problem("taken", `There is a list “${list.name}” already.`);
    const id = on.id ?? v7();
    const saved = await firstRow(
      tx,
      on.id === null
        ? sql`
          insert into word_list (id, workspace_id, name, accents, words, "except")
          values (${id}::uuid, ${on.workspaceId}::uuid, ${list.name}, ${list.accents},
            ${sql.param(list.words)}::text[], ${sql.param(list.except)}::text[])
          returning id`
        : sql`
          update word_list set name = ${list.name}, accents = ${list.accents},
            words = ${sql.param(list.words)}::text[], "except" = ${sql.param(list.except)}::text[],
            version = version + 1
          where id = ${id}::uuid and workspace_id = ${on.workspaceId}::uuid
            and version = coalesce(${on.expect ?? null}::int, version)
          returning id`,
    );
    if (!saved) throw await whyNot(tx, on, id);
    // How many, not which: a list of insults is no reading for whoever looks through the log.
    const detail = { list: id, words: list.words.length, except: list.except.length };
    const told = { workspaceId: on.workspaceId, about: list.name, actor, detail, at: now() };
    const act = on.id === null ? "create" : "change";
    await recordEntry(tx, { ...told, kind: "word-list", act });
    return id;
  });
}

async function whyNot(
  tx: Parameters<typeof renewRules>[0],
  on: { workspaceId: string },
  id: string,
): Promise<Problem> {
  const there = await firstRow(
    tx,
    sql`select 1 from word_list where id = ${id}::uuid and workspace_id = ${on.workspaceId}::uuid`,
  );
  return there
    ? new Problem("stale", "Somebody changed this list meanwhile: look at it again.")
    : notFound("word list");
}

export function deleteWordList(
  { db, now }: ActionContext,
  { workspaceId, id }: { workspaceId: string; id: string },
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    await renewRules(tx, workspaceId);
    const gone = await firstRow<{ name: string }>(
      tx,
      sql`
      delete from word_list where id = ${id}::uuid and workspace_id = ${workspaceId}::uuid
      returning name`,
    );
    if (!gone) throw notFound("word list");
    const told = { workspaceId, about: gone.name, actor, detail: { list: id }, at: now() };
    await recordEntry(tx, { ...told, kind: "word-list", act: "delete" });
  });
}

export interface Standing {
  network: string;
  author: string;
  list: AuthorList;
}

/** Puts people on a list; somebody who is on another one moves. */
export function addStandings(
  { db, now }: ActionContext,
  workspaceId: string,
  people: Standing[],
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    await renewRules(tx, workspaceId);
    const byKey = new Map(
      people.map(({ network, author, list }) => {
        const key = authorKey(author);
        return [
          `${network} ${key}`,
          { id: v7(), network, key, label: author.trim(), list },
        ] as const;
      }),
    );
    await tx.execute(sql`
      insert into author_standing (id, workspace_id, network, key, label, list, account_id)
      select n.id, ${workspaceId}::uuid, n.network, n.key, n.label, n.list, (
        select a.id from account a
        where a.workspace_id = ${workspaceId}::uuid and a.network = n.network
          and (lower(ltrim(a.handle, '@')) = n.key or lower(a.handle) = '@' || n.key)
        order by a.id limit 1)
      from json_to_recordset(${jsonRows([...byKey.values()])})
        as n(id uuid, network text, key text, label text, list text)
      on conflict (workspace_id, network, key)
        do update set list = excluded.list, label = excluded.label,
          account_id = coalesce(excluded.account_id, author_standing.account_id)`);
    const [first, ...others] = byKey.values();
    if (!first) return;
    const named = others.length === 0 ? first.label : null;
    const detail = { list: first.list, network: first.network, authors: byKey.size };
    const told = { workspaceId, about: named, actor, detail, at: now() };
    await recordEntry(tx, { ...told, kind: "author-list", act: "add" });
  });
}

export function deleteStanding(
  { db, now }: ActionContext,
  { workspaceId, id }: { workspaceId: string; id: string },
  actor: Actor = koroItself,
) {
  return transact(db, async (tx) => {
    await renewRules(tx, workspaceId);
    const gone = await firstRow<{ label: string; list: AuthorList }>(
      tx,
      sql`
      delete from author_standing where id = ${id}::uuid
        and workspace_id = ${workspaceId}::uuid
      returning label, list`,
    );
    if (!gone) throw notFound("author on a list");
    const told = { workspaceId, about: gone.label, actor, detail: { list: gone.list }, at: now() };
    await recordEntry(tx, { ...told, kind: "author-list", act: "remove" });
  });
}
