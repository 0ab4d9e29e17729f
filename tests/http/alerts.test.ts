import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { watchAlerts } from "../../server/actions/alerts/watch-alerts.ts";
import { Alert, AlertAnswer, AlertList, DeliveryPage } from "../../server/wire/alert.ts";
import { type Koro, startKoro } from "../support/server.ts";
import {
  type Ask,
  addMember,
  addWorkspace,
  askSignedIn,
  askWithKey,
  type Member,
} from "./support/people.ts";
import { aWall, type TestWall } from "./support/posts.ts";

const path = "/v1/admin/alerts";

let koro: Koro;
let workspaceId: string;
let wall: TestWall;
let admin: Ask;
let moderator: Ask;
let limited: Member;
beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  wall = await aWall(koro, workspaceId);
  const other = await aWall(koro, workspaceId);
  const signedIn = async (member: Member) => askSignedIn(koro.origin, member.email);
  admin = await signedIn(await addMember(db, { workspaceId, role: "admin" }));
  limited = await addMember(db, { workspaceId, role: "moderator", walls: [other.id] });
  moderator = await signedIn(limited);
});
afterAll(() => koro?.stop());

const hook = { kind: "queue-age", channel: "webhook", url: "https://ops.acme.example/koro" };

async function make(ask: Ask, body: object) {
  const answer = await ask("POST", path, body);
  expect([answer.status, await answer.clone().text()]).toEqual([201, expect.any(String)]);
  return AlertAnswer.parse(await answer.json());
}

const list = async (ask: Ask) => AlertList.parse(await (await ask("GET", path)).json());
const told = async (ask: Ask) =>
  DeliveryPage.parse(await (await ask("GET", `${path}/deliveries`)).json());

describe("alerts", () => {
  it("are one's own, and webhooks the workspace's, whose secret is shown once", async () => {
    const mine = await make(moderator, { kind: "report", channel: "email" });
    const hooked = await make(admin, hook);

    expect(mine.secret).toBeNull();
    expect(hooked.secret).toMatch(/^whsec_.{40,}/);
    expect((await list(moderator)).alerts.map(({ id }) => id)).toEqual([mine.alert.id]);
    const seen = await list(admin);
    expect(seen.alerts).toMatchObject([{ id: hooked.alert.id, url: hook.url, minutes: 15 }]);
    expect(JSON.stringify(seen)).not.toContain(hooked.secret);
    for (const [method, body] of [["PATCH", { on: false }], ["DELETE"]] as const) {
      const refused = [
        await moderator(method, `${path}/${hooked.alert.id}`, body),
        await admin(method, `${path}/${mine.alert.id}`, body),
      ];
      expect(refused.map(({ status }) => status)).toEqual([404, 404]);
    }
  });

  it("are refused to who may not have them", async () => {
    const viewer = await addMember(koro.actions.db, { workspaceId, role: "viewer" });
    const ask = await askSignedIn(koro.origin, viewer.email);
    expect((await ask("GET", path)).status).toBe(403);
    expect((await ask("POST", path, { kind: "report", channel: "page" })).status).toBe(403);
    expect((await moderator("POST", path, hook)).status).toBe(403);
    const elsewhere = { kind: "report", channel: "page", wall: wall.slug };
    expect((await moderator("POST", path, elsewhere)).status).toBe(404);
    const key = await askWithKey(
      { origin: koro.origin, db: koro.actions.db },
      { workspaceId, role: "admin" },
    );
    expect((await key("POST", path, { kind: "report", channel: "email" })).status).toBe(403);
    expect((await key("POST", path, hook)).status).toBe(201);
  });

  it("say which field is wrong", async () => {
    for (const [body, field] of [
      [{ ...hook, url: "http://ops.acme.example" }, "url"],
      [{ kind: "queue-age", channel: "page", minutes: 0 }, "minutes"],
      [{ kind: "queue-age", channel: "page", minutes: 1441 }, "minutes"],
      [{ kind: "digest", channel: "page", hour: 9, zone: "Mars/Olympus" }, "zone"],
      [{ kind: "digest", channel: "page", hour: 24 }, "hour"],
    ] as const) {
      const answer = await admin("POST", path, body);
      expect(answer.status).toBe(422);
      expect((await answer.json()).errors[0].path).toBe(field);
    }
  });

  it("can be changed, tested and deleted, and the log says so", async () => {
    const { alert } = await make(admin, { kind: "queue-age", channel: "page", wall: wall.slug });
    expect(alert.wall).toMatchObject({ slug: wall.slug });

    const changed = await admin("PATCH", `${path}/${alert.id}`, { minutes: 30, on: false });
    expect(Alert.parse(await changed.json())).toMatchObject({ minutes: 30, on: false });
    const tested = await admin("POST", `${path}/${alert.id}/test`);
    expect(tested.status).toBe(202);
    expect((await tested.json()).alert.last).toMatchObject({ state: "done", test: true });
    expect(await told(admin)).toMatchObject({ unread: 1, deliveries: [{ isNew: true }] });
    expect((await admin("PUT", `${path}/deliveries/seen`, {})).status).toBe(204);
    expect(await told(admin)).toMatchObject({ unread: 0, deliveries: [{ isNew: false }] });
    expect((await admin("DELETE", `${path}/${alert.id}`)).status).toBe(204);

    const { lines } = await (await admin("GET", "/v1/admin/log?kind=alert")).json();
    const acts = lines.slice(0, 3).map(({ act }: { act: string }) => act);
    expect(acts).toEqual(["delete", "change", "create"]);
    expect(JSON.stringify(lines)).not.toMatch(/whsec_|ops\.acme/);
  });

  it("reach the page of whose they are, and nobody else's", async () => {
    const { alert } = await make(moderator, { kind: "source-attention", channel: "page" });
    const heard = await Promise.all([aLine(admin), aLine(moderator)]);

    await moderator("POST", `${path}/${alert.id}/test`);
    await heard[1].until("event: alert");
    await koro.actions.db.execute(sql`select pg_notify('koro', 'people')`);

    expect(heard[1].said()).toMatch(/event: alert\ndata: \{"id":"[\da-f-]{36}"\}/);
    expect(heard[0].said()).not.toContain("event: alert");
    for (const line of heard) await line.close();
  });

  it("name no wall any more that was taken away since", async () => {
    const { db } = koro.actions;
    const both = await addMember(db, { workspaceId, role: "moderator" });
    const ask = await askSignedIn(koro.origin, both.email);
    const { alert } = await make(ask, { kind: "report", channel: "page" });
    await db.execute(sql`
      insert into report (id, workspace_id, wall_id, post_id, reason)
      values (gen_random_uuid(), ${workspaceId}::uuid, ${wall.id}::uuid, gen_random_uuid(), 'other')`);
    await watchAlerts(koro.actions);
    expect((await told(ask)).deliveries[0]).toMatchObject({ alert: alert.id });
    expect((await told(ask)).deliveries[0]?.walls).toHaveLength(1);

    await db.execute(sql`update member set walls = '{}' where user_id = ${both.userId}::uuid`);

    expect((await told(ask)).deliveries[0]?.walls).toEqual([]);
  });
});

/** What `/v1/admin/live` says to somebody. */
async function aLine(ask: Ask) {
  const answer = await ask("GET", "/v1/admin/live");
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  return {
    said: () => said,
    async until(text: string) {
      while (!said.includes(text)) said += (await reader?.read())?.value ?? "";
    },
    close: () => reader?.cancel(),
  };
}
