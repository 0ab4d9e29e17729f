/**
 * Writes down by what posts, their authors and their pictures are known again. Comes before the posts are removed,
 * in the same transaction: afterwards nothing is left to know them by.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows, rows, type Tx } from "../../db/client.ts";
import type { SuppressedKind } from "../../domain/vocabulary.ts";
import { authorPrints, type Key, picturePrints, postPrints } from "./prints.ts";

export interface Suppressed extends Key {
  postIds: string[];
  kinds: readonly SuppressedKind[];
  reason: string;
  /** The name of who did it, `null` for the author and for Koro itself. */
  by: string | null;
  at: Date;
}

interface Subject {
  kind: SuppressedKind;
  prints: string[];
}

export async function suppressPosts(tx: Tx, wanted: Suppressed): Promise<void> {
  const subjects = [
    ...(wanted.kinds.includes("post") ? await postsOf(tx, wanted) : []),
    ...(wanted.kinds.includes("author") ? await authorsOf(tx, wanted) : []),
    ...(wanted.kinds.includes("picture") ? await picturesOf(tx, wanted) : []),
  ];
  const list = subjects.flatMap(({ kind, prints }) => {
    const first = v7();
    return prints.map((fingerprint, n) => ({ id: nthOf(first, n), kind, fingerprint }));
  });
  if (list.length === 0) return;
  await tx.execute(sql`
    insert into suppression (id, workspace_id, kind, fingerprint, reason, created_by, created_at)
    select id, ${wanted.workspaceId}::uuid, kind, fingerprint, ${wanted.reason}, ${wanted.by},
      ${wanted.at.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(list)}) as s(id uuid, kind text, fingerprint text)
    order by kind, fingerprint
    on conflict do nothing`);
}

/** Several prints of one subject share the beginning of their ids: they are listed and lifted together. */
const nthOf = (first: string, n: number) => first.slice(0, -4) + n.toString(16).padStart(4, "0");

const idsOf = ({ postIds }: Suppressed) => sql`any(${sql.param(postIds)}::uuid[])`;

async function postsOf(tx: Tx, wanted: Suppressed): Promise<Subject[]> {
  const found = await rows<{ canonical_uri: string; permalink: string | null }>(
    tx,
    sql`select canonical_uri, permalink from post where id = ${idsOf(wanted)}`,
  );
  return found.map((row) => ({
    kind: "post",
    prints: postPrints(wanted, [row.canonical_uri, row.permalink]),
  }));
}

async function authorsOf(tx: Tx, wanted: Suppressed): Promise<Subject[]> {
  const found = await rows<Parameters<typeof authorPrints>[1]>(
    tx,
    sql`
    select network, external_id as "externalId", handle, url from account
    where id in (select account_id from post where id = ${idsOf(wanted)})`,
  );
  return found.map((author) => ({ kind: "author", prints: authorPrints(wanted, author) }));
}

async function picturesOf(tx: Tx, wanted: Suppressed): Promise<Subject[]> {
  const found = await rows<Parameters<typeof picturePrints>[1]>(
    tx,
    sql`select files, phash from media where post_id = ${idsOf(wanted)} and files <> '[]'`,
  );
  return found.map((picture) => {
    const { exact, alike } = picturePrints(wanted, picture);
    return { kind: "picture", prints: alike ? [...exact, alike] : exact };
  });
}
