import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFilms } from "../../server/actions/fetch-films.ts";
import { fetchMedia } from "../../server/actions/fetch-media.ts";
import { sweepFiles } from "../../server/actions/sweep-files.ts";
import { rows } from "../../server/db/client.ts";
import type { MediaFile } from "../../server/db/schema/post.ts";
import { anMp3, anMp4 } from "../media/films.ts";
import { aPicture } from "../media/pictures.ts";
import { aMedium, aPost, deletionOf, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";

let koro: Koro;
let origin: string;
const files: Record<string, Buffer> = {};
/** Paths that answer 503 until they are taken out. */
const resting = new Set<string>();
const asked: string[] = [];
const server = createServer(({ url = "" }, answer) => {
  asked.push(url);
  const found = files[url];
  if (resting.has(url)) answer.writeHead(503).end();
  else if (found) answer.end(found);
  else answer.writeHead(404).end();
});
beforeAll(async () => {
  koro = await openKoro();
  files["/still.png"] = await aPicture(64, 48).png().toBuffer();
  files["/film.mp4"] = await anMp4();
  files["/other.mp4"] = await anMp4({ audio: "opus" });
  files["/sound.mp3"] = anMp3();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await koro.close();
});

interface Seen {
  state: string;
  trouble: string | null;
  film_url: string | null;
  width: number | null;
  files: MediaFile[];
}

async function aWallWith(url: string, still: string | null, kind: "video" | "audio" = "video") {
  const wall = await koro.aWall();
  const source = await koro.aSource(wall, "automatic");
  const previewUrl = still === null ? null : origin + still;
  const medium = aMedium({ kind, url: origin + url, previewUrl, width: null, height: null });
  const post = aPost({ text: "", media: [medium] });
  await koro.take(source, upserts(post));
  const id = await koro.onlyPost(wall);
  const isShown = async () => (await koro.placement(wall, id)).shown_at !== null;
  return { wall, source, post, id, isShown };
}

async function mediumOf(postId: string): Promise<Seen> {
  const [medium] = await rows<Seen>(
    koro.db,
    sql`select state, trouble, film_url, width, files from media where post_id = ${postId}::uuid`,
  );
  if (!medium) throw new Error("no medium");
  return medium;
}

const typesOf = ({ files: kept }: Seen) => kept.map((file) => file.type);

describe("a film", () => {
  it("comes after its still, which is shown meanwhile, and stands behind it", async () => {
    const { id, isShown, wall } = await aWallWith("/film.mp4", "/still.png");
    await fetchMedia(koro.context, id);
    expect(typesOf(await mediumOf(id))).toEqual(["image/avif", "image/jpeg"]);
    expect(await isShown()).toBe(true);
    expect(koro.jobs).toContainEqual({ queue: "fetch-film", job: { postId: id } });

    const seqs = await fetchFilms(koro.context, id);

    const medium = await mediumOf(id);
    expect(typesOf(medium)).toEqual(["image/avif", "image/jpeg", "video/mp4"]);
    expect(medium).toMatchObject({ state: "ready", trouble: null, film_url: null, width: 320 });
    expect(medium.files.at(-1)).toMatchObject({ width: 320, durationMs: 1000 });
    expect(seqs.has(wall)).toBe(true);
    await sweepFiles(koro.context);
    expect(await koro.context.store.open(medium.files.at(-1)?.key ?? "")).not.toBeNull();
  });

  it("is asked for once", async () => {
    const { id } = await aWallWith("/film.mp4", null);
    await fetchFilms(koro.context, id);
    asked.length = 0;

    expect(await fetchFilms(koro.context, id)).toEqual(new Map());
    expect(asked).toEqual([]);
  });

  it("without a still is what its post waits for", async () => {
    const { id, isShown } = await aWallWith("/film.mp4", null);
    await fetchMedia(koro.context, id);
    expect([await isShown(), (await mediumOf(id)).state]).toEqual([false, "waiting"]);

    await fetchFilms(koro.context, id);

    expect([await isShown(), typesOf(await mediumOf(id))]).toEqual([true, ["video/mp4"]]);
  });

  it("that no browser plays leaves its still, the reason, and no second try", async () => {
    const { id } = await aWallWith("/other.mp4", "/still.png");
    await fetchMedia(koro.context, id);

    await fetchFilms(koro.context, id);

    expect(await mediumOf(id)).toMatchObject({
      ...{ state: "ready", film_url: null },
      trouble: "The film or sound is in a codec that not every browser plays.",
    });
    expect(typesOf(await mediumOf(id))).toEqual(["image/avif", "image/jpeg"]);
  });

  it("is tried again when its server rests, with its still shown meanwhile", async () => {
    resting.add("/film.mp4");
    const { id, isShown } = await aWallWith("/film.mp4", "/still.png");
    await fetchMedia(koro.context, id);
    await expect(fetchFilms(koro.context, id)).rejects.toThrow("tried again");
    expect([await isShown(), (await mediumOf(id)).state]).toEqual([true, "ready"]);
    resting.clear();

    await fetchFilms(koro.context, id);

    expect(typesOf(await mediumOf(id)).at(-1)).toBe("video/mp4");
  });

  it("gets its still even when that one comes last", async () => {
    resting.add("/still.png");
    const { id } = await aWallWith("/film.mp4", "/still.png");
    await expect(fetchMedia(koro.context, id)).rejects.toThrow("tried again");
    await fetchFilms(koro.context, id);
    resting.clear();

    await fetchMedia(koro.context, id);

    expect(typesOf(await mediumOf(id))).toEqual(["image/avif", "image/jpeg", "video/mp4"]);
  });

  it("is shown without its still when there is none to be had", async () => {
    const { id } = await aWallWith("/film.mp4", "/missing.png");

    await fetchMedia(koro.context, id);
    await fetchFilms(koro.context, id);
    asked.length = 0;
    await fetchMedia(koro.context, id);

    expect(await mediumOf(id)).toMatchObject({ state: "ready", files: [{ type: "video/mp4" }] });
    expect(asked).toEqual([]);
  });

  it("is refused when neither it nor a still can be had", async () => {
    const { id } = await aWallWith("/missing.mp4", "/missing.png");

    await fetchMedia(koro.context, id);
    await fetchFilms(koro.context, id);

    const medium = await mediumOf(id);
    expect(medium).toMatchObject({ state: "refused", film_url: null, files: [] });
    expect(medium.trouble).toContain("answered 404 instead of a film");
  });

  it("goes with its post, and its file with the next sweep", async () => {
    const { id, source, post } = await aWallWith("/film.mp4", null);
    await fetchFilms(koro.context, id);
    const key = (await mediumOf(id)).files[0]?.key ?? "";

    await koro.take(source, [deletionOf(post)]);
    await sweepFiles(koro.context);

    expect(await koro.context.store.open(key)).toBeNull();
  });
});

it("a sound has no still and is shown once it is there", async () => {
  const { id, isShown } = await aWallWith("/sound.mp3", null, "audio");
  expect(await isShown()).toBe(false);

  await fetchFilms(koro.context, id);

  expect(await isShown()).toBe(true);
  expect(await mediumOf(id)).toMatchObject({ files: [{ type: "audio/mpeg", width: 0 }] });
});

it("nothing of an original is left behind", async () => {
  const room = await koro.context.store.makeRoom();
  const around = await readdir(`${room}/..`);

  expect(around).toEqual([room.split("/").at(-1)]);
});
