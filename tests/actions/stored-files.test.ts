import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteWall } from "../../server/actions/delete-wall.ts";
import { fetchMedia, type MediaContext } from "../../server/actions/fetch-media.ts";
import { submit } from "../../server/actions/submit.ts";
import { sweepFiles } from "../../server/actions/sweep-files.ts";
import { withdraw } from "../../server/actions/withdraw.ts";
import { rows } from "../../server/db/client.ts";
import { isFilePublic } from "../../server/db/reads/media-access.ts";
import { aPicture } from "../media/pictures.ts";
import { aMedium, anAuthor, aPost, deletionOf, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";

let koro: Koro;
let picture: Buffer;
let pictureUrl: string;
const server = createServer((_, answer) => answer.end(picture));
beforeAll(async () => {
  koro = await openKoro();
  picture = await aPicture(64, 48).png().toBuffer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  pictureUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
});
afterAll(async () => {
  server.close();
  await koro.close();
});

/** The same context, with a store that remembers what it was given; its own ways may be replaced. */
function watched(ways: Partial<MediaContext["store"]> = {}) {
  const { store } = koro.context;
  const keys: string[] = [];
  const context: MediaContext = {
    ...koro.context,
    store: {
      async put(key, bytes, type) {
        keys.push(key);
        await store.put(key, bytes, type);
      },
      async putFile(key, path, type) {
        keys.push(key);
        await store.putFile(key, path, type);
      },
      makeRoom: () => store.makeRoom(),
      get: (key) => store.get(key),
      open: (key) => store.open(key),
      remove: (gone) => store.remove(gone),
      ...ways,
    },
  };
  const kept = async () => {
    const files = await Promise.all(keys.map((key) => store.get(key)));
    return files.filter(Boolean).length;
  };
  return { context, keys, kept };
}

const send = (context: MediaContext, wallId: string, pictures: Uint8Array[]) =>
  submit(context, {
    ...{ wallId, workspaceId: koro.workspaceId, text: "Selam", name: "İpek Işık" },
    ...{
      email: null,
      lang: "tr",
      locale: "tr",
      pictures: pictures.map((bytes) => ({ bytes, alt: null })),
    },
    consent: { version: "3", text: "I agree", locale: "tr" as const },
  });

const rowsOf = (keys: string[]) =>
  koro.count("media_file", sql`key = any(${sql.param(keys)}::text[])`);

const failing = () => Promise.reject(new Error("the disk is full"));

async function aWallWith(...posts: ReturnType<typeof aPost>[]) {
  const wall = await koro.aWall();
  const source = await koro.aSource(wall, "automatic");
  await koro.take(source, upserts(...posts));
  return { wall, source };
}

describe("an upload that is refused", () => {
  it("leaves no file of its good pictures when another cannot be read", async () => {
    const { context, keys } = watched();

    const sent = send(context, await koro.aWall(), [picture, Buffer.from("<svg/>")]);

    await expect(sent).rejects.toThrow();
    expect(keys).toEqual([]);
  });

  it("leaves no file when its post cannot be stored", async () => {
    const { context, keys, kept } = watched();
    const wall = await koro.aWall();

    const sent = submit(context, {
      ...{ wallId: wall, workspaceId: koro.workspaceId, text: "Selam", name: "İpek" },
      ...{ email: null, lang: "tr", locale: "tr", pictures: [{ bytes: picture, alt: null }] },
      consent: { version: "3", text: "\0", locale: "tr" as const },
    });

    await expect(sent).rejects.toThrow();
    expect(keys.length).toBeGreaterThan(0);
    expect([await kept(), await rowsOf(keys)]).toEqual([0, 0]);
  });

  it("that broke off with its process leaves its files to the sweep ten minutes later", async () => {
    const { context, keys, kept } = watched({ remove: failing });
    const { put } = context.store;
    context.store.put = async (key, bytes, type) => {
      await put(key, bytes, type);
      if (keys.length > 1) throw new Error("the process ended");
    };

    await expect(send(context, await koro.aWall(), [picture])).rejects.toThrow("process ended");
    await sweepFiles(koro.context);
    expect(await kept()).toBe(2);
    koro.clock.advance(600_001);
    await sweepFiles(koro.context);

    expect([await kept(), await rowsOf(keys)]).toEqual([0, 0]);
  });
});

describe("a fetched picture", () => {
  it("is stored with its owner, and no sweep takes it", async () => {
    const { wall } = await aWallWith(aPost({ media: [aMedium({ url: pictureUrl })] }));
    const { context, keys, kept } = watched();

    await fetchMedia(context, await koro.onlyPost(wall));
    koro.clock.advance(600_001);
    await sweepFiles(koro.context);

    expect(await kept()).toBe(keys.length);
    expect(await isFilePublic(koro.db, keys[0] ?? "")).toBe(true);
  });

  it("leaves no file when an edit took it away meanwhile", async () => {
    const post = aPost({ media: [aMedium({ url: pictureUrl })] });
    const { wall, source } = await aWallWith(post);
    const { context, keys, kept } = watched();
    const { put } = context.store;
    let edited = false;
    context.store.put = async (key, bytes, type) => {
      await put(key, bytes, type);
      if (edited) return;
      edited = true;
      await koro.take(source, upserts({ ...post, media: [], editedAt: koro.clock.now() }));
    };

    await fetchMedia(context, await koro.onlyPost(wall));

    expect(keys.length).toBeGreaterThan(0);
    expect([await kept(), await rowsOf(keys)]).toEqual([0, 0]);
  });

  it("cannot be reached from the moment an edit takes it away", async () => {
    const media = [aMedium({ url: pictureUrl }), aMedium({ url: pictureUrl })];
    const post = aPost({ media });
    const { wall, source } = await aWallWith(post);
    const { context, keys, kept } = watched();
    await fetchMedia(context, await koro.onlyPost(wall));
    const [first = "", last = ""] = [keys[0], keys.at(-1)];

    const edited = { ...post, media: media.slice(1), editedAt: koro.clock.now() };
    await koro.take(source, upserts(edited));

    expect(await isFilePublic(koro.db, first)).toBe(false);
    expect(await isFilePublic(koro.db, last)).toBe(true);
    await sweepFiles(koro.context);
    expect(await kept()).toBe(keys.length / 2);
  });
});

describe("an author", () => {
  const avatar = { avatarUrl: "" };
  const named = (id: string) => anAuthor({ externalId: id, name: `Name of ${id}`, ...avatar });
  const known = (id: string) => koro.count("account", sql`external_id = ${id}`);
  beforeAll(() => {
    avatar.avatarUrl = pictureUrl;
  });

  it("who withdraws their upload is forgotten by name", async () => {
    const wallId = await koro.aWall();
    const { id, token } = await send(koro.context, wallId, [picture]);
    const [before] = await rows<{ account_id: string }>(
      koro.db,
      sql`select account_id from post where id = ${id}::uuid`,
    );

    await withdraw(koro.context, { token, wallId });

    expect(await koro.count("account", sql`id = ${before?.account_id}::uuid`)).toBe(0);
    expect(await koro.count("media_file", sql`post_id = ${id}::uuid`)).toBe(0);
  });

  it("stays while one of their posts does, and goes with the last, picture and all", async () => {
    const author = named("two-posts");
    const [one, two] = [aPost({ author, text: "1" }), aPost({ author, text: "22" })];
    const { wall, source } = await aWallWith(one, two);
    const { context, keys, kept } = watched();
    await fetchMedia(context, (await koro.postIds(wall))[0] ?? "");
    const [key = ""] = keys;

    await koro.take(source, [deletionOf(one)]);
    await sweepFiles(koro.context);
    expect([await known("two-posts"), await isFilePublic(koro.db, key)]).toEqual([1, true]);

    await koro.take(source, [deletionOf(two)]);
    expect([await known("two-posts"), await isFilePublic(koro.db, key)]).toEqual([0, false]);
    await sweepFiles(koro.context);
    expect([await kept(), await rowsOf(keys)]).toEqual([0, 0]);
  });

  it("who wants not to be shown keeps that wish, and nothing else", async () => {
    const author = named("no-thanks");
    const { source } = await aWallWith(aPost({ author }));

    await koro.take(source, [
      { kind: "author", externalAuthorId: author.externalId, state: "hidden" },
    ]);

    const left = sql`external_id = 'no-thanks' and hidden and name = '' and handle is null
      and url is null and avatar_url is null and followers is null`;
    expect(await koro.count("account", left)).toBe(1);
  });

  it("has only their newest picture within reach, and the sweep removes the one before", async () => {
    const author = named("new-face");
    const { wall, source } = await aWallWith(aPost({ author, text: "1" }));
    const { context, keys, kept } = watched();
    const id = await koro.onlyPost(wall);
    await fetchMedia(context, id);

    const later = { ...author, avatarUrl: `${pictureUrl}?2` };
    await koro.take(source, upserts(aPost({ author: later, text: "22" })));
    expect(await isFilePublic(koro.db, keys[0] ?? "")).toBe(false);
    await fetchMedia(context, id);
    await sweepFiles(koro.context);

    expect(await isFilePublic(koro.db, keys[1] ?? "")).toBe(true);
    expect([keys.length, await kept(), await rowsOf(keys)]).toEqual([2, 1, 1]);
  });

  it("goes with the wall that had their only posts, picture and all", async () => {
    const author = named("one-wall");
    const both = named("two-walls");
    const shared = aPost({ author: both });
    const { wall } = await aWallWith(aPost({ author, text: "1" }), shared);
    await aWallWith(shared);
    const { context, keys, kept } = watched();
    await fetchMedia(context, (await koro.postIds(wall))[0] ?? "");

    await deleteWall(koro.db, wall);
    await sweepFiles(koro.context);

    expect([await known("one-wall"), await known("two-walls")]).toEqual([0, 1]);
    expect([keys.length, await kept()]).toEqual([1, 0]);
  });
});
