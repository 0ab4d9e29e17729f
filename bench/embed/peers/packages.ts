/** Peers of the registry, in the versions that were compared, installed outside the checkout when they are needed. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export const peerPackages = [
  "bluesky-profile-feed-embed@1.0.4",
  "@idotj/mastodon-embed-timeline@4.8.2",
  "bsky-embed@0.2.7",
];

export const lighthousePackages = ["lighthouse@12.8.2"];

/** A folder with these packages in its `node_modules`. The first time takes as long as the registry does. */
export function installOutside(name: string, packages: readonly string[]): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "koro-bench", name);
  const note = join(folder, "installed");
  const wanted = packages.join("_").replaceAll("/", "+");
  if (existsSync(join(note, wanted))) return folder;
  mkdirSync(note, { recursive: true });
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr } = runNpm(["install", "--prefix", folder, ...flags, ...packages], folder);
  if (status !== 0) throw new Error(`npm could not install ${packages.join(", ")}: ${stderr}`);
  writeFileSync(join(note, wanted), "");
  return folder;
}

/** With the npm that started us, where one did. */
function runNpm(parameters: string[], cwd: string) {
  const { npm_execpath: path } = process.env;
  const isScript = path?.endsWith(".js") === true;
  const [program, ...first] = isScript && path ? [process.execPath, path] : ["npm"];
  return spawnSync(program ?? "npm", [...first, ...parameters], { cwd, encoding: "utf8" });
}
