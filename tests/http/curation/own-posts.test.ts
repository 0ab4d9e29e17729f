/** Posts of our own: shown at once, in our own words, which only we may change; nobody else's words can be. */
import { beforeAll, describe, expect, it } from "vitest";
import { submit } from "../../../server/actions/submit.ts";
import { withdraw } from "../../../server/actions/withdraw.ts";
import { openPeople, type Person } from "../people/support.ts";
import { cookieOf, signIn } from "../support/people.ts";
import { aPhoto } from "../support/pictures.ts";
import { addShown, aPost, aWall, type TestWall } from "../support/posts.ts";

const people = openPeople();
let workspaceId: string;
let owner: Person;
let wall: TestWall;

beforeAll(async () => {
  workspaceId = await people.workspace();
  owner = await people.person(workspaceId, "owner");
  wall = await aWall(people.koro, workspaceId, { locale: "tr" });
});

const posts = () => `/v1/admin/walls/${wall.slug}/posts`;
const shown = async (file = "feed") =>
  (await fetch(`${people.koro.origin}/v1/walls/${wall.slug}/${file}`)).json();
const find = async (id: string) =>
  (await shown()).posts.find((post: { id: string }) => post.id === id);

async function make(body: object) {
  const answer = await owner.ask("POST", posts(), body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; batch: string };
}

describe("a post of our own", () => {
  it("is on the wall at once, signed by the workspace, with what was asked for", async () => {
    const cta = { label: "Hemen keşfet", url: "https://acme.example/yaz" };
    const text = "Yaz geldi! #AcmeYaz https://acme.example/yaz";
    const { id } = await make({ text, cta, sponsor: "Acme" });

    expect(await find(id)).toMatchObject({
      ...{ network: "own", permalink: null, text, lang: "tr", cta },
      author: { name: "Acme", handle: null, url: null, avatar: null },
      entities: [{ kind: "link", url: "https://acme.example/yaz" }],
      badges: [{ kind: "sponsored", label: "Sponsorlu · Acme" }],
    });
    const feed = await shown("feed.json");
    expect(feed.items.map((item: { id: string }) => item.id)).toContain(id);
  });

  it("takes pictures as every upload does, with their texts", async () => {
    const form = new FormData();
    form.set("text", "Two pictures");
    form.set("name", "Acme Istanbul");
    form.set("ctaLabel", "");
    for (const alt of ["A boat", ""]) {
      form.append("media", new Blob([new Uint8Array(await aPhoto())]), "boat.jpg");
      form.append("alt", alt);
    }

    const { origin } = people.koro;
    const cookie = cookieOf(await signIn(origin, owner.email));
    const answer = await fetch(origin + posts(), {
      ...{ method: "POST", body: form, headers: { cookie, origin } },
    });

    expect(answer.status).toBe(201);
    const post = await find((await answer.json()).id);
    expect(post.author.name).toBe("Acme Istanbul");
    expect(post.media.map(({ alt }: { alt: string }) => alt)).toEqual(["A boat", null]);
    expect((await fetch(post.media[0].sources[0].src)).status).toBe(200);
  });

  it("refuses a picture that was taken down, and says why", async () => {
    const bytes = new Uint8Array(await aPhoto("#28c"));
    const { token } = await submit(people.koro.actions, {
      ...{ wallId: wall.id, workspaceId, text: "Me", name: "İpek", email: null, locale: "en" },
      ...{ lang: "en", consent: { version: "1", text: "I agree", locale: "en" } },
      pictures: [{ bytes, alt: null }],
    });
    await withdraw(people.koro.actions, { token, wallId: wall.id });
    const form = new FormData();
    form.set("text", "Look who was here");
    form.append("media", new Blob([bytes]), "boat.jpg");
    const { origin } = people.koro;
    const cookie = cookieOf(await signIn(origin, owner.email));

    const answer = await fetch(origin + posts(), {
      ...{ method: "POST", body: form, headers: { cookie, origin } },
    });

    expect(answer.status).toBe(422);
    expect((await answer.json()).errors).toMatchObject([{ path: "media" }]);
  });

  it("says nothing is nothing", async () => {
    expect((await owner.ask("POST", posts(), { text: "  " })).status).toBe(422);
    expect((await owner.ask("POST", posts(), { text: "x", html: "<b>" })).status).toBe(422);
  });

  it("can be reworded, undone like any decision, and deleted for good", async () => {
    const { id, batch } = await make({ text: "Opne today" });

    expect((await owner.ask("PATCH", `${posts()}/${id}`, { text: "Open today" })).status).toBe(204);
    expect((await find(id)).text).toBe("Open today");

    const { id: second, batch: undoable } = await make({ text: "Too early" });
    const undo = `/v1/admin/walls/${wall.slug}/decisions/${undoable}/undo`;
    expect((await (await owner.ask("POST", undo)).json()).results).toEqual([
      expect.objectContaining({ post: second, ok: true, state: "pending" }),
    ]);
    expect(await find(second)).toBeUndefined();

    expect((await owner.ask("DELETE", `${posts()}/${id}`)).status).toBe(204);
    expect(await find(id)).toBeUndefined();
    expect((await owner.ask("DELETE", `${posts()}/${id}`)).status).toBe(404);
    expect(batch).not.toBe(undoable);
  });

  it("is the only one whose words can be changed", async () => {
    const [id = ""] = await addShown(people.koro, wall, [aPost({ text: "My own words" })]);

    expect((await owner.ask("PATCH", `${posts()}/${id}`, { text: "Ours" })).status).toBe(403);
    expect((await owner.ask("DELETE", `${posts()}/${id}`)).status).toBe(403);
    expect((await find(id)).text).toBe("My own words");
  });

  it("waits for its time", async () => {
    const showFrom = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await make({ text: "Tomorrow", showFrom });
    expect(await find(id)).toBeUndefined();
    const both = { showFrom, showUntil: showFrom };
    expect((await owner.ask("POST", posts(), { text: "Never", ...both })).status).toBe(422);
  });
});
