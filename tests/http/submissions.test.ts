import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenTo } from "../live/support/listener.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { addWorkspace, newVisitor } from "./support/people.ts";
import { aPhoto } from "./support/pictures.ts";
import { addShown, aPost, aWall, move, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { rawly } from "./support/raw.ts";
import { aSecond, until } from "./support/until.ts";
import { send, type Upload } from "./support/uploads.ts";

let koro: Koro;
let wall: TestWall;
let photo: Buffer;
beforeAll(async () => {
  koro = await startKoro();
  wall = await aWall(koro, await addWorkspace(koro.actions.db));
  photo = await aPhoto();
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

const upload = (fields: Upload, headers?: Record<string, string>) =>
  send(koro.origin, wall.slug, fields, headers);
const feed = async () =>
  (await fetch(`${koro.origin}/v1/walls/${wall.slug}/feed?limit=100`)).json();
async function listen() {
  const live = await listenTo(`${koro.origin}/v1/walls/${wall.slug}/live`);
  await until(
    () => koro.live.hub.clients,
    (clients) => clients === 1,
  );
  return live;
}
const postsNow = async () =>
  (await koro.actions.db.execute(sql`select count(*)::int as n from post`))[0]?.n;

describe("an upload", () => {
  it("is stored with its pictures and their texts, waits, and is shown when approved", async () => {
    const media = [{ bytes: photo }, { bytes: await aPhoto("#276", 300, 500) }];
    const answer = await upload({
      ...{ text: "Deniz kıyısı #AcmeYaz", email: "ayse@example.org", media },
      alt: ["Kırmızı bir kare", ""],
    });
    expect(answer.status).toBe(201);
    const { id, statusUrl, ...rest } = await answer.json();
    expect(rest).toEqual({});
    expect(statusUrl).toContain(`${koro.origin}/w/${wall.slug}/status/`);
    expect((await feed()).posts).toEqual([]);

    await move(koro, wall, "approve", [id]);
    const shown = await until(feed, ({ posts }) => posts.length === 1, aSecond);

    const [post] = shown.posts;
    expect(post).toMatchObject({
      ...{ id, network: "upload", text: "Deniz kıyısı #AcmeYaz", permalink: null },
      author: { name: "Ayşe", handle: null, url: null, avatar: null },
      media: [
        { kind: "image", alt: "Kırmızı bir kare", width: 640, height: 480 },
        { kind: "image", alt: null, width: 300, height: 500 },
      ],
    });
    for (const { thumbhash, sources } of post.media) {
      expect(thumbhash).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(sources[0].type).toBe("image/avif");
    }
    const [kept] = await koro.actions.db.execute(
      sql`select email, consent_version, consent_text from submission where post_id = ${id}::uuid`,
    );
    expect(kept?.consent_version).toBe("1-en");
    expect(kept?.email).not.toContain("ayse");
    await move(koro, wall, "reject", [id]);
  });

  it("leaves nothing of the camera's notes in any file", async () => {
    expect(photo.includes("SN-4711-SECRET")).toBe(true);
    const { id } = await (await upload({ text: "x", media: [{ bytes: photo }] })).json();
    await move(koro, wall, "approve", [id]);
    const { posts } = await until(feed, ({ posts }) => posts.length === 1, aSecond);

    const sources: { src: string; type: string }[] = posts[0].media[0].sources;
    expect(sources.length).toBeGreaterThan(1);
    for (const { src, type } of sources) {
      const file = await fetch(src);
      expect(file.headers.get("content-type")).toBe(type);
      const bytes = Buffer.from(await file.arrayBuffer());
      for (const trace of ["SN-4711-SECRET", "Phonemaker", "Exif", "GPS"])
        expect(bytes.includes(trace)).toBe(false);
    }
    await move(koro, wall, "reject", [id]);
  });

  it("keeps hostile words as words", async () => {
    const text = "<script>alert(1)</script> \u202Egnp.exe \"' \u0000 javascript:alert(1)";
    const alt = ["a\u0000b<img onerror=alert(1)>"];
    const answer = await upload({ text, name: "<b>\u0000", media: [{ bytes: photo }], alt });
    expect(answer.status).toBe(201);
    const { id } = await answer.json();
    await move(koro, wall, "approve", [id]);
    const { posts } = await until(feed, ({ posts }) => posts.length === 1, aSecond);
    expect(posts[0].text).toContain("<script>alert(1)</script>");
    expect(posts[0].entities).toEqual([]);
    const page = await (await fetch(`${koro.origin}/w/${wall.slug}`)).text();
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img onerror");
    await move(koro, wall, "reject", [id]);
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic"),
    Buffer.alloc(64),
  ]);
  const html = Buffer.from("<!doctype html><script>alert(1)</script>");
  const wrong: [string, () => Upload, number, string, string][] = [
    ["nothing to show", () => ({}), 422, "invalid", "text"],
    ["blanks for words", () => ({ text: " \n " }), 422, "invalid", "text"],
    ["no name", () => ({ text: "x", name: " " }), 422, "invalid", "name"],
    ["an old consent", () => ({ text: "x", consent: "0-en" }), 422, "invalid", "consent"],
    ["no consent", () => ({ text: "x", consent: "" }), 422, "invalid", "consent"],
    ["an e-mail that is none", () => ({ text: "x", email: "a@" }), 422, "invalid", "email"],
    ["too many words", () => ({ text: "x".repeat(10_001) }), 422, "invalid", "text"],
    ["a field of 65 kB", () => ({ text: "x".repeat(66_000) }), 422, "invalid", "text"],
    ["an unknown field", () => ({ text: "x", more: { colour: "red" } }), 422, "invalid", "colour"],
    [
      "the trap filled in",
      () => ({ text: "x", more: { website: "x" } }),
      422,
      "invalid",
      "website",
    ],
    [
      "a file elsewhere",
      () => ({ media: [{ bytes: photo, field: "file" }] }),
      422,
      "invalid",
      "file",
    ],
    ["5 pictures", () => ({ media: Array(5).fill({ bytes: photo }) }), 422, "invalid", "media"],
    ["5 alt texts", () => ({ text: "x", alt: Array(5).fill("a") }), 422, "invalid", "alt"],
    [
      "SVG",
      () => ({ media: [{ bytes: svg, type: "image/svg+xml" }] }),
      415,
      "unsupported-media",
      "media",
    ],
    [
      "HEIC",
      () => ({ media: [{ bytes: heic, name: "a.heic" }] }),
      415,
      "unsupported-media",
      "media",
    ],
    ["HTML as .jpg", () => ({ media: [{ bytes: html }] }), 415, "unsupported-media", "media"],
    [
      "half a picture",
      () => ({ media: [{ bytes: photo.subarray(0, 900) }] }),
      422,
      "invalid",
      "media",
    ],
    [
      "26 MB",
      () => ({ media: [{ bytes: Buffer.alloc(26 * 1024 * 1024, photo) }] }),
      413,
      "too-large",
      "media",
    ],
  ];
  it.each(wrong)(
    "is refused with %s, and nothing is stored",
    async (_, fields, status, code, path) => {
      const before = await postsNow();
      const { errors } = await aProblem(await upload(fields()), status, code);
      expect(errors?.map((error) => error.path.split(".")[0])).toEqual([path]);
      expect(await postsNow()).toBe(before);
    },
  );

  it("is refused when it breaks off or is no form at all", async () => {
    const path = `/v1/walls/${wall.slug}/submissions`;
    const part = '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhal';
    const file = '--b\r\nContent-Disposition: form-data; name="media"; filename="a.jpg"\r\n\r\nhal';
    const bodies: [string, string][] = [
      ["multipart/form-data; boundary=b", part],
      ["multipart/form-data; boundary=b", file],
      ["multipart/form-data; boundary=b", ""],
      ["multipart/form-data; boundary=b", "nonsense"],
      ["multipart/form-data", part],
      ["application/json", "{}"],
      ["text/plain", part],
    ];
    for (const [type, body] of bodies) {
      const headers = { "content-type": type, "x-forwarded-for": newVisitor() };
      const answer = await rawly(koro.origin, path, {
        method: "POST",
        headers,
        body: Buffer.from(body),
      });
      expect([type, body, answer.status]).toEqual([type, body, 400]);
      expect(JSON.parse(answer.bytes.toString()).code).toBe("bad-request");
    }
  });

  it("is refused by walls that take none", async () => {
    const closed = await aWall(koro, wall.workspaceId, { uploads: false });
    const draft = await aWall(koro, wall.workspaceId, { state: "draft" });
    await aProblem(await send(koro.origin, closed.slug, { text: "x" }), 409, "closed");
    await aProblem(await send(koro.origin, draft.slug, { text: "x" }), 404, "not-found");
  });

  it("is limited: the 301st from one address within ten minutes waits", async () => {
    const visitor = { "x-forwarded-for": newVisitor() };
    for (let count = 0; count < 300; count++) expect((await upload({}, visitor)).status).toBe(422);
    const answer = await upload({}, visitor);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    await aProblem(answer, 429, "too-many");
    const browser = await upload({}, { ...visitor, accept: "text/html" });
    expect(browser.status).toBe(429);
    expect(browser.headers.get("content-type")).toContain("text/html");
    expect(browser.headers.get("retry-after")).not.toBeNull();
    expect((await upload({})).status).toBe(422);
  });
});

describe("a browser without JavaScript", () => {
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  it("is led to the private status page, where it withdraws: gone everywhere within a second", async () => {
    const sent = await upload({ text: "Take me back", media: [{ bytes: photo }] }, browser);
    expect(sent.status).toBe(303);
    const statusUrl = sent.headers.get("location") ?? "";
    const page = await fetch(statusUrl);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Take me back");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("cache-control")).toBe("no-store");

    const [row] = await koro.actions.db.execute(
      sql`select post_id from submission order by created_at desc limit 1`,
    );
    const id = String(row?.post_id);
    const live = await listen();
    await move(koro, wall, "approve", [id]);
    const { posts } = await until(feed, ({ posts }) => posts.length === 1, aSecond);
    const { src } = posts[0].media[0].sources[0];
    expect((await fetch(src)).status).toBe(200);

    const withdrawn = await fetch(`${statusUrl}/withdraw`, { method: "POST", redirect: "manual" });
    expect(withdrawn.status).toBe(303);

    await until(
      () => live.heard,
      (heard) => heard.at(-1)?.event === "hide",
      aSecond,
    );
    await until(feed, ({ posts }) => posts.length === 0, aSecond);
    await until(
      async () => (await fetch(src)).status,
      (status) => status === 404,
      aSecond,
    );
    const after = await (await fetch(statusUrl)).text();
    expect(after).not.toContain("Take me back");
    const again = await fetch(`${statusUrl}/withdraw`, { method: "POST", redirect: "manual" });
    expect(again.status).toBe(303);
    live.close();
  });

  it("gets its form back with what it typed, in the wall's language or the one it asked for", async () => {
    const fields = {
      text: 'Long "words" <b>',
      name: "Ayşe",
      email: "a@b.example",
      consent: "0-en",
    };
    const answer = await upload(fields, browser);
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toContain("text/html");
    const page = await answer.text();
    expect(page).toContain("Long &quot;words&quot; &lt;b&gt;");
    expect(page).toContain('value="Ayşe"');
    expect(page).toContain('value="a@b.example"');
    const svg = Buffer.from("<svg/>");
    const picture = await upload({ text: "x", media: [{ bytes: svg }] }, browser);
    expect(picture.status).toBe(415);
    expect(await picture.text()).toContain("JPEG");
  });

  it("may withdraw while the wall is a draft; others' links and walls answer 404", async () => {
    const other = await aWall(koro, wall.workspaceId);
    const { statusUrl } = await (await send(koro.origin, other.slug, { text: "x" })).json();
    await koro.actions.db.execute(`update wall set state = 'draft' where id = '${other.id}'`);

    const elsewhere = statusUrl.replace(`/w/${other.slug}/`, `/w/${wall.slug}/`);
    for (const address of [elsewhere, `${statusUrl}x`])
      for (const [path, method] of [
        ["", "GET"],
        ["/withdraw", "POST"],
      ] as const)
        expect((await fetch(address + path, { method, redirect: "manual" })).status).toBe(404);
    expect((await fetch(statusUrl)).status).toBe(200);
    const withdrawn = await fetch(`${statusUrl}/withdraw`, { method: "POST", redirect: "manual" });
    expect(withdrawn.status).toBe(303);
  });
});

describe("a visitor's report", () => {
  const report = (id: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${koro.origin}/v1/walls/${wall.slug}/posts/${id}/report`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", "x-forwarded-for": newVisitor(), ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  it.each(["mine", "me", "my-child"])("that says “%s” hides at once", async (reason) => {
    const [id = ""] = await addShown(koro, wall, [aPost()]);
    const live = await listen();
    expect(
      (await report(id, { reason, detail: "\ud800 \u0000", email: "a@b.example" })).status,
    ).toBe(202);
    await until(
      () => live.heard.length,
      (length) => length === 1,
      aSecond,
    );
    expect(live.heard[0]).toMatchObject({ event: "hide", data: { id } });
    expect((await feed()).posts).toEqual([]);
    await aProblem(await report(id, { reason }), 404, "not-found");
    live.close();
  });

  it.each(["illegal", "other"])("that says “%s” waits for a moderator", async (reason) => {
    const [id = ""] = await addShown(koro, wall, [aPost()]);
    expect((await report(id, { reason })).status).toBe(202);
    expect((await feed()).posts).toHaveLength(1);
    await move(koro, wall, "reject", [id]);
    await until(feed, ({ posts }) => posts.length === 0);
  });

  it("is refused when it is not right", async () => {
    const [id = ""] = await addShown(koro, wall, [aPost()]);
    await aProblem(await report(id, { reason: "dislike" }), 422, "invalid");
    const unknown = await aProblem(await report(id, { reason: "mine", who: "me" }), 422, "invalid");
    expect(unknown.errors).toEqual([{ path: "who", message: expect.stringContaining("unknown") }]);
    await aProblem(await report(id, "{"), 400, "bad-request");
    await aProblem(await report(id, `{"detail":"${"x".repeat(70_000)}"}`), 413, "too-large");
    await aProblem(await report(wall.id, { reason: "mine" }), 404, "not-found");
    expect((await feed()).posts).toHaveLength(1);
    const form = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
    const sent = await report(id, "reason=mine&detail=&email=", form);
    expect(sent.status).toBe(303);
    expect(sent.headers.get("location")).toContain("/notice?sent=1");
    expect((await feed()).posts).toEqual([]);
  });
});
