import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DerivedFilm, deriveFilm } from "../../server/media/film/derive-film.ts";
import { FilmError } from "../../server/media/film/film-error.ts";
import { repackApart } from "../../server/media/film/repacker.ts";
import { aMov, anMp3, anMp4, anOgg, aWebm, patch, secrets, unit } from "./films.ts";

let room: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), "koro-film-"));
});
afterAll(() => rm(room, { recursive: true, force: true }));

async function derive(bytes: Uint8Array, kind: "video" | "audio" = "video") {
  const folder = await mkdtemp(join(room, "one-"));
  await writeFile(join(folder, "original"), bytes);
  const film = await deriveFilm(join(folder, "original"), folder, kind);
  return { film, bytes: await readFile(film.path) };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "taken",
    (error: unknown) => (error instanceof FilmError ? error.code : error),
  );

const has = (bytes: Buffer) => secrets.filter((secret) => bytes.includes(secret));

/** The packets of the first track, as text, to compare. */
async function packetsOf(bytes: Uint8Array): Promise<string[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const [track] = await input.getTracks();
  if (!track) return [];
  const found: string[] = [];
  for await (const { data, timestamp, type } of new EncodedPacketSink(track).packets())
    found.push(`${timestamp.toFixed(2)} ${type} ${Buffer.from(data).toString("base64")}`);
  return found;
}

describe("repacking", () => {
  it.each([
    ["an MP4", anMp4, "video", "video/mp4", [320, 240]],
    ["a turned MP4", () => anMp4({ rotation: 90 }), "video", "video/mp4", [240, 320]],
    ["a silent MP4", () => anMp4({ audio: null }), "video", "video/mp4", [320, 240]],
    ["a phone's MOV", aMov, "video", "video/mp4", [320, 240]],
    ["a WebM", aWebm, "video", "video/webm", [320, 240]],
    ["a sound in MP4", () => anMp4({ video: null }), "audio", "audio/mp4", [0, 0]],
    ["a film's sound", anMp4, "audio", "audio/mp4", [0, 0]],
    ["an Ogg", anOgg, "audio", "audio/webm", [0, 0]],
    ["an MP3", async () => anMp3(), "audio", "audio/mpeg", [0, 0]],
  ] as const)(
    "keeps what %s plays and nothing of what it tells",
    async (_, make, kind, type, size) => {
      const original = await make();
      expect(has(original)).not.toEqual([]);

      const { film, bytes } = await derive(original, kind);

      expect(film).toMatchObject({ type, width: size[0], height: size[1] });
      expect(film.durationMs).toBeGreaterThan(400);
      expect(film.durationMs).toBeLessThan(1_100);
      expect(has(bytes)).toEqual([]);
      if (kind === "video") expect(await packetsOf(bytes)).toEqual(await packetsOf(original));
    },
  );

  it("puts the table of contents of an MP4 before its pictures", async () => {
    const { bytes } = await derive(await anMp4());

    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
    expect(bytes.indexOf("moov")).toBeGreaterThan(0);
  });

  it("takes what a camera wrote into the pictures' own stream out of it", async () => {
    const words = Buffer.concat([
      Buffer.from([5, 40]),
      Buffer.alloc(16),
      Buffer.from("Ada Kaya, 41.0082N 28.97"),
    ]);
    const picture = unit(0x65, Buffer.alloc(100, 3));
    const timing = unit(6, Buffer.from([1, 2, 9, 9, 128]));
    const frame = () => Buffer.concat([unit(6, words), timing, picture]);

    const { bytes } = await derive(await anMp4({ frame, frames: 3, audio: null }));

    expect(bytes.includes("28.97")).toBe(false);
    const [first = ""] = await packetsOf(bytes);
    expect(first.split(" ")[2]).toBe(Buffer.concat([timing, picture]).toString("base64"));
  });

  it.each([
    [
      "HEVC, which few browsers play",
      async () => patch(await anMp4(), "stsd", 16, 0x68766331),
      "film-codec",
    ],
    ["H.264 beside Opus, which Safari does not play", () => anMp4({ audio: "opus" }), "film-codec"],
    ["ten bits a colour", () => anMp4({ profile: "6e001e" }), "film-codec"],
    ["a film without a picture", () => anMp4({ video: null }), "film-no-picture"],
    ["a picture", async () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "film-unsupported"],
    ["a page", async () => Buffer.from("<!doctype html>"), "film-unsupported"],
    ["nothing", async () => Buffer.alloc(0), "film-unsupported"],
    [
      "a playlist that names addresses",
      async () => Buffer.from("#EXTM3U\n/etc/passwd"),
      "film-unsupported",
    ],
    ["pictures of 8192 × 8192", () => anMp4({ width: 8192, height: 8192 }), "film-excessive"],
  ] as const)("refuses %s", async (_, make, code) => {
    expect(await codeOf(derive(await make()))).toBe(code);
  });
});

