import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDiskStore } from "../../server/media/store/disk.ts";
import { openStore } from "../../server/media/store/open-store.ts";
import { itIsAMediaStore } from "./store-contract.ts";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "koro-media-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
}

itIsAMediaStore(async () => createDiskStore(await aFolder()));

describe("the disk store", () => {
  it("keeps its files across processes and leaves nothing in the waiting room", async () => {
    const folder = await aFolder();
    await createDiskStore(folder).put("ab-1.jpg", Buffer.from("pixels"), "image/jpeg");

    expect((await createDiskStore(folder).get("ab-1.jpg"))?.size).toBe(6);
    expect(await filesIn(folder)).toEqual([join(folder, "ab", "ab-1.jpg")]);
  });

  it("takes away what killed processes left, and not what others are writing", async () => {
    const folder = await aFolder();
    const [old, young] = ["old", "young"].map((name) => join(folder, "incoming", name));
    await mkdir(join(folder, "incoming"));
    await writeFile(old ?? "", "half");
    await writeFile(young ?? "", "half");
    await utimes(old ?? "", 0, 0);

    await createDiskStore(folder).put("a.jpg", Buffer.from("x"), "image/jpeg");

    expect(await readdir(join(folder, "incoming"))).toEqual(["young"]);
  });

  it("says when the folder cannot be written, and works once it can", async () => {
    const folder = join(await aFolder(), "media");
    await writeFile(folder, "in the way");
    const store = createDiskStore(folder);
    await expect(store.put("a.jpg", Buffer.from("x"), "image/jpeg")).rejects.toThrow();

    await rm(folder);
    await store.put("a.jpg", Buffer.from("x"), "image/jpeg");

    expect((await store.get("a.jpg"))?.size).toBe(1);
  });
});

describe("MEDIA_URL", () => {
  it("is a folder under the data folder unless it names another", async () => {
    const [data, other] = [await aFolder(), await aFolder()];
    for (const url of ["", "file:", `file://${other}`]) {
      await openStore(url, data).put("a.jpg", Buffer.from("x"), "image/jpeg");
    }

    expect(await filesIn(data)).toEqual([join(data, "media", "a_", "a.jpg")]);
    expect(await filesIn(other)).toEqual([join(other, "a_", "a.jpg")]);
  });

  it.each([
    ["s3://key:hush@bucket/prefix", /^MEDIA_URL: s3: addresses are not supported/],
    ["ftp://hush@host/", /^MEDIA_URL: expected file: .* given a ftp: address$/],
    ["hush", /^MEDIA_URL: expected file: .* given no address$/],
  ])("stops at %s and quotes no secret", (url, message) => {
    expect(() => openStore(url, "data")).toThrow(message);
    expect(() => openStore(url, "data")).not.toThrow(/hush/);
  });
});
