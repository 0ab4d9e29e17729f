/** A process that holds an embedded PostgreSQL and writes rows until it is killed (`embedded.test.ts`). */

import postgres from "postgres";
import { startEmbeddedPostgres } from "../../server/db/embedded/start.ts";

const dataDir = process.argv[2] ?? "";
const log = { debug() {}, info() {}, warn() {} };
const { url } = await startEmbeddedPostgres({ dataDir, log });
const sql = postgres(url);
await sql`create table if not exists written (number int primary key)`;

for (let number = 1; ; number++) {
  await sql`insert into written values (${number})`;
  process.send?.({ url, number });
}
