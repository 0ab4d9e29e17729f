import { readdir, readlink } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFilms } from "../../server/actions/fetch-films.ts";
import { fetchMedia } from "../../server/actions/fetch-media.ts";
import { rows } from "../../server/db/client.ts";
import type { Placement } from "../../server/wire/placement.ts";
import type { Feed } from "../../server/wire/wall.ts";
import { anMp4, unit } from "../media/films.ts";
import { aPicture } from "../media/pictures.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { addMember, addWorkspace, askSignedIn } from "./support/people.ts";
import { addPosts, aPost, aWall, move, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { rawly } from "./support/raw.ts";
import { until } from "./support/until.ts";

let koro: Koro;
let workspaceId: string;
let origin: string;
const files: Record<string, Buffer> = {};
const network = createServer(({ url = "" }, answer) => answer.end(files[url]));
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  files["/still.png"] = await aPicture(64, 48).png().toBuffer();
  files["/film.mp4"] = await anMp4({ audio: null });
  const frame = (index: number) => unit(index === 0 ? 0x65 : 0x41, Buffer.alloc(150_000, index));
  files["/long.mp4"] = await anMp4({ frames: 200, frame, audio: null });
  await new Promise<void>((ready) => network.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
  await until(() => koro.live.hears);
});
afterAll(async () => {
  network.close();
  await koro?.stop();
});

const aMedium = (film: string) => ({
  ...{ key: "film", kind: "video" as const, alt: "Waves", width: null, height: null },
  ...{ url: origin + film, previewUrl: `${origin}/still.png` },
});

async function aFilm(
  wall: TestWall,
  film = "/film.mp4",
): Promise<{ id: string; key: string; bytes: Buffer }> {
  const [id = ""] = await addPosts(koro, wall, [aPost({ media: [aMedium(film)] })]);
  await fetchMedia(koro.actions, id);
  await fetchFilms(koro.actions, id);
  const [row] = await rows<{ key: string }>(
    koro.actions.db,
    sql`select files->-1->>'key' as key from media where post_id = ${id}::uuid`,
  );
  const key = row?.key ?? "";
  const stored = await koro.actions.store.open(key);
  const bytes = await new Response(stored?.read(0, stored.size - 1)).arrayBuffer();
  return { id, key, bytes: Buffer.from(bytes) };
}

async function aShownFilm(source = "/film.mp4") {
  const wall = await aWall(koro, workspaceId);
  const film = await aFilm(wall, source);
  await move(koro, wall, "approve", [film.id]);
  const path = `/media/${film.key}`;
  await until(
    async () => (await rawly(koro.origin, path, { method: "HEAD" })).status,
    (status) => status === 200,
  );
  const ask = (headers: Record<string, string> = {}, method = "GET") =>
    rawly(koro.origin, path, { headers, method });
  return { ...film, wall, path, ask };
}

