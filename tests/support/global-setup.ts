/**
 * One PostgreSQL for the whole run, and in it `koro_template`: the migrated, empty database every
 * test file gets a clone of (`database.ts`). It lives in a temporary folder and dies with the run.
 */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/db/embedded/start.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The database from which others are created; nothing is ever kept in it. */
    adminDatabaseUrl: string;
  }
}

/** What nobody will miss after a power cut may be fast. */
const forTests = { fsync: "off", full_page_writes: "off", max_connections: "200" };

export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), "koro-tests-"));
  // It warns of every connection that a dropped database cuts off, which is what drops are for.
  const log = { debug() {}, info() {}, warn() {} };
  const server = await startEmbeddedPostgres({ dataDir, log, settings: forTests });
  const teardown = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await createTemplate(server.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("adminDatabaseUrl", server.url);
  return teardown;
}

async function createTemplate(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  await sql`create database koro_template`;
  await sql.end();

  const url = new URL(adminUrl);
  url.pathname = "/koro_template";
  await migrate(url.href);
}

/** Reached by a computed path, so that tests without a database do not need the migrations. */
async function migrate(url: string): Promise<void> {
  const root = join(import.meta.dirname, "../..");
  const file = join(root, "server/db/migrate.ts");
  if (!existsSync(file) || !existsSync(join(root, "drizzle/migrations"))) return;
  const module: { migrate(url: string): Promise<void> } = await import(pathToFileURL(file).href);
  await module.migrate(url);
}
