/** Moderation on the wall itself: for those who may, kept nowhere; for everybody else there is no such thing. */
import { beforeAll, describe, expect, it } from "vitest";
import { openPeople, type Person } from "../people/support.ts";
import { addShown, aPost, aWall, type TestWall } from "../support/posts.ts";

const people = openPeople();
let workspaceId: string;
let wall: TestWall;
let moderator: Person;

beforeAll(async () => {
  workspaceId = await people.workspace();
  wall = await aWall(people.koro, workspaceId, { locale: "tr" });
  await addShown(people.koro, wall, [aPost()]);
  moderator = await people.person(workspaceId, "moderator", [wall.id]);
});

const page = (query = "") => `/w/${wall.slug}${query}`;
const asVisitor = (query = "", headers: Record<string, string> = {}) =>
  fetch(people.koro.origin + page(query), { redirect: "manual", headers });

describe("the hosted page", () => {
  it("carries the overlay for a moderator of the wall, and is kept nowhere", async () => {
    const answer = await moderator.ask("GET", page("?moderate"));

    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("etag")).toBeNull();
    const body = await answer.text();
    expect(body).toContain('src="/moderate.js"');
    expect(body).toContain(`name="koro-moderate" content="${wall.slug}"`);
    expect(body).toContain('data-may-block="false"');
  });

  it("sends whoever is not signed in to the desk's door", async () => {
    const answer = await asVisitor("?moderate");

    expect([answer.status, answer.headers.get("location")]).toEqual([
      ...[302, `/admin/walls/${wall.slug}/queue`],
    ]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("is not there for viewers and for people of other walls", async () => {
    const other = await aWall(people.koro, workspaceId);
    const viewer = await people.person(workspaceId, "viewer");
    const elsewhere = await people.person(workspaceId, "moderator", [other.id]);
    const stranger = await people.person(await people.workspace(), "owner");

    for (const who of [viewer, elsewhere, stranger])
      expect((await who.ask("GET", page("?moderate"))).status).toBe(404);
  });

  it("is byte for byte the same for visitors and for moderators who do not ask", async () => {
    const before = await asVisitor();
    const [tag, body] = [before.headers.get("etag"), await before.text()];
    await moderator.ask("GET", page("?moderate"));

    const after = await moderator.ask("GET", page());

    expect(after.headers.get("etag")).toBe(tag);
    expect(after.headers.get("cache-control")).toContain("public");
    expect(await after.text()).toBe(body);
    expect(body).not.toContain("moderate");
    const again = await asVisitor("", { "if-none-match": tag ?? "" });
    expect(again.status).toBe(304);
  });
});
