/** Packages are as `package-lock.json` says, or are installed. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readStamp } from "./fingerprint.mjs";
import { runQuietly } from "./run.mjs";

/** Runs `npm ci` unless `node_modules` already fits. */
export async function installIfStale(root) {
  const stamp = join(root, "node_modules", ".koro-lock");
  const wanted = fingerprint(root, ["package-lock.json"]);
  if (readStamp(stamp) === wanted) return;
  if (!fitsTheLock(root)) await install(root);
  writeFileSync(stamp, `${wanted}\n`);
}

/**
 * Whether somebody has run npm by hand already. npm's own note of what it installed is written
 * last, so packages it lists are whole. Optional ones are for other platforms or were left out.
 */
export function fitsTheLock(root) {
  const note = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const wanted = packagesIn(join(root, "package-lock.json"));
  const found = packagesIn(note);
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === "" || found[path]?.version === version) return true;
    return (optional || devOptional) === true && found[path] === undefined;
  });
}

const packagesIn = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};

async function install(root) {
  console.log("Installing packages…");
  const parameters = ["ci", "--no-audit", "--no-fund", "--loglevel=warn"];
  const [program, ...first] = npm();
  // Quiet when it works: an older Node makes npm warn of every package that wants a newer one.
  const { ok, said } = await runQuietly(program, [...first, ...parameters], { cwd: root });
  if (ok) return;
  const relevant = said.split("\n").filter((line) => !line.includes("EBADENGINE"));
  throw new Error(`${relevant.join("\n").trim()}\nThe packages could not be installed; see above.`);
}

/**
 * Started by npm, we know which npm and which Node it runs on. That Node matters: ours may be the
 * one inside `node_modules`, which `npm ci` is about to delete.
 */
function npm() {
  const { npm_execpath, npm_node_execpath } = process.env;
  const isNpm = npm_execpath?.endsWith(".js") && npm_execpath.includes("npm");
  return isNpm ? [npm_node_execpath ?? process.execPath, npm_execpath] : ["npm"];
}