/** What is wrong lies in the table of contents, where a few bytes can claim anything. */
describe("a hostile file", () => {
  const refused = [
    "film-broken",
    "film-excessive",
    "film-no-picture",
    "film-too-slow",
    "film-codec",
  ];
  const of = (mp4: Buffer): Record<string, Buffer> => ({
    "claims four thousand million pictures of one byte": patch(
      patch(patch(mp4, "stsz", 8, 1), "stsz", 12, 0xffffffff),
      "stts",
      12,
      0xffffffff,
    ),
    "has a table longer than itself": patch(mp4, "stsz", 12, 0xffffffff),
    "has more times than itself": patch(mp4, "stts", 8, 0xffffffff),
    "has more chunks than itself": patch(mp4, "stsc", 8, 0xffffffff),
    "has a box larger than itself": patch(mp4, "moov", -4, 0xffffffff),
    "has a box that ends where it begins": patch(mp4, "trak", -4, 1),
    "names one stretch again and again": patch(mp4, "stsz", 8, 4_000),
    "breaks off": mp4.subarray(0, mp4.length / 2),
    "is a head without a body": mp4.subarray(0, 40),
    "is half a million empty boxes": Buffer.concat([
      mp4.subarray(0, 32),
      ...Array.from({ length: 500_000 }, () => Buffer.from("\0\0\0\x08free")),
    ]),
  });

  it("is refused in bounded time and memory, whatever it claims", async () => {
    const before = process.memoryUsage().rss;
    const answers: [string, unknown][] = [];
    for (const [name, bytes] of Object.entries(of(await anMp4({ audio: null }))))
      answers.push([name, await codeOf(derive(bytes))]);

    expect(answers.filter(([, code]) => !refused.includes(String(code)))).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  }, 60_000);

  it("does no more than be refused or be taken when its bits are flipped", async () => {
    const odd: unknown[] = [];
    let seed = 20_261_123;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const films = [await anMp4(), await aWebm(), await anOgg()];
    for (let round = 0; round < 18; round++) {
      const copy = Buffer.from(films[round % films.length] ?? []);
      for (let flip = 0; flip < 5; flip++)
        copy[16 + next(Math.min(copy.length, 900) - 16)] = next(256);
      const kind = round % films.length === 2 ? "audio" : "video";
      const code = await codeOf(derive(copy, kind));
      if (code !== "taken" && !String(code).startsWith("film-")) odd.push(code);
    }
    expect(odd).toEqual([]);
  }, 120_000);

  it("is ended with its thread when it takes too long, and leaves the others alone", async () => {
    const path = join(room, "slow");
    await writeFile(path, await anMp4());
    const job = { from: path, to: join(room, "never"), type: "video/mp4", kind: "video" } as const;

    expect(await codeOf(repackApart(job, 1))).toBe("film-too-slow");

    const answer = await repackApart(job);
    expect(answer.extension).toBe("mp4");
  });
});

it("names a film by its content and by chance", async () => {
  const keys = new Set<DerivedFilm["key"]>();
  for (let time = 0; time < 2; time++) keys.add((await derive(anMp3(), "audio")).film.key);

  expect(keys.size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}-[0-9a-f]{32}\.mp3$/);
  expect(await readdir(room)).not.toEqual([]);
});
