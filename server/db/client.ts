import { type SQL, sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareRepeated } from "./prepared.ts";
import { schema } from "./schema/all.ts";

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** A place to run statements: the pool or a transaction. */
export type Executor = Db | Tx;

export interface Database {
  db: Db;
  close(): Promise<void>;
}

/** Opens a pool. Connections are made when they are first needed. */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: { application_name: "koro", TimeZone: "UTC" },
  });
  return {
    db: drizzle(prepareRepeated(client), { schema }),
    close: () => client.end({ timeout: 5 }),
  };
}

/** Runs a statement and answers its rows in the shape that the caller states. */
export async function rows<Row>(executor: Executor, statement: SQL): Promise<Row[]> {
  return (await executor.execute(statement)) as unknown as Row[];
}

/** Runs a statement and answers its first row or `null`. */
export async function firstRow<Row>(executor: Executor, statement: SQL): Promise<Row | null> {
  return (await rows<Row>(executor, statement))[0] ?? null;
}

/** Rows as one JSON parameter: one prepared statement whatever their number. */
export const jsonRows = (list: readonly unknown[]) => sql`${JSON.stringify(list)}::text::json`;
