/**
 * Statements that come again are prepared. Drizzle sends everything as `unsafe`, which makes PostgreSQL parse and plan
 * it anew and costs a second way there and back to ask for its types: half of what PostgreSQL did for a decision.
 */
import type postgres from "postgres";

/** A prepared statement is kept by every connection until that one is replaced, so their number is bounded. */
const mostPrepared = 500;

type Unsafe = postgres.Sql["unsafe"];
type Work = (tx: postgres.TransactionSql) => unknown;

/** Changes the client that it is given, and answers it. */
export function prepareRepeated(client: postgres.Sql): postgres.Sql {
  const isRepeated = createMemory();
  prepareIn(client, isRepeated);
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>;
  // Drizzle states what kind of transaction it wants by a statement of its own, never by `begin`.
  const beginPrepared = (work: Work) => begin((tx) => work(prepareNested(tx, isRepeated)));
  client.begin = beginPrepared as typeof client.begin;
  return client;
}

function prepareNested(tx: postgres.TransactionSql, isRepeated: (text: string) => boolean) {
  prepareIn(tx, isRepeated);
  const savepoint = tx.savepoint.bind(tx) as (work: Work) => Promise<unknown>;
  const savepointPrepared = (work: Work) => savepoint((it) => work(prepareNested(it, isRepeated)));
  tx.savepoint = savepointPrepared as typeof tx.savepoint;
  return tx;
}

function prepareIn(sql: { unsafe: Unsafe }, isRepeated: (text: string) => boolean): void {
  const unsafe = sql.unsafe.bind(sql);
  // Without parameters it goes by the simple protocol, which takes several statements at once and prepares none.
  const prepared = (text: string, values: Parameters<Unsafe>[1] = [], options = {}) =>
    unsafe(text, values, { ...options, prepare: values.length > 0 && isRepeated(text) });
  sql.unsafe = prepared as Unsafe;
}

/** The first time a statement is only remembered: many are made of a question that nobody asks twice. */
function createMemory(): (text: string) => boolean {
  const once = new Set<string>();
  const repeated = new Set<string>();
  return (text) => {
    if (repeated.has(text)) return true;
    if (!once.has(text)) {
      if (once.size >= mostPrepared) once.clear();
      once.add(text);
      return false;
    }
    if (repeated.size < mostPrepared) repeated.add(text);
    return repeated.has(text);
  };
}
