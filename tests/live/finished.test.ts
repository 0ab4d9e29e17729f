import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { finish } from "../../server/live/finished.ts";

const json = JSON.stringify({ posts: Array.from({ length: 30 }, (_, at) => `post ${at}`) });

it("makes an encoding when it is first asked for, and none before", async () => {
  const finished = finish(json, 1);
  expect(Object.keys(finished.bodies)).toEqual(["identity"]);

  const { bytes } = await finished.encode("br");

  expect(String(brotliDecompressSync(bytes))).toBe(json);
  expect(Object.keys(finished.bodies)).toEqual(["identity", "br"]);
});

it("makes it once for everybody who waits", async () => {
  const finished = finish(json, 1);

  const asked = await Promise.all([1, 2, 3].map(() => finished.encode("gzip")));

  expect(new Set(asked).size).toBe(1);
  expect(await finished.encode("gzip")).toBe(asked[0]);
  expect(String(gunzipSync(asked[0]?.bytes ?? Buffer.alloc(0)))).toBe(json);
});

it("keeps what was made where nothing but the number is new", async () => {
  const before = finish(json, 1);
  const body = await before.encode("br");

  const after = finish(json, 2, before);

  expect(after.seq).toBe(2);
  expect(after.bodies.br).toBe(body);
  expect(finish(`${json} `, 3, after).bodies.br).toBeUndefined();
});

it("gives each encoding a tag of its own, the same for its bytes and for a copy that is still good", async () => {
  const finished = finish(json, 1);
  // `ETag` is also a value: of the header that lets other origins read it.
  const tagOf = (headers: string[]) => headers[headers.lastIndexOf("ETag") + 1];

  const tags = await Promise.all(
    (["identity", "gzip", "br"] as const).map(async (encoding) => {
      const { headers } = await finished.encode(encoding);
      expect(tagOf(headers)).toBe(tagOf(finished.notModified[encoding]));
      return tagOf(headers);
    }),
  );

  expect(new Set(tags).size).toBe(3);
});
