/** A checkout in miniature: the real `bin/`, and stand-ins for everything it starts. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const bin = join(import.meta.dirname, "../../bin");

/** Writes down that it was asked to install, and leaves the note npm leaves. */
const npm = `
  import { appendFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
  appendFileSync("calls.txt", "install\\n");
  if (readFileSync("package-lock.json", "utf8").includes("unheard-of")) {
    console.error("npm error 404 unheard-of is not in this registry");
    process.exit(1);
  }
  mkdirSync("node_modules", { recursive: true });
  cpSync("package-lock.json", "node_modules/.package-lock.json");
`;

const vite = `
  import { appendFileSync } from "node:fs";
  appendFileSync("calls.txt", "build\\n");
`;

export interface Checkout {
  readonly root: string;
  write(path: string, text: string): Promise<void>;
  /** What the stand-ins were asked to do, in order. */
  calls(): Promise<string[]>;
  run(script: string, options?: RunOptions): Run;
  remove(): Promise<void>;
}

interface RunOptions {
  readonly parameters?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly child: ChildProcess;
  /** All that it has said so far, on both streams. */
  said(): string;
  readonly ended: Promise<number | null>;
}

export async function aCheckout(): Promise<Checkout> {
  const root = await mkdtemp(join(tmpdir(), "koro-checkout-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await cp(bin, join(root, "bin"), { recursive: true });
  await write("package.json", `{ "type": "module" }`);
  await write("package-lock.json", `{ "packages": {} }`);
  await write("npm/npm-cli.js", npm);
  await write("node_modules/vite/package.json", `{ "type": "module" }`);
  await write("node_modules/vite/bin/vite.js", vite);
  return {
    root,
    write,
    calls: async () =>
      (await readFile(join(root, "calls.txt"), "utf8").catch(() => "")).split("\n").filter(Boolean),
    run: (script, options) => run(root, script, options),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function run(root: string, script: string, { parameters = [], env = {} }: RunOptions = {}): Run {
  const child = spawn(process.execPath, [join(root, script), ...parameters], {
    env: { PATH: process.env.PATH, npm_execpath: join(root, "npm/npm-cli.js"), ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, said: () => said, ended };
}
