import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { stopLeftover } from "../../server/db/embedded/leftover.ts";
import { startEmbeddedPostgres } from "../../server/db/embedded/start.ts";
import { freshDatabase } from "../support/database.ts";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "koro-embedded-"));
  // Where the tests run as root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(root, 0o711);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const quiet = { debug() {}, info() {}, warn() {} };
const start = (name: string) => startEmbeddedPostgres({ dataDir: join(root, name), log: quiet });

async function ask(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

async function processOf(name: string): Promise<number> {
  const note = await readFile(join(root, name, "postgres/postmaster.pid"), "utf8");
  return Number(note.split("\n")[0]);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("keeps rows over a restart and leaves no process behind", async () => {
  const first = await start("house");
  await ask(first.url, "create table note (text text)");
  await ask(first.url, "insert into note values ('İstanbul')");
  const pid = await processOf("house");
  await first.stop();
  expect(isRunning(pid)).toBe(false);

  const second = await start("house");
  const rows = await ask(second.url, "select text from note");
  await second.stop();
  expect(rows).toMatchObject([{ text: "İstanbul" }]);
});

test("writes to the disk before it acknowledges, in UTF-8 and the order of code points", async () => {
  const server = await start("house");
  const [row] = await ask(
    server.url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('server_encoding') as encoding, 'Z' < 'a' as by_code_point`,
  );
  await server.stop();
  expect(row).toEqual({ fsync: "on", commit: "on", encoding: "UTF8", by_code_point: true });
});

test("lets nobody in without the password, which only its owner can read", async () => {
  const server = await start("house");
  const url = new URL(server.url);
  url.password = "wrong";
  const wrong = ask(url.href, "select 1");
  await expect(wrong).rejects.toThrow("password authentication failed");
  await server.stop();

  const { mode } = await stat(join(root, "house/postgres-password"));
  expect(mode & 0o777).toBe(0o600);
});

test("sets a new password when the old one is lost", async () => {
  await (await start("house")).stop();
  await rm(join(root, "house/postgres-password"));

  const server = await start("house");
  const rows = await ask(server.url, "select 1 as one");
  await server.stop();
  expect(rows).toMatchObject([{ one: 1 }]);
});

test("refuses a second start on the same folder, and the first goes on", async () => {
  const first = await start("house");
  await expect(start("house")).rejects.toThrow(
    /^Another Koro is already running on DATA_DIR .*house\. Stop it first, or give this one/,
  );
  expect(await ask(first.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  await first.stop();
});

test("does not start over a folder that is not its own", async () => {
  await mkdir(join(root, "foreign/postgres"), { recursive: true });
  await writeFile(join(root, "foreign/postgres/letter.txt"), "dear diary");
  await expect(start("foreign")).rejects.toThrow("is not empty and holds no PostgreSQL database");
});

test("begins anew after a start that was cut off half way", async () => {
  await mkdir(join(root, "cut/postgres.new/base"), { recursive: true });
  const server = await start("cut");
  expect(await ask(server.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  await server.stop();
});

test("says so when PostgreSQL ends by itself", async () => {
  const onUnexpectedExit = vi.fn();
  const dataDir = join(root, "fallen");
  const server = await startEmbeddedPostgres({ dataDir, log: quiet, onUnexpectedExit });
  process.kill(await processOf("fallen"), "SIGQUIT");

  await vi.waitFor(() => expect(onUnexpectedExit).toHaveBeenCalledOnce());
  expect(onUnexpectedExit.mock.lastCall?.[0]).toMatch(/^PostgreSQL ended by itself/);
  await server.stop();
});

test("stops a PostgreSQL that was left behind, and no stranger who has its number", async () => {
  const onUnexpectedExit = vi.fn();
  const dataDir = join(root, "left");
  const server = await startEmbeddedPostgres({ dataDir, log: quiet, onUnexpectedExit });
  const [pid, folder] = [await processOf("left"), join(dataDir, "postgres")];

  await stopLeftover(folder, quiet);
  expect(isRunning(pid)).toBe(false);
  await vi.waitFor(() => expect(onUnexpectedExit).toHaveBeenCalledOnce());
  await server.stop();

  await writeFile(join(folder, "postmaster.pid"), `${process.pid}\n/somewhere/else\n`);
  await stopLeftover(folder, quiet);
  await expect(stat(join(folder, "postmaster.pid"))).rejects.toThrow("ENOENT");
});

/** Runs `embedded-holder.ts` until it has acknowledged `rows`, and tells how far it came. */
async function holderWithRows(name: string, rows: number) {
  const holder = fork(join(import.meta.dirname, "embedded-holder.ts"), [join(root, name)]);
  const acknowledged = { number: 0 };
  holder.on("message", (message: { number: number }) => {
    acknowledged.number = message.number;
  });
  await vi.waitFor(() => expect(acknowledged.number).toBeGreaterThan(rows), { timeout: 20_000 });
  return { holder, acknowledged };
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "close");
}

test.each([
  { killed: "its holder is", name: "killed", both: false },
  { killed: "its holder and PostgreSQL are", name: "both-killed", both: true },
])("has every acknowledged row after $killed killed while writing", async ({ name, both }) => {
  const { holder, acknowledged } = await holderWithRows(name, 100);
  const pid = await processOf(name);
  await killHard(holder);
  if (both) process.kill(pid, "SIGKILL");

  const server = await start(name);
  const [row] = await ask(
    server.url,
    "select count(*)::int as rows, max(number) as last from written",
  );
  await server.stop();
  expect(row?.rows).toBeGreaterThanOrEqual(acknowledged.number);
  expect(row?.last).toBe(row?.rows);
});

test("follows its killed holder by itself", async () => {
  const { holder } = await holderWithRows("orphaned", 1);
  const pid = await processOf("orphaned");
  await killHard(holder);
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000 });
});

test("gives each test file a database of its own", async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await ask(one.url, "create table only_here (id int)");
  const found = await ask(other.url, "select to_regclass('only_here') as found");
  expect(found).toMatchObject([{ found: null }]);

  const busy = postgres(one.url, { max: 1, onclose: () => {} });
  await busy`select 1`;
  await Promise.all([one.drop(), other.drop()]);
  await expect(ask(one.url, "select 1")).rejects.toThrow("does not exist");
  await busy.end();
});
