/**
 * The folder of the database ("cluster" in PostgreSQL's words), made once and checked ever after.
 *
 * It is built beside its place and renamed, so a start that is cut off leaves either nothing or a
 * whole database with its password.
 */

import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddedLog } from "./options.ts";
import type { OsUser } from "./os-user.ts";
import type { Programs } from "./programs.ts";
import { runProgram } from "./run-program.ts";

export interface Cluster {
  readonly folder: string;
  readonly password: string;
  readonly programs: Programs;
  readonly user: OsUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

interface ClusterPlace extends Omit<Cluster, "password"> {
  readonly dataDir: string;
  readonly log: EmbeddedLog;
}

/** Opens the cluster, and makes it first if there is none. */
export async function openCluster(place: ClusterPlace): Promise<Cluster> {
  const { dataDir, folder, programs, user, settings } = place;
  const kept = join(dataDir, "postgres-password");
  const isNew = await isMissingOrEmpty(folder);
  if (!isNew) await assertOurs(folder, programs);

  let password = isNew ? undefined : await readFile(kept, "utf8").catch(() => undefined);
  if (password === undefined) {
    password = randomBytes(24).toString("hex");
    await (isNew ? create(place, password) : setPassword(folder, place, password));
    await writeDurably(kept, password);
    if (isNew) await moveIntoPlace(place);
  }
  return { folder, password, programs, user, settings };
}

async function isMissingOrEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0;
}

async function assertOurs(folder: string, { major }: Programs): Promise<void> {
  const found = await readFile(join(folder, "PG_VERSION"), "utf8").catch(() => undefined);
  if (found?.trim() === major) return;
  throw new Error(
    found
      ? `The database in ${folder} was written by PostgreSQL ${found.trim()}, this Koro brings ${major}. Export it with the older Koro, or set another DATA_DIR.`
      : `The folder ${folder} is not empty and holds no PostgreSQL database. Move it away, or set another DATA_DIR.`,
  );
}

const aside = (folder: string) => `${folder}.new`;

async function create(place: ClusterPlace, password: string): Promise<void> {
  const folder = aside(place.folder);
  place.log.info("Creating the database; this happens once.");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  if (place.user) await chown(folder, place.user.uid, place.user.gid);

  await runProgram(place.programs.initdb, initdbArguments(folder, place.settings), place.user);
  await allowOnlyByPassword(folder);
  await setPassword(folder, place, password, "create database koro;\n");
}

/**
 * Built-in C.UTF-8: the order and case of text come with PostgreSQL itself, so neither a copied
 * folder nor an upgraded C library can ever break an index.
 */
function initdbArguments(folder: string, settings: Readonly<Record<string, string>>): string[] {
  return [
    ...["--pgdata", folder, "--username", "koro", "--encoding", "UTF8", "--no-locale"],
    ...["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ...["--auth", "reject", "--no-instructions"],
    ...(settings.fsync === "off" ? ["--no-sync"] : []),
  ];
}

async function allowOnlyByPassword(folder: string): Promise<void> {
  await writeFile(join(folder, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
}

/** PostgreSQL's single-user mode needs no password: whoever owns the files may run it. */
async function setPassword(
  folder: string,
  { programs, user }: ClusterPlace,
  password: string,
  before = "",
): Promise<void> {
  const single = ["--single", "-D", folder, "-c", "log_min_messages=fatal", "postgres"];
  const sql = `${before}alter role koro password '${password}';\n`;
  await runProgram(programs.postgres, single, user, sql);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  await chmod(path, 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
}

async function moveIntoPlace({ dataDir, folder }: ClusterPlace): Promise<void> {
  await rename(aside(folder), folder);
  const parent = await open(dataDir);
  await parent.sync();
  await parent.close();
}
