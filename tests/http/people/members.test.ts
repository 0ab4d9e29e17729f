import { describe, expect, it } from "vitest";
import { Me } from "../../../server/wire/desk.ts";
import { Member, MemberPage } from "../../../server/wire/people.ts";
import { addWorkspace, askWithKey } from "../support/people.ts";
import { aWall } from "../support/posts.ts";
import { aProblem } from "../support/problem.ts";
import { memberPath, nobodyKnown, openPeople } from "./support.ts";

const people = openPeople();
const path = "/v1/admin/members";

describe("the members", () => {
  it("are listed page by page with role, walls and when they were here last", async () => {
    const workspaceId = await people.workspace();
    const wall = await aWall(people.koro, workspaceId);
    const owner = await people.person(workspaceId, "owner");
    const limited = await people.person(workspaceId, "moderator", [wall.id, nobodyKnown]);
    await people.person(workspaceId, "viewer");
    await limited.ask("GET", "/v1/admin/me");

    const first = MemberPage.parse(await (await owner.ask("GET", `${path}?limit=2`)).json());
    const rest = MemberPage.parse(
      await (await owner.ask("GET", `${path}?limit=2&cursor=${first.next}`)).json(),
    );

    expect([...first.members, ...rest.members].map(({ role, isYou }) => [role, isYou])).toEqual([
      ["owner", true],
      ["moderator", false],
      ["viewer", false],
    ]);
    expect(first.members[1]).toMatchObject({
      ...{ email: limited.email, twoFactor: false, lastActiveAt: expect.any(String) },
      walls: [{ id: wall.id, slug: wall.slug, title: "Acme Yaz" }],
    });
    expect(rest).toMatchObject({ next: null, members: [{ walls: null, lastActiveAt: null }] });
  });

  it("are nobody's business below an admin, and those of another workspace nobody's at all", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const moderator = await people.person(workspaceId, "moderator");
    const viewer = await people.person(workspaceId, "viewer");
    const stranger = await people.person(await addWorkspace(people.koro.actions.db), "owner");

    for (const { ask } of [moderator, viewer])
      await aProblem(await ask("GET", path), 404, "not-found");
    for (const { ask } of [moderator, viewer, stranger]) {
      await aProblem(await ask("PATCH", memberPath(owner), { role: "viewer" }), 404, "not-found");
      await aProblem(await ask("DELETE", memberPath(owner)), 404, "not-found");
      await aProblem(await ask("DELETE", `${memberPath(owner)}/two-factor`), 404, "not-found");
    }
    expect(await people.roles(workspaceId)).toEqual(["moderator", "owner", "viewer"]);
  });
});

describe("a role", () => {
  it("is changed, and counts for the next request", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "admin");

    const answer = await owner.ask("PATCH", memberPath(person), { role: "viewer" });

    expect(Member.parse(await answer.json())).toMatchObject({ role: "viewer" });
    expect(Me.parse(await (await person.ask("GET", "/v1/admin/me")).json()).role).toBe("viewer");
    await aProblem(
      await person.ask("POST", "/v1/admin/walls", { slug: "xy", title: "X" }),
      403,
      "forbidden",
    );
  });

  it("without limits takes the limits away, and cannot be given together with some", async () => {
    const workspaceId = await people.workspace();
    const wall = await aWall(people.koro, workspaceId);
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator", [wall.id]);

    const both = { role: "admin", walls: [wall.id] };
    const refused = await aProblem(
      await owner.ask("PATCH", memberPath(person), both),
      422,
      "invalid",
    );
    expect(refused.errors?.map(({ path }) => path)).toEqual(["walls"]);
    const risen = await owner.ask("PATCH", memberPath(person), { role: "admin" });
    expect(await risen.json()).toMatchObject({ role: "admin", walls: null });
    const fallen = await owner.ask("PATCH", memberPath(person), { role: "viewer" });
    expect(await fallen.json()).toMatchObject({ role: "viewer", walls: null });
  });

  it("is limited to walls that exist here, and never to none", async () => {
    const workspaceId = await people.workspace();
    const foreign = await aWall(people.koro, await people.workspace());
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");

    for (const walls of [[foreign.id], [nobodyKnown], []])
      await aProblem(await owner.ask("PATCH", memberPath(person), { walls }), 422, "invalid");
  });

  it("of an owner is nothing an admin may touch or give", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const second = await people.person(workspaceId, "owner");
    const admin = await people.person(workspaceId, "admin");
    const person = await people.person(workspaceId, "moderator");
    const { db } = people.koro.actions;
    const key = await askWithKey(
      { origin: people.koro.origin, db },
      { workspaceId, role: "admin" },
    );

    for (const [method, target, body] of [
      ["PATCH", owner, { role: "viewer" }],
      ["PATCH", second, { walls: null }],
      ["PATCH", person, { role: "owner" }],
      ["PATCH", admin, { role: "owner" }],
      ["DELETE", owner, undefined],
    ] as const)
      await aProblem(await admin.ask(method, memberPath(target), body), 403, "forbidden");
    await aProblem(await admin.ask("DELETE", `${memberPath(owner)}/two-factor`), 403, "forbidden");
    await aProblem(
      await admin.ask("PATCH", "/v1/admin/workspace", { requiresTwoFactor: true }),
      403,
      "forbidden",
    );
    await aProblem(await key("PATCH", memberPath(person), { role: "viewer" }), 403, "forbidden");
    expect((await admin.ask("PATCH", memberPath(person), { role: "admin" })).status).toBe(200);
  });
});

