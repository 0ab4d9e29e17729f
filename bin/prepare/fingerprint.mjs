import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash of files and folders by name and content. Not by time: git gives every file the time of
 * its checkout.
 */
export function fingerprint(root, names) {
  const hash = createHash("sha256");
  for (const path of names.flatMap((name) => filesIn(root, name))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(root, name) {
  const stat = statSync(join(root, name), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [name];
  return readdirSync(join(root, name))
    .sort()
    .flatMap((entry) => filesIn(root, `${name}/${entry}`));
}

/** What a stamp file says; empty when there is none. */
export function readStamp(path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}
