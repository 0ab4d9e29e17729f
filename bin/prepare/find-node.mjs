import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const needed = 24;

/** A Node that runs TypeScript by itself: the one we run on, else the one among our packages. */
export function findNode(root) {
  const bundled = join(root, "node_modules", ".bin", "node");
  const found = [process.execPath, bundled].find((node) => majorOf(node) >= needed);
  if (found) return found;
  throw new Error(
    `Koro needs Node ${needed} or newer; this is ${process.version}, and the packages bring none for ` +
      `${process.platform}-${process.arch}. Install Node ${needed} from https://nodejs.org and try again.`,
  );
}

function majorOf(node) {
  if (!existsSync(node)) return 0;
  if (node === process.execPath) return major(process.version);
  return major(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "");
}

const major = (version) => Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
