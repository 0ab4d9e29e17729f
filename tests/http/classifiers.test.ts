import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rows } from "../../server/db/client.ts";
import { AdminClassifier, ClassifierCheck, ClassifierList } from "../../server/wire/classifier.ts";
import { type Koro, startKoro } from "../support/server.ts";
import {
  moderation,
  type OpinionTwin,
  sendJson,
  startOpinionTwin,
} from "../support/twins/opinion-twin.ts";
import { type Ask, addMember, addWorkspace, askSignedIn } from "./support/people.ts";

const path = "/v1/admin/classifiers";
const apiKey = "sk-only-for-this-test";

let koro: Koro;
let twin: OpinionTwin;
let admin: Ask;
let moderator: Ask;
let stranger: Ask;
beforeAll(async () => {
  [koro, twin] = await Promise.all([startKoro(), startOpinionTwin()]);
  const { db } = koro.actions;
  const [ours, theirs] = [await addWorkspace(db), await addWorkspace(db)];
  const asks = async (workspaceId: string, role: "admin" | "moderator") =>
    askSignedIn(koro.origin, (await addMember(db, { workspaceId, role })).email);
  admin = await asks(ours, "admin");
  moderator = await asks(ours, "moderator");
  stranger = await asks(theirs, "admin");
});
afterAll(async () => {
  await koro?.stop();
  await twin?.close();
});

const wanted = () => ({
  ...{ kind: "openai", name: "Moderation", secrets: { apiKey } },
  settings: { baseUrl: twin.origin },
});

async function add(): Promise<AdminClassifier> {
  const answer = await admin("POST", path, wanted());
  expect(answer.status).toBe(201);
  return AdminClassifier.parse(await answer.json());
}

describe("who is asked for second opinions", () => {
  it("is added, tried, changed and deleted, and the key is never told", async () => {
    twin.answers((_, response) => sendJson(response, moderation({ hate: 0.02, violence: 0.4 })));
    const { id } = await add();

    const check = await admin("POST", `${path}/${id}/check`, { text: "hello" });
    expect(ClassifierCheck.parse(await check.json())).toMatchObject({
      ...{ ok: true, advice: null },
      scores: [
        { label: "violence", score: 0.4 },
        { label: "hate", score: 0.02 },
      ],
    });
    const changed = await admin("PATCH", `${path}/${id}`, { on: false, name: "Later" });
    expect(await changed.json()).toMatchObject({ on: false, name: "Later", hasSecrets: true });

    const list = await (await admin("GET", path)).text();
    expect(ClassifierList.parse(JSON.parse(list)).classifiers).toHaveLength(1);
    const log = await (await admin("GET", "/v1/admin/log")).text();
    expect(log).toContain("Moderation");
    const stored = JSON.stringify(await rows(koro.actions.db, sql`select * from classifier`));
    for (const text of [list, log, stored]) expect(text).not.toContain(apiKey);

    expect((await admin("DELETE", `${path}/${id}`)).status).toBe(204);
    expect((await admin("PATCH", `${path}/${id}`, { on: true })).status).toBe(404);
  });

  it("says in words why there is no answer", async () => {
    twin.answers((_, response) => sendJson(response, {}, 401));
    const { id } = await add();
    const headers = { "accept-language": "tr" };
    const check = await admin("POST", `${path}/${id}/check`, {}, headers);
    expect(ClassifierCheck.parse(await check.json())).toMatchObject({
      ...{ ok: false, scores: [], message: expect.stringContaining("reddediyor") },
    });
  });

  it("keeps a key from an address that it was not entered for", async () => {
    const { id } = await add();
    const elsewhere = { settings: { baseUrl: "https://elsewhere.example" } };
    const answer = await admin("PATCH", `${path}/${id}`, elsewhere);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: "secrets" }] });
    const again = await admin("PATCH", `${path}/${id}`, { ...elsewhere, secrets: { apiKey } });
    expect(again.status).toBe(200);
  });

  it("loses no change of somebody else", async () => {
    const { id, version } = await add();
    await admin("PATCH", `${path}/${id}`, { name: "First", version });
    expect((await admin("PATCH", `${path}/${id}`, { name: "Second", version })).status).toBe(409);
  });

  it("is the affair of the workspace's admins alone", async () => {
    const { id } = await add();
    expect((await moderator("GET", path)).status).toBe(404);
    expect((await moderator("POST", path, wanted())).status).toBe(404);
    expect((await stranger("PATCH", `${path}/${id}`, { on: false })).status).toBe(404);
    expect((await stranger("DELETE", `${path}/${id}`)).status).toBe(404);
    expect((await stranger("POST", `${path}/${id}/check`, {})).status).toBe(404);
  });

  it.each([
    ["an address that is none", { settings: { baseUrl: "ftp://acme.example" } }],
    ["a setting nobody knows", { settings: { port: 1 } }],
    [
      "a webhook without a secret",
      { kind: "webhook", settings: { url: "https://a.example" }, secrets: {} },
    ],
  ])("is refused with %s", async (_, fields) => {
    expect((await admin("POST", path, { ...wanted(), ...fields })).status).toBe(422);
  });
});
