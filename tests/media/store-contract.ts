import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newMediaKey, newMediaKeyOf } from "../../server/media/media-key.ts";
import type { MediaStore } from "../../server/media/store/store.ts";

const bytes = new TextEncoder().encode("pixels of çay");

/** What every media store does. `open` gives an empty one. */
export function itIsAMediaStore(open: () => Promise<MediaStore>): void {
  describe("as a media store", () => {
    it("gives back what was put, with its size and type", async () => {
      const store = await open();
      const key = newMediaKey(bytes, "avif");

      await store.put(key, bytes, "image/avif");

      expect(await store.get(key)).toEqual({ bytes, size: bytes.length, type: "image/avif" });
    });

    it("takes the same file twice, also at once", async () => {
      const store = await open();
      const key = newMediaKey(bytes, "jpg");

      await Promise.all([store.put(key, bytes, "image/jpeg"), store.put(key, bytes, "image/jpeg")]);
      await store.put(key, bytes, "image/jpeg");

      expect((await store.get(key))?.bytes).toEqual(bytes);
    });

    it("removes what is there and minds nothing else", async () => {
      const store = await open();
      const [gone, kept] = [newMediaKey(bytes, "webp"), newMediaKey(bytes, "webp")];
      await store.put(gone, bytes, "image/webp");
      await store.put(kept, bytes, "image/webp");

      await store.remove(["../../escape", newMediaKey(bytes, "jpg"), gone]);
      await store.remove([gone]);

      expect(await store.get(gone)).toBeNull();
      expect((await store.get(kept))?.size).toBe(bytes.length);
    });

    it("takes a file from its room and gives any stretch of it", async () => {
      const store = await open();
      const room = await store.makeRoom();
      await writeFile(join(room, "film"), bytes);
      const { key, type } = newMediaKeyOf("0123456789abcdef0123", "mp4");

      await store.putFile(key, join(room, "film"), type);

      const film = await store.open(key);
      expect(film).toMatchObject({ size: bytes.length, type: "video/mp4" });
      for (const [start, end] of [
        [0, bytes.length - 1],
        [3, 3],
        [2, 6],
      ] as const) {
        const read = await new Response(film?.read(start, end)).arrayBuffer();
        expect(new Uint8Array(read)).toEqual(bytes.slice(start, end + 1));
      }
      expect(await readdir(room)).toEqual([]);
      await rm(room, { recursive: true });
      await store.remove([key]);
      expect(await store.open(key)).toBeNull();
    });

    it("takes the shortest and the longest key", async () => {
      const store = await open();
      for (const key of ["a.jpg", "-.jpg", `${"a".repeat(120)}.jpg`]) {
        await store.put(key, bytes, "image/jpeg");
        expect((await store.get(key))?.bytes).toEqual(bytes);
      }
    });

    it.each([
      "../up.jpg",
      "a/b.jpg",
      "..%2fup.jpg",
      "a\\b.jpg",
      "a.jpg\0.avif",
      "A.jpg",
      "a.svg",
      "a.jpg.html",
      ".jpg",
      "",
      `${"a".repeat(121)}.jpg`,
      "a.jpg\n",
    ])("has no room for the key %j", async (key) => {
      const store = await open();

      await expect(store.put(key, bytes, "image/jpeg")).rejects.toThrow(TypeError);
      expect(await store.get(key)).toBeNull();
      expect(await store.open(key)).toBeNull();
    });

    it("refuses a type that the key does not name", async () => {
      const store = await open();

      await expect(store.put("a.jpg", bytes, "text/html")).rejects.toThrow(/names image\/jpeg/);
    });
  });
}
