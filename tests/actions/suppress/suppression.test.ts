/** What was taken down does not come back: not by another source, not by an upload, not in another size. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeOwnPost } from "../../../server/actions/curate/own-post.ts";
import { fetchMedia } from "../../../server/actions/fetch-media.ts";
import { reportPost } from "../../../server/actions/report-post.ts";
import { decideReports } from "../../../server/actions/reports/decide-reports.ts";
import { submit } from "../../../server/actions/submit.ts";
import { liftSuppression } from "../../../server/actions/suppress/lift-suppression.ts";
import { withdraw } from "../../../server/actions/withdraw.ts";
import type { FoundPost } from "../../../server/connectors/connector.ts";
import { rows } from "../../../server/db/client.ts";
import { readSuppressions } from "../../../server/db/reads/reports.ts";
import type { SuppressedKind } from "../../../server/domain/vocabulary.ts";
import {
  aMedium,
  anAuthor,
  aPost,
  seededRandom,
  somePosts,
  upserts,
} from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
let served: Buffer;
let pictureUrl: string;
const server = createServer((_, answer) => answer.end(served));
beforeAll(async () => {
  koro = await openKoro();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  pictureUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await koro.close();
});

let count = 0;
function somebody() {
  const url = `https://home.example/@q${++count}`;
  return anAuthor({ externalId: url, url, handle: `@q${count}@home.example` });
}

const aPostOf = (author = somebody(), fields: Partial<FoundPost> = {}) =>
  aPost({ author, externalId: `s-${++count}`, ...fields });

/** Blocks of light and dark, as in no other picture. */
function aScene(seed: number, width = 90): Sharp {
  const random = seededRandom(seed);
  const raw = Buffer.from(Array.from({ length: 72 }, () => Math.floor(random() * 256)));
  return sharp(raw, { raw: { width: 9, height: 8, channels: 1 } })
    .resize(width, Math.round((width * 8) / 9), { kernel: "cubic" })
    .toColourspace("srgb");
}

async function show(...posts: FoundPost[]) {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId, "automatic"), upserts(...posts));
  return { wallId, ids: await koro.postIds(wallId) };
}

async function suppress(wallId: string, postId: string, kinds: SuppressedKind[]) {
  const { workspaceId } = koro;
  await reportPost(koro.context, { workspaceId, wallId, postId }, { reason: "illegal" });
  const [found] = await rows<{ id: string }>(
    koro.db,
    sql`select id from report where post_id = ${postId}::uuid and state = 'open'`,
  );
  const decisions = [{ report: found?.id ?? "", verdict: "uphold" as const, suppress: kinds }];
  const { results } = await decideReports(koro.context, {
    ...{ workspaceId, wallId, actor: moderator, reach: null, decisions },
  });
  expect(results).toMatchObject([{ ok: true, removed: true }]);
}

/** Of a wall that takes everything at once: what somebody would see. */
async function comesIn(post: FoundPost, network = "feed"): Promise<string[]> {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId, "automatic", "other.example");
  await koro.take({ ...source, network }, upserts(post));
  const found = await rows<{ state: string; reason: string | null }>(
    koro.db,
    sql`select state, reason from placement where wall_id = ${wallId}::uuid`,
  );
  return found.map(({ state, reason }) => `${state} ${reason}`);
}

const upload = (wallId: string, bytes: Buffer) =>
  submit(koro.context, {
    ...{ wallId, workspaceId: koro.workspaceId, text: "Look", name: "İpek", email: null },
    ...{ locale: "en", lang: "en", consent: { version: "1", text: "I agree", locale: "en" } },
    pictures: [{ bytes, alt: null }],
  });

