/** A workspace's word lists, and the people that it blocks, mutes or trusts. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, jsonRows } from "../../db/client.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { authorKey } from "../../domain/rules/compile.ts";
import type { AuthorList } from "../../domain/rules/condition.ts";
import type { AccentReading } from "../../domain/rules/units.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { renewRules } from "./change-rules.ts";

export interface ListToSave {
  name: string;
  accents: AccentReading;
  words: string[];
  except: string[];
}

export function saveWordList(
  { db }: ActionContext,
  on: { workspaceId: string; id: string | null; expect?: number | undefined },
  list: ListToSave,
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

export function deleteWordList({ db }: ActionContext, on: { workspaceId: string; id: string }) {
  return transact(db, async (tx) => {
    await renewRules(tx, on.workspaceId);
    const gone = await firstRow(
      tx,
      sql`
      delete from word_list where id = ${on.id}::uuid and workspace_id = ${on.workspaceId}::uuid
      returning id`,
    );
    if (!gone) throw notFound("word list");
  });
}

export interface Standing {
  network: string;
  author: string;
  list: AuthorList;
}

/** Puts people on a list; somebody who is on another one moves. */
export function addStandings({ db }: ActionContext, workspaceId: string, people: Standing[]) {
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
  });
}

export function deleteStanding({ db }: ActionContext, on: { workspaceId: string; id: string }) {
  return transact(db, async (tx) => {
    await renewRules(tx, on.workspaceId);
    const gone = await firstRow(
      tx,
      sql`
      delete from author_standing where id = ${on.id}::uuid
        and workspace_id = ${on.workspaceId}::uuid
      returning id`,
    );
    if (!gone) throw notFound("author on a list");
  });
}
