import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeWall } from "../../server/actions/change-wall.ts";
import { mostWaitingBytes } from "../../server/live/client-set.ts";
import { addMember, addWorkspace, askAs, cookieOf, signIn } from "../http/support/people.ts";
import { addPosts, aPost, aWall, move } from "../http/support/posts.ts";
import { aProblem } from "../http/support/problem.ts";
import { rawly } from "../http/support/raw.ts";
import { until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { listenTo } from "./support/listener.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro({ beatMs: 50 });
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

async function cookieFor(walls?: string[]) {
  const person = { workspaceId, role: "moderator" as const, ...(walls ? { walls } : {}) };
  const { email } = await addMember(koro.actions.db, person);
  return cookieOf(await signIn(koro.origin, email));
}

async function openDesk(cookie: string) {
  const before = koro.live.desk.size;
  const desk = await listenTo(`${koro.origin}/v1/admin/live`, { cookie });
  await until(
    () => koro.live.desk.size,
    (size) => size > before,
  );
  return desk;
}

it("hears of arrivals, moves and counts, of the walls it may see alone", async () => {
  const mine = await aWall(koro, workspaceId);
  const other = await aWall(koro, workspaceId);
  const all = await openDesk(await cookieFor());
  const limited = await openDesk(await cookieFor([mine.id]));

  const [hidden = ""] = await addPosts(koro, other, [aPost({ text: "Unseen" })]);
  const [post = ""] = await addPosts(koro, mine, [aPost({ text: "Unseen" })]);
  await move(koro, mine, "approve", [post]);

  const said = (events: { event: string; data: unknown }[]) =>
    events.map(({ event, data }) => ({ event, ...(data as object) }));
  await until(
    () => said(all.heard),
    (seen) => seen.filter(({ event }) => event === "counts").length >= 2,
  );
  expect(said(all.heard)).toEqual(
    expect.arrayContaining([
      { event: "arrived", wall: other.slug, posts: [hidden] },
      { event: "arrived", wall: mine.slug, posts: [post] },
      { event: "placement", wall: mine.slug, posts: [post] },
      expect.objectContaining({ event: "counts", wall: mine.slug }),
    ]),
  );
  await until(
    () => said(limited.heard),
    (seen) => seen.some(({ event }) => event === "placement"),
  );
  await until(
    () => limited.text().split("\n:\n").length,
    (beats) => beats > 2,
  );
  expect(JSON.stringify(said(limited.heard))).not.toContain(other.slug);
  expect(all.text() + limited.text()).not.toContain("Unseen");
  all.close();
  limited.close();
  await until(
    () => koro.live.desk.size,
    (size) => size === 0,
  );
});

it("ends with the session: nothing is told to who has signed out", async () => {
  const wall = await aWall(koro, workspaceId);
  const cookie = await cookieFor();
  const desk = await openDesk(cookie);
  const ask = askAs(koro.origin, { cookie, origin: koro.origin });
  expect((await ask("POST", "/api/auth/sign-out", {})).status).toBe(200);

  // A session is believed for one second.
  await until(
    async () => {
      await addPosts(koro, wall, [aPost()]);
      return desk.isOpen;
    },
    (isOpen) => !isOpen,
    3_000,
  );

  const before = desk.heard.length;
  await addPosts(koro, wall, [aPost()]);
  expect(desk.heard).toHaveLength(before);
  expect(koro.live.desk.size).toBe(0);
});

it("tells nobody who is signed out, and answers HEAD with its head", async () => {
  await aProblem(await fetch(`${koro.origin}/v1/admin/live`), 401, "signed-out");
  const headers = { cookie: await cookieFor() };
  const head = await rawly(koro.origin, "/v1/admin/live", { method: "HEAD", headers });
  expect([head.status, head.bytes.length]).toEqual([200, 0]);
  expect(koro.live.desk.size).toBe(0);
});

it("cuts off a moderator's page that does not read", async () => {
  const wall = await aWall(koro, workspaceId);
  const { hostname, port } = new URL(koro.origin);
  const lazy = connect(Number(port), hostname);
  lazy.on("error", () => {});
  lazy.pause();
  lazy.write(
    `GET /v1/admin/live HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${await cookieFor()}\r\n\r\n`,
  );
  await until(
    () => koro.live.desk.size,
    (size) => size === 1,
  );

  const posts = Array.from({ length: 2_000 }, () => wall.id);
  let mostWaiting = 0;
  for (let told = 0; told < 400 && koro.live.desk.size > 0; told++) {
    koro.live.desk.tell(wall.id, (slug) => ({ kind: "arrived", wall: slug, posts }));
    await koro.actions.db.execute("select 1");
    for (const socket of koro.sockets) mostWaiting = Math.max(mostWaiting, socket.writableLength);
  }

  expect(koro.live.desk.size).toBe(0);
  expect(mostWaiting).toBeLessThan(mostWaitingBytes + 2 * 40 * posts.length);
  lazy.destroy();
});

it("hears that a wall's settings changed", async () => {
  const wall = await aWall(koro, workspaceId);
  const desk = await openDesk(await cookieFor());
  await changeWall(koro.actions, wall.id, { title: "Acme Kış" });
  await until(
    () => desk.heard.map(({ event }) => event),
    (kinds) => kinds.includes("wall"),
    1_500,
  );
  desk.close();
});