describe("a post that was taken down", () => {
  it("does not come back from another source, under whatever id or spelling of its address", async () => {
    const post = aPostOf();
    const { wallId, ids } = await show(post);
    await suppress(wallId, ids[0] ?? "", ["post"]);
    const elsewhere = (fields: Partial<FoundPost>) =>
      comesIn(aPostOf(somebody(), { canonicalUri: null, permalink: null, ...fields }));
    const address = post.permalink ?? "";

    for (const fields of [
      { canonicalUri: address },
      { permalink: `${address}/?utm_source=feed#top` },
      { permalink: address.replace("https://", "http://www.") },
    ])
      expect(await elsewhere(fields)).toEqual(["removed suppressed"]);

    expect(await elsewhere({ permalink: `${address}0` })).toEqual(["approved source-automatic"]);
    await expectSoundWalls(koro.db);
  });

  it("leaves a line in the log, and is not asked about again", async () => {
    const post = aPostOf();
    const { wallId, ids } = await show(post);
    await suppress(wallId, ids[0] ?? "", ["post"]);
    const other = await koro.aWall();
    const source = { ...(await koro.aSource(other, "automatic")), network: "feed" };

    for (let reading = 0; reading < 3; reading++)
      await koro.take(source, upserts({ ...post, text: `edit ${reading}`, editedAt: new Date() }));

    const log = await rows(
      koro.db,
      sql`
      select move, to_state, actor_kind, reason from decision where wall_id = ${other}::uuid`,
    );
    expect(log).toEqual([
      { move: "remove", to_state: "removed", actor_kind: "system", reason: "suppressed" },
    ]);
    expect(await koro.count("post", sql`text like 'edit %'`)).toBe(0);
  });

  it("is kept as keyed hashes alone", async () => {
    const post = aPostOf();
    const { wallId, ids } = await show(post);
    await suppress(wallId, ids[0] ?? "", ["post", "author"]);
    const all = JSON.stringify(await rows(koro.db, sql`select * from suppression`));
    for (const word of [post.externalId, post.permalink, post.author?.handle, "home.example"])
      expect(all).not.toContain(word);
  });

  it("slips through in no moment: sources bring it while it is being taken down", async () => {
    for (let round = 0; round < 5; round++) {
      const post = aPostOf();
      const { wallId, ids } = await show(post);
      const walls = await Promise.all([koro.aWall(), koro.aWall(), koro.aWall()]);
      const sources = await Promise.all(walls.map((wall) => koro.aSource(wall, "automatic")));
      const brings = sources.map((source, n) =>
        koro.take({ ...source, network: n === 0 ? "mastodon" : "feed" }, upserts(post)),
      );
      await Promise.all([suppress(wallId, ids[0] ?? "", ["author"]), ...brings]);

      for (const [n, source] of sources.entries())
        await koro.take({ ...source, network: n === 0 ? "mastodon" : "feed" }, upserts(post));
      const shown = sql`wall_id = ${walls[0]}::uuid and shown_at is not null`;
      expect(await koro.count("placement", shown)).toBe(0);
    }
    await expectSoundWalls(koro.db);
  });
});

describe("a person who was taken down", () => {
  it("does not come back with another post, another id or another handle", async () => {
    const author = somebody();
    const { wallId, ids } = await show(aPostOf(author));
    await suppress(wallId, ids[0] ?? "", ["author"]);
    const other = { ...author, externalId: "another", handle: "@another@home.example" };

    expect(await comesIn(aPostOf(author), "mastodon")).toEqual(["removed suppressed"]);
    expect(await comesIn(aPostOf({ ...other, handle: author.handle }), "mastodon")).toEqual([
      "removed suppressed",
    ]);
    expect(await comesIn(aPostOf(other))).toEqual(["removed suppressed"]);
    expect(await comesIn(aPostOf({ ...other, url: null }))).toEqual(["approved source-automatic"]);
  });

  it("is not one who has no other name than an upload's", async () => {
    const wall = await koro.aWall();
    const first = await upload(wall, await aScene(1).png().toBuffer());
    await koro.move(wall, first.id, "approve");
    await suppress(wall, first.id, ["author"]);
    await expect(upload(wall, await aScene(2).png().toBuffer())).resolves.toBeTruthy();
  });
});

