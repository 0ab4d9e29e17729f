/**
 * What a writer that dies in the middle leaves behind. The file is far larger than a derived one, so that there
 * is a middle to hit.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";

const fullBytes = 64_000_000;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "koro-media-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A process of its own that stores one file; `prefix` runs it below another program. */
function aWriter(folder: string, prefix: string[] = []) {
  const disk = new URL("../../server/media/store/disk.ts", import.meta.url).href;
  const program = `
    const { createDiskStore } = await import(${JSON.stringify(disk)});
    const store = createDiskStore(${JSON.stringify(folder)});
    await store.put("f1.jpg", Buffer.alloc(${fullBytes}, 7), "image/jpeg");`;
  const [command = "", ...args] = [
    ...prefix,
    process.execPath,
    "--input-type=module",
    "-e",
    program,
  ];
  const writer = spawn(command, args, { stdio: "ignore" });
  onTestFinished(() => void writer.kill("SIGKILL"));
  return { writer, gone: once(writer, "exit") };
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? null;

/** Looks again and again until something is there; the test's own time limit ends it otherwise. */
async function seen(look: () => number | null | Promise<number | null>): Promise<number> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await nextTurn();
  }
}

async function bytesWaiting(folder: string): Promise<number | null> {
  const names = await readdir(join(folder, "incoming")).catch(() => []);
  const found = names[0] && (await stat(join(folder, "incoming", names[0])).catch(() => null));
  return found && found.size > 0 ? found.size : null;
}

it("leaves no file under the final name when it is killed while writing", async () => {
  const folder = await aFolder();
  const { writer, gone } = aWriter(folder);

  await seen(() => sizeOf(join(folder, "f1", "f1.jpg")) ?? bytesWaiting(folder));
  writer.kill("SIGKILL");
  await gone;

  expect([null, fullBytes]).toContain(sizeOf(join(folder, "f1", "f1.jpg")));
});

it("never shows half a file under the final name", async () => {
  const folder = await aFolder();
  aWriter(folder);

  expect(await seen(() => sizeOf(join(folder, "f1", "f1.jpg")))).toBe(fullBytes);
});

it("leaves nothing at all when the disk takes only half", async () => {
  const folder = await aFolder();

  const [code] = await aWriter(folder, ["sh", "-c", 'ulimit -f 10000; exec "$@"', "sh"]).gone;

  expect(code).toBe(1);
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
});
