import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAs, askSignedIn, cookieOf, password, signIn } from "../http/support/people.ts";
import { aSecond, until } from "../http/support/until.ts";
import { send } from "../http/support/uploads.ts";
import { listenTo } from "../live/support/listener.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { freePort } from "../support/ports.ts";
import { type KoroProcess, spawnKoro } from "../support/server.ts";

const email = "deniz@example.org";
let database: TestDatabase;
let dataDir: string;
let a: KoroProcess;
let b: KoroProcess;
const env = () => ({
  ...{ DATABASE_URL: database.url, DATA_DIR: dataDir },
  ...{ KORO_OWNER_EMAIL: email, KORO_OWNER_PASSWORD: password },
});
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "koro-two-"));
  // Both at once, on an empty database.
  [a, b] = await Promise.all([spawnKoro({ ...env(), ROLE: "web" }), spawnKoro(env())]);
  await Promise.all([a.ready(), b.ready()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([a?.kill("SIGKILL"), b?.kill("SIGKILL")]);
  await database?.drop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

describe("two processes on one database", () => {
  it("made one owner, share sessions, and show each other's decisions within a second", async () => {
    const signedIn = await signIn(a.origin, email);
    const cookie = cookieOf(signedIn);
    const onA = askAs(a.origin, { cookie, origin: a.origin });
    const onB = askAs(b.origin, { cookie, origin: b.origin });
    expect((await (await onB("GET", "/v1/admin/me")).json()).email).toBe(email);
    expect((await onA("POST", "/v1/admin/walls", { slug: "acme", title: "Acme" })).status).toBe(
      201,
    );
    const { id: post } = await (await send(a.origin, "acme", { text: "Hello" })).json();

    const feed = async () => (await (await fetch(`${b.origin}/v1/walls/acme/feed`)).json()).posts;
    expect(await feed()).toEqual([]);
    const live = await listenTo(`${b.origin}/v1/walls/acme/live?after=0`);
    const moves = (move: string, expected: number) => ({
      moves: [{ post, move, expect: expected }],
    });
    const decide = (move: string, expected: number) =>
      onA("POST", "/v1/admin/walls/acme/decisions", moves(move, expected));

    await decide("approve", 1);
    await until(
      () => live.heard.length,
      (length) => length === 1,
      aSecond,
    );
    await until(feed, (posts) => posts.length === 1, aSecond);
    await decide("reject", 2);
    await until(
      () => live.heard.length,
      (length) => length === 2,
      aSecond,
    );
    await until(feed, (posts) => posts.length === 0, aSecond);
    expect(live.heard.map((event) => event.event)).toEqual(["show", "hide"]);
    live.close();

    expect((await onB("POST", "/api/auth/sign-out", {})).status).toBe(200);
    expect((await onA("GET", "/v1/admin/me")).status).toBe(401);
  });

  it("forget a wall that the other one deleted", async () => {
    const ask = await askSignedIn(a.origin, email);
    await ask("POST", "/v1/admin/walls", { slug: "short-lived", title: "Acme" });
    const status = async () => (await fetch(`${b.origin}/v1/walls/short-lived/feed`)).status;
    expect(await status()).toBe(200);
    const live = await listenTo(`${b.origin}/v1/walls/short-lived/live`);

    expect((await ask("DELETE", "/v1/admin/walls/short-lived")).status).toBe(204);

    await until(status, (seen) => seen === 404, aSecond);
    await until(() => !live.isOpen, Boolean, aSecond);
  });

  it("limit guesses by the connection's address, not by what a stranger says of his own", async () => {
    let last = 0;
    for (let count = 0; count < 30 && last !== 429; count++)
      last = (
        await signIn(b.origin, "nobody@example.org", { "x-forwarded-for": `203.0.113.${count}` })
      ).status;
    expect(last).toBe(429);
    const crossSite = await signIn(a.origin, email, { origin: "https://evil.example" });
    expect(crossSite.status).toBe(403);
  });
});

describe("stopping", () => {
  it("answers SIGTERM with exit code 0 and the end of every open stream", {
    timeout: 90_000,
  }, async () => {
    const koro = await spawnKoro({ ...env(), ROLE: "web" });
    await koro.ready();
    const ask = await askSignedIn(koro.origin, email);
    await ask("POST", "/v1/admin/walls", { slug: "stopping", title: "Acme" });
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => listenTo(`${koro.origin}/v1/walls/stopping/live?after=0`)),
    );

    const asked = performance.now();
    expect(await koro.kill("SIGTERM")).toBe(0);

    expect(performance.now() - asked).toBeLessThan(8_000);
    await Promise.all(streams.map((stream) => stream.ended));
    expect(koro.said()).not.toMatch(/Error|error/);
  });
});

describe("starting with something wrong", () => {
  const url = "postgres://u:hunter2@127.0.0.1:1/x";
  const wrong: [Record<string, string>, RegExp][] = [
    [{ PORT: "eighty" }, /^Koro cannot start: PORT is "eighty": expected a port/],
    [{ ROLE: "boss" }, /^Koro cannot start: ROLE is "boss": expected/],
    [{ SECRET_KEY: "short" }, /^Koro cannot start: SECRET_KEY is a value: expected/],
    [{ DATABASE_URL: url }, /^Koro cannot start: \S/],
  ];

  it("stops with one line that says what, and no secret in it", { timeout: 90_000 }, async () => {
    const started = wrong.map(async ([more, line]) => {
      const koro = await spawnKoro({ ...env(), PORT: "1", ...more });
      expect(await koro.ended).toBe(1);
      expect(koro.said().trim().split("\n")).toHaveLength(1);
      expect(koro.said()).toMatch(line);
      expect(koro.said()).not.toMatch(/hunter2|short/);
    });
    await Promise.all(started);
  });

  it("stops with one line when its port is in use", { timeout: 90_000 }, async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const koro = await spawnKoro({ ...env(), PORT: String(port) });
    expect(await koro.ended).toBe(1);
    expect(koro.said().trim()).toBe(
      `Koro cannot start: PORT is ${port}, which another program uses: set PORT to a free one.`,
    );
    other.close();
  });

  it("prints the set-up link of an empty Koro once, and the link works once", {
    timeout: 90_000,
  }, async () => {
    const empty = await freshDatabase();
    const koro = await spawnKoro({ DATABASE_URL: empty.url, DATA_DIR: dataDir });
    await koro.ready();
    const token = await until(() => /setup\?token=([\w-]+)/.exec(koro.said())?.[1]);
    const owner = { token, name: "Deniz", email, password, workspace: "Acme" };
    const setup = () => askAs(koro.origin, {})("POST", "/v1/setup", owner);
    expect((await setup()).status).toBe(201);
    expect((await setup()).status).toBe(410);
    expect((await signIn(koro.origin, email)).status).toBe(200);
    await koro.kill("SIGKILL");
    await empty.drop();
  });
});
