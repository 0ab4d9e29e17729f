import { describe, expect, it } from "vitest";
import { ApiKeyAnswer, ApiKeyPage } from "../../../server/wire/people.ts";
import { askAs } from "../support/people.ts";
import { aProblem } from "../support/problem.ts";
import { memberPath, nobodyKnown, openPeople, type Person } from "./support.ts";

const people = openPeople();
const path = "/v1/admin/api-keys";

async function aKey(by: Person, fields: Record<string, unknown> = {}) {
  const answer = await by.ask("POST", path, { name: "site", scopes: ["read"], ...fields });
  expect([answer.status, fields]).toEqual([201, fields]);
  const made = ApiKeyAnswer.parse(await answer.json());
  const ask = askAs(people.koro.origin, { authorization: `Bearer ${made.secret}` });
  return { ...made, ask };
}

describe("a key", () => {
  it("is shown once, told apart by its end, and says when it was used", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const { key, secret, ask } = await aKey(owner, { scopes: ["moderate", "read", "read"] });
    expect(key).toMatchObject({
      hint: secret.slice(-4),
      scopes: ["read", "moderate"],
      lastUsedAt: null,
    });

    expect((await ask("GET", "/v1/admin/walls")).status).toBe(200);

    const text = await (await owner.ask("GET", path)).text();
    expect(text).not.toContain(secret.slice(5, 30));
    const { keys } = ApiKeyPage.parse(JSON.parse(text));
    expect(keys[0]).toMatchObject({ id: key.id, lastUsedAt: expect.any(String), walls: null });
    const [kept] = await people.koro.actions.db.execute("select k::text from api_key k");
    expect(JSON.stringify(kept)).not.toContain(secret.slice(5, 30));
  });

  it("that is revoked while in use opens nothing from then on", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const { key, ask } = await aKey(owner);
    expect((await ask("GET", "/v1/admin/me")).status).toBe(200);

    expect((await owner.ask("DELETE", `${path}/${key.id}`)).status).toBe(204);

    await aProblem(await ask("GET", "/v1/admin/me"), 401, "signed-out");
    await aProblem(await owner.ask("DELETE", `${path}/${key.id}`), 404, "not-found");
  });

  it("is over when its time is, and not made with one that is over", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const late = { name: "late", scopes: ["read"], expiresAt: "2020-01-01T00:00:00Z" };
    await aProblem(await owner.ask("POST", path, late), 422, "invalid");
    const { key, ask } = await aKey(owner, { expiresAt: "2999-01-01T00:00:00+03:00" });
    expect(key.expiresAt).toBe("2998-12-31T21:00:00.000Z");

    await people.koro.actions.db.execute(
      `update api_key set expires_at = now() where id = '${key.id}'`,
    );

    await aProblem(await ask("GET", "/v1/admin/me"), 401, "signed-out");
  });

  it("needs a name of its own, scopes from the list, and walls of this workspace", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    await aKey(owner, { name: "one" });

    for (const [fields, status, code] of [
      [{ name: "one" }, 409, "taken"],
      [{ scopes: [] }, 422, "invalid"],
      [{ scopes: ["everything"] }, 422, "invalid"],
      [{ walls: [nobodyKnown] }, 422, "invalid"],
      [{ walls: [nobodyKnown], scopes: ["people"] }, 422, "invalid"],
      [{ role: "owner" }, 422, "invalid"],
    ] as const) {
      const answer = await owner.ask("POST", path, { name: "two", scopes: ["read"], ...fields });
      await aProblem(answer, status, code);
    }
  });

  it("of one name is made once by two who ask at the same moment", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const wanted = { name: "twice", scopes: ["read"] };

    const both = await Promise.all([1, 2].map(() => owner.ask("POST", path, wanted)));

    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it("for people handles moderators and viewers, and neither makes nor touches an admin or owner", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const admin = await people.person(workspaceId, "admin");
    const moderator = await people.person(workspaceId, "moderator");
    const viewer = await people.person(workspaceId, "viewer");
    const { ask } = await aKey(owner, { scopes: ["read", "moderate", "manage", "people"] });
    const invitations = "/v1/admin/invitations";
    const guest = (role: string) => ({ email: `${role}-by-key@people.example`, role });
    const open = await owner.ask("POST", invitations, guest("admin"));
    const waiting = `${invitations}/${(await open.json()).invitation.id}`;

    for (const [method, to, body] of [
      ["POST", invitations, { ...guest("admin"), email: "thief@people.example" }],
      ["POST", invitations, guest("owner")],
      ["POST", `${waiting}/send`, undefined],
      ["DELETE", waiting, undefined],
      ["PATCH", memberPath(moderator), { role: "admin" }],
      ["PATCH", memberPath(admin), { role: "viewer" }],
      ["PATCH", memberPath(owner), { role: "viewer" }],
      ["DELETE", `${memberPath(admin)}/two-factor`, undefined],
      ["DELETE", `${memberPath(owner)}/two-factor`, undefined],
      ["DELETE", memberPath(admin), undefined],
      ["DELETE", memberPath(owner), undefined],
    ] as const) {
      const answer = await ask(method, to, body);
      expect([method, to, body, answer.status]).toEqual([method, to, body, 403]);
    }
    expect(await people.roles(workspaceId)).toEqual(["admin", "moderator", "owner", "viewer"]);

    expect((await ask("POST", invitations, guest("moderator"))).status).toBe(201);
    expect((await ask("PATCH", memberPath(viewer), { role: "moderator" })).status).toBe(200);
    expect((await ask("DELETE", memberPath(moderator))).status).toBe(204);
  });

  it("is not for moderators, and not seen from another workspace", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const moderator = await people.person(workspaceId, "moderator");
    const stranger = await people.person(await people.workspace(), "owner");
    const { key } = await aKey(owner);

    await aProblem(await moderator.ask("GET", path), 404, "not-found");
    await aProblem(await stranger.ask("DELETE", `${path}/${key.id}`), 404, "not-found");
    expect((await (await stranger.ask("GET", path)).json()).keys).toEqual([]);
  });
});
