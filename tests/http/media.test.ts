import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeWall } from "../../server/actions/change-wall.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn } from "./support/people.ts";
import { aPhoto } from "./support/pictures.ts";
import { aWall, move, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { rawly } from "./support/raw.ts";
import { aSecond, until } from "./support/until.ts";
import { send } from "./support/uploads.ts";

let koro: Koro;
let workspaceId: string;
let photo: Buffer;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  photo = await aPhoto();
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

/** An uploaded picture's post and the keys of all its files. */
async function aPicture(wall: TestWall) {
  const sent = await send(koro.origin, wall.slug, { text: "x", media: [{ bytes: photo }] });
  const { id } = (await sent.json()) as { id: string };
  const [medium] = await koro.actions.db.execute(
    sql`select files from media where post_id = ${id}::uuid`,
  );
  const files = (medium?.files ?? []) as { key: string }[];
  const keys = files.map((file) => file.key);
  return { id, keys, key: keys[0] ?? "" };
}

const status = async (key: string) => (await fetch(`${koro.origin}/media/${key}`)).status;
const becomes = (key: string, wanted: number) =>
  until(
    () => status(key),
    (seen) => seen === wanted,
    aSecond,
  );

describe("a picture", () => {
  it("is reachable while its post is shown, and a second after anything else it is not", async () => {
    const wall = await aWall(koro, workspaceId);
    const { id, keys, key } = await aPicture(wall);
    for (const each of keys)
      await aProblem(await fetch(`${koro.origin}/media/${each}`), 404, "not-found");

    await move(koro, wall, "approve", [id]);
    for (const each of keys) await becomes(each, 200);
    for (const to of ["reject", "hold", "requeue"] as const) {
      await move(koro, wall, to, [id]);
      if (to !== "hold") await becomes(key, 404);
      await move(koro, wall, "approve", [id]);
      await becomes(key, 200);
    }
    await changeWall(koro.actions, wall.id, { state: "dark" });
    await becomes(key, 404);
    await changeWall(koro.actions, wall.id, { state: "paused" });
    await becomes(key, 200);
    await changeWall(koro.actions, wall.id, { state: "draft" });
    await becomes(key, 404);
  });

  it("never changes, is never sniffed, may be shown anywhere, and says why it is nothing else", async () => {
    const wall = await aWall(koro, workspaceId);
    const { id, key } = await aPicture(wall);
    await move(koro, wall, "approve", [id]);
    await becomes(key, 200);

    const answer = await fetch(`${koro.origin}/media/${key}`);
    const etag = answer.headers.get("etag") ?? "";
    const headers = {
      "cache-control": expect.stringMatching(/public.*immutable/),
      "access-control-allow-origin": "*",
      etag,
    };
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...headers,
      "content-type": "image/avif",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
    });
    expect((await answer.arrayBuffer()).byteLength).toBe(
      Number(answer.headers.get("content-length")),
    );
    for (const given of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const known = await rawly(koro.origin, `/media/${key}`, {
        headers: { "if-none-match": given },
      });
      expect(known.status).toBe(304);
      expect(known.headers).toMatchObject(headers);
    }
    const head = await rawly(koro.origin, `/media/${key}`, { method: "HEAD" });
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
  });

  it("cannot be reached by tricks with its address", async () => {
    const wall = await aWall(koro, workspaceId);
    const { id, key } = await aPicture(wall);
    await move(koro, wall, "approve", [id]);
    await becomes(key, 200);
    const tricks = [
      ...[
        "..%2f..%2fsecret-key",
        "%2e%2e%2f%2e%2e%2fsecret-key",
        "..%5csecret-key",
        "....//secret-key",
      ],
      ...[`${key.slice(0, 2)}%2f${key}`, `${key}%00`, `%00${key}`, key.toUpperCase(), `${key}/`],
      ...[`${key}.jpg`, key.replace("avif", "jpg"), "a".repeat(6_000), `${"a".repeat(120)}.avif`],
      ...["%ff%fe.jpg", "", "incoming", "secret-key"],
    ];
    for (const trick of tricks) {
      const answer = await rawly(koro.origin, `/media/${trick}`);
      expect([trick, answer.status]).toEqual([trick, 404]);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    expect((await rawly(koro.origin, "/media/../../secret-key")).status).toBe(404);
  });
});

describe("a picture that waits for its moderator", () => {
  let mine: Ask;
  let limited: Ask;
  let strangers: Ask;
  let wall: TestWall;
  beforeAll(async () => {
    const { db } = koro.actions;
    wall = await aWall(koro, workspaceId);
    const other = await aWall(koro, workspaceId);
    const elsewhere = await addWorkspace(db, "Another brand");
    const people = [
      await addMember(db, { workspaceId, role: "viewer" }),
      await addMember(db, { workspaceId, role: "moderator", walls: [other.id] }),
      await addMember(db, { workspaceId: elsewhere, role: "owner" }),
    ];
    [mine, limited, strangers] = (await Promise.all(
      people.map(({ email }) => askSignedIn(koro.origin, email)),
    )) as [Ask, Ask, Ask];
  });

  it("is shown to staff who may see its wall, and to nobody else", async () => {
    const { key } = await aPicture(wall);
    const path = `/v1/admin/media/${key}`;

    const seen = await mine("GET", path);
    expect(seen.status).toBe(200);
    expect(seen.headers.get("cache-control")).toMatch(/private/);
    expect(seen.headers.get("access-control-allow-origin")).toBeNull();
    expect(seen.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(seen.headers.get("x-content-type-options")).toBe("nosniff");
    await aProblem(await fetch(koro.origin + path), 401, "signed-out");
    for (const ask of [limited, strangers])
      await aProblem(await ask("GET", path), 404, "not-found");
    await aProblem(await mine("GET", "/v1/admin/media/..%2f..%2fsecret-key"), 404, "not-found");
    expect(await status(key)).toBe(404);
  });
});
