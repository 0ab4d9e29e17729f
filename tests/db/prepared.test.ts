import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Executor, firstRow, openDatabase, rows } from "../../server/db/client.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** One connection: what is prepared belongs to the connection. */
function openOne() {
  const { db, close } = openDatabase(database.url, { max: 1 });
  onTestFinished(close);
  return db;
}

const double = (executor: Executor, number: number) =>
  firstRow<{ found: number }>(executor, sql`select ${number}::int * 2 as found`);

/** Those of the client library itself do not count: it prepares its own, `commit` among them. */
const readPrepared = async (executor: Executor) => {
  const found = await rows<{ statement: string }>(
    executor,
    sql`
    select statement from pg_prepared_statements
    where statement like 'select $%' order by prepare_time`,
  );
  return found.map(({ statement }) => statement);
};

it("prepares a statement that comes again, and none that comes once", async () => {
  const db = openOne();
  await double(db, 1);
  expect(await readPrepared(db)).toEqual([]);

  for (const number of [2, 3, 4]) expect(await double(db, number)).toEqual({ found: number * 2 });

  expect(await readPrepared(db)).toEqual(["select $1::int * 2 as found"]);
});

it("prepares in transactions and in those inside them, too", async () => {
  const db = openOne();
  await double(db, 1);
  await db.transaction((tx) => double(tx, 2));
  await rows(db, sql`select ${"outside"}::text`);
  await db.transaction((tx) => tx.transaction((inner) => rows(inner, sql`select ${"in"}::text`)));

  expect(await readPrepared(db)).toEqual(["select $1::int * 2 as found", "select $1::text"]);
});

it("goes on after a prepared statement has failed", async () => {
  const db = openOne();
  const parse = (text: string) => firstRow(db, sql`select ${text}::text::int as found`);
  await parse("1");
  await parse("2");
  await expect(parse("three")).rejects.toThrow();

  expect(await parse("4")).toEqual({ found: 4 });
});

it("bounds what a connection has to keep", async () => {
  const db = openOne();
  for (let at = 0; at < 520; at++)
    for (const value of [1, 2])
      await rows(db, sql`select ${value}::int as ${sql.identifier(`n${at}`)}`);

  expect((await readPrepared(db)).length).toBeLessThanOrEqual(500);
});