describe("a film", () => {
  it("is for staff only until its post is shown", async () => {
    const wall = await aWall(koro, workspaceId);
    const { key } = await aFilm(wall);
    const { email } = await addMember(koro.actions.db, { workspaceId, role: "moderator" });
    const mine = await askSignedIn(koro.origin, email);

    await aProblem(await fetch(`${koro.origin}/media/${key}`), 404, "not-found");
    const seen = await mine("GET", `/v1/admin/media/${key}`);
    expect(seen.status).toBe(200);
    expect(seen.headers.get("content-type")).toBe("video/mp4");
    expect(seen.headers.get("cache-control")).toMatch(/private/);
    await seen.arrayBuffer();
  });

  it("is announced to staff while only its still is there", async () => {
    const wall = await aWall(koro, workspaceId);
    const [id = ""] = await addPosts(koro, wall, [aPost({ media: [aMedium("/film.mp4")] })]);
    const { email } = await addMember(koro.actions.db, { workspaceId, role: "moderator" });
    const mine = await askSignedIn(koro.origin, email);
    const waiting = async () => {
      const answer = await mine("GET", `/v1/admin/walls/${wall.slug}/placements`);
      const { placements } = (await answer.json()) as { placements: Placement[] };
      return placements.map(({ post }) => [post.media.length, post.mediaWaiting]);
    };

    await fetchMedia(koro.actions, id);
    expect(await waiting()).toEqual([[1, 1]]);
    await fetchFilms(koro.actions, id);
    expect(await waiting()).toEqual([[1, 0]]);
  });

  it("comes whole, never changes and is never sniffed", async () => {
    const { ask, bytes, key } = await aShownFilm();

    const whole = await ask();
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(bytes)).toBe(true);
    expect(whole.headers).toMatchObject({
      ...{ "content-type": "video/mp4", "content-length": String(bytes.length) },
      ...{ "accept-ranges": "bytes", "content-disposition": "inline", etag: `"${key}"` },
      ...{ "x-content-type-options": "nosniff", "access-control-allow-origin": "*" },
      "cache-control": expect.stringMatching(/public.*immutable/),
    });
    const head = await ask({ range: "bytes=0-9" }, "HEAD");
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers["content-length"]).toBe(String(bytes.length));
    expect((await ask({ "if-none-match": `"${key}"` })).status).toBe(304);
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=0-99", 0, 99],
    ["bytes=100-", 100, null],
    ["bytes=-100", -100, null],
    ["bytes=-99999999999", 0, null],
    ["bytes=500-99999999999", 500, null],
    ["Bytes=7-7", 7, 7],
  ])("comes in the stretch %s", async (range, from, to) => {
    const { ask, bytes } = await aShownFilm();
    const start = from < 0 ? bytes.length + from : from;
    const end = to ?? bytes.length - 1;

    const part = await ask({ range });

    expect(part.status).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes ${start}-${end}/${bytes.length}`);
    expect(part.headers["content-length"]).toBe(String(end - start + 1));
    expect(part.bytes.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it("comes whole where a range is malformed, manifold or of another file", async () => {
    const { ask, bytes, key } = await aShownFilm();
    for (const range of [
      "bytes=9-3",
      "bytes=a-b",
      "bytes=-",
      "lines=1-2",
      "bytes=0-1,5-6",
      "bytes",
    ]) {
      const answer = await ask({ range });
      expect([range, answer.status, answer.bytes.length]).toEqual([range, 200, bytes.length]);
    }
    const other = await ask({ range: "bytes=0-9", "if-range": '"other"' });
    expect(other.status).toBe(200);
    const weak = await ask({ range: "bytes=0-9", "if-range": `W/"${key}"` });
    expect(weak.status).toBe(200);
    const same = await ask({ range: "bytes=0-9", "if-range": `"${key}"` });
    expect([same.status, same.bytes.length]).toEqual([206, 10]);
  });

  it.each(["bytes=99999999-", "bytes=99999999-999999999", "bytes=-0"])(
    "has nothing to give at %s",
    async (range) => {
      const { ask, bytes } = await aShownFilm();

      const answer = await ask({ range });

      expect(answer.status).toBe(416);
      expect(answer.headers["content-range"]).toBe(`bytes */${bytes.length}`);
      expect(answer.headers["cache-control"]).toBe("no-store");
    },
  );

  it.runIf(process.platform === "linux")(
    "is neither read ahead for those who do not read nor kept open for those who left",
    async () => {
      const { path, bytes } = await aShownFilm("/long.mp4");
      const { hostname, port } = new URL(koro.origin);
      const before = heldNow();
      const slow = Array.from({ length: 8 }, () => {
        const socket = connect({ host: hostname, port: Number(port) }).pause();
        socket.on("error", () => {});
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
        return socket;
      });
      await until(openFilms, (count) => count === slow.length);
      await until(nothingMoves);

      expect(await openFilms()).toBe(slow.length);
      // What the worker let go of, in the same process, is no reader's: it is counted until it is collected.
      await until(heldNow, (held) => held - before < bytes.length);
      for (const socket of slow) socket.destroy();
      await until(openFilms, (count) => count === 0);
    },
  );
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that something still holds. */
function heldNow(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}

/** Nothing went out for half a second: what the system buffers for readers is full. */
async function nothingMoves(): Promise<boolean> {
  const sent = () => [...koro.sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
  const before = sent();
  await new Promise((later) => setTimeout(later, 500));
  return sent() === before && before > 0;
}

/** Files of the store that this process has open. */
async function openFilms(): Promise<number> {
  const handles = await readdir("/proc/self/fd").catch(() => []);
  const paths = await Promise.all(
    handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => "")),
  );
  return paths.filter((path) => path.endsWith(".mp4")).length;
}

describe("a film in what leaves the server", () => {
  it("stands behind its stills in the feed", async () => {
    const { wall, key } = await aShownFilm();

    const feed = (await (await fetch(`${koro.origin}/v1/walls/${wall.slug}/feed`)).json()) as Feed;

    const [medium] = feed.posts[0]?.media ?? [];
    expect(medium).toMatchObject({ kind: "video", width: 320, height: 240 });
    expect(medium?.sources.map(({ type }) => type)).toEqual([
      "image/avif",
      "image/jpeg",
      "video/mp4",
    ]);
    expect(medium?.sources.at(-1)).toEqual({
      ...{ src: `${koro.origin}/media/${key}`, type: "video/mp4", width: 320 },
    });
  });

  it("is what RSS and JSON Feed name, with its still as the picture", async () => {
    const { wall, key } = await aShownFilm();
    const read = (name: string) => fetch(`${koro.origin}/v1/walls/${wall.slug}/${name}`);

    const rss = await (await read("feed.rss")).text();
    expect(rss).toMatch(
      new RegExp(`<media:content url="[^"]*${key}" type="video/mp4" medium="video" width="320">`),
    );
    expect(rss).toMatch(/<media:thumbnail url="[^"]*\.jpg"\/>/);
    const json = (await (await read("feed.json")).json()) as {
      items: { image: string; attachments: object[] }[];
    };
    expect(json.items[0]?.image).toMatch(/\.jpg$/);
    expect(json.items[0]?.attachments).toEqual([
      { url: `${koro.origin}/media/${key}`, mime_type: "video/mp4", title: "Waves" },
    ]);
  });

  it("may be played on the wall's page, and no film from elsewhere", async () => {
    const { wall } = await aShownFilm();

    const page = await fetch(`${koro.origin}/w/${wall.slug}`);

    expect(page.headers.get("content-security-policy")).toContain("media-src 'self';");
    await page.text();
  });
});