describe("an admin who is limited to some walls", () => {
  it("does not lift the limit: there is no such page", async () => {
    const workspaceId = await people.workspace();
    const wall = await aWall(people.koro, workspaceId);
    const limited = await people.person(workspaceId, "admin", [wall.id]);
    const key = { name: "wide", scopes: ["manage"] };

    await aProblem(
      await limited.ask("PATCH", memberPath(limited), { walls: null }),
      404,
      "not-found",
    );
    await aProblem(await limited.ask("POST", "/v1/admin/api-keys", key), 404, "not-found");
  });
});

describe("the last owner", () => {
  it("can neither be demoted, nor removed, nor leave", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    await people.person(workspaceId, "admin");

    await aProblem(
      await owner.ask("PATCH", memberPath(owner), { role: "admin" }),
      403,
      "forbidden",
    );
    await aProblem(await owner.ask("DELETE", memberPath(owner)), 403, "forbidden");
    await aProblem(await owner.ask("DELETE", `${path}/me`), 403, "forbidden");
    expect(await people.roles(workspaceId)).toEqual(["admin", "owner"]);
  });

  it("stays when two owners demote or remove each other in the same millisecond", async () => {
    for (let round = 0; round < 12; round++) {
      const workspaceId = await people.workspace();
      const one = await people.person(workspaceId, "owner");
      const other = await people.person(workspaceId, "owner");
      const act = (by: typeof one, to: typeof one) =>
        round % 2
          ? by.ask("DELETE", memberPath(to))
          : by.ask("PATCH", memberPath(to), { role: "viewer" });

      const answers = await Promise.all([act(one, other), act(other, one)]);

      const wins = answers.filter(({ ok }) => ok).length;
      expect([round, wins]).toEqual([round, 1]);
      expect((await people.roles(workspaceId)).filter((role) => role === "owner")).toHaveLength(1);
    }
    expect(people.koro.errors).toEqual([]);
  });

  it("stays when both leave in the same millisecond", async () => {
    const workspaceId = await people.workspace();
    const both = [
      await people.person(workspaceId, "owner"),
      await people.person(workspaceId, "owner"),
    ];

    await Promise.all(both.map((person) => person.ask("DELETE", `${path}/me`)));

    expect(await people.roles(workspaceId)).toEqual(["owner"]);
  });
});

describe("somebody who is removed", () => {
  it("is out at once, and nothing of their account is kept", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");

    expect((await owner.ask("DELETE", memberPath(person))).status).toBe(204);

    await aProblem(await person.ask("GET", "/v1/admin/me"), 401, "signed-out");
    await aProblem(await owner.ask("DELETE", memberPath(person)), 404, "not-found");
    const left = await people.koro.actions.db.execute(
      `select 1 from auth_user where id = '${person.userId}'`,
    );
    expect([...left]).toEqual([]);
  });

  it("may have gone by themselves, whatever their role", async () => {
    const workspaceId = await people.workspace();
    await people.person(workspaceId, "owner");
    for (const role of ["viewer", "moderator", "admin"] as const) {
      const person = await people.person(workspaceId, role);
      expect((await person.ask("DELETE", `${path}/me`)).status).toBe(204);
      await aProblem(await person.ask("GET", "/v1/admin/me"), 401, "signed-out");
    }
    expect(await people.roles(workspaceId)).toEqual(["owner"]);
  });
});