describe("a picture that was taken down", () => {
  it("does not come back by an upload: neither the file nor a copy of other size and quality", async () => {
    const wall = await koro.aWall();
    const original = await aScene(11).png().toBuffer();
    const { id, token } = await upload(wall, original);
    const files = await koro.count("media_file", sql`true`);
    await withdraw(koro.context, { token, wallId: wall });

    const copies = [original, aScene(11, 63).jpeg({ quality: 60 }), aScene(11, 120).webp()];
    for (const copy of copies)
      await expect(
        upload(wall, Buffer.isBuffer(copy) ? copy : await copy.toBuffer()),
      ).rejects.toMatchObject({ code: "invalid", errors: [{ path: "media" }] });

    expect(await koro.count("media_file", sql`true`)).toBeLessThanOrEqual(files);
    expect(await koro.placement(wall, id)).toMatchObject({ state: "removed" });
    const lines = sql`kind = 'suppression' and act = 'refuse' and wall_id = ${wall}::uuid`;
    expect(await koro.count("log_entry", lines)).toBe(3);
    await expect(upload(wall, await aScene(12).png().toBuffer())).resolves.toBeTruthy();
  });

  it("does not come back as a post of our own", async () => {
    const wall = await koro.aWall();
    const original = await aScene(61).png().toBuffer();
    const { token } = await upload(wall, original);
    await withdraw(koro.context, { token, wallId: wall });
    const ours = (bytes: Buffer) =>
      makeOwnPost(koro.context, {
        ...{ wallId: wall, workspaceId: koro.workspaceId, actor: moderator, name: "Acme" },
        ...{ text: "Look", lang: "en", cta: null, sponsor: null, showFrom: null, showUntil: null },
        pictures: [{ bytes, alt: null }],
      });

    await expect(ours(original)).rejects.toThrow("suppressed");
    await expect(ours(await aScene(62).png().toBuffer())).resolves.toBeTruthy();
  });

  it("takes a network's post away that brings it, as soon as it is looked at", async () => {
    const wall = await koro.aWall();
    const { token } = await upload(wall, await aScene(21).png().toBuffer());
    await withdraw(koro.context, { token, wallId: wall });
    served = await aScene(21, 144).jpeg({ quality: 70 }).toBuffer();
    const media = [aMedium({ url: `${pictureUrl}/${++count}.jpg` })];
    const { wallId, ids } = await show(aPostOf(somebody(), { media }));
    const [id = ""] = ids;

    await fetchMedia(koro.context, id);

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "removed", reason: "suppressed", shown_at: null },
    });
    expect(await koro.events(wallId)).toEqual([]);
    await expectSoundWalls(koro.db);
  });

  it("is looked at where other posts show it already: they wait for a person", async () => {
    const wall = await koro.aWall();
    const copies = [aScene(41).png(), aScene(41, 120).jpeg({ quality: 70 }), aScene(42).png()];
    const ids: string[] = [];
    for (const copy of copies) ids.push((await upload(wall, await copy.toBuffer())).id);
    const [one = "", two = "", other = ""] = ids;
    for (const id of ids) await koro.move(wall, id, "approve");

    await suppress(wall, one, ["picture"]);

    expect(await koro.placement(wall, two)).toMatchObject({ state: "held", reason: "suppressed" });
    expect(await koro.placement(wall, other)).toMatchObject({ state: "approved" });
    await expectSoundWalls(koro.db);
  });

  it("of one colour keeps out that file, and no other flat picture", async () => {
    const wall = await koro.aWall();
    const flat = (colour: string, width: number) =>
      sharp({ create: { width, height: 90, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const { token } = await upload(wall, await flat("#224466", 120));
    await withdraw(koro.context, { token, wallId: wall });

    await expect(upload(wall, await flat("#224466", 120))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(upload(wall, await flat("#aa4466", 160))).resolves.toBeTruthy();
  });

  it("of another workspace is nobody's business here", async () => {
    const wall = await koro.aWall();
    const bytes = await aScene(31).png().toBuffer();
    const { token } = await upload(wall, bytes);
    await withdraw(koro.context, { token, wallId: wall });
    await koro.db.execute(sql`
      with other as (
        insert into workspace (id, name) values (gen_random_uuid(), 'Other') returning id)
      update suppression set workspace_id = other.id from other`);
    await expect(upload(wall, bytes)).resolves.toBeTruthy();
  });
});

it("comes again once it is lifted, with all its names, and what is gone stays gone", async () => {
  const author = somebody();
  const { wallId, ids } = await show(...somePosts(1, { author }));
  await suppress(wallId, ids[0] ?? "", ["author"]);
  const page = { kind: "author" as const, after: null, limit: 10 };
  const [entry, ...others] = await readSuppressions(koro.db, koro.workspaceId, page);
  expect(others.map(({ id }) => id)).not.toContain(entry?.id);
  expect(entry).toMatchObject({ reason: "report-illegal", created_by: moderator.name });

  await liftSuppression(koro.context, {
    ...{ workspaceId: koro.workspaceId, id: entry?.id ?? "", actor: moderator },
  });

  expect(await comesIn(aPostOf(author), "mastodon")).toEqual(["approved source-automatic"]);
  expect(await koro.placement(wallId, ids[0] ?? "")).toMatchObject({ state: "removed" });
  expect(await koro.count("log_entry", sql`kind = 'suppression' and act = 'lift'`)).toBe(1);
});
