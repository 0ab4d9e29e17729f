/** What the desk may ask of the queue over HTTP: cursors, what a post tells at a glance, facets and saved views. */
import { beforeAll, describe, expect, it } from "vitest";
import { Placement, PlacementPage } from "../../server/wire/placement.ts";
import { Facets } from "../../server/wire/placement-query.ts";
import { SavedView, SavedViews } from "../../server/wire/saved-view.ts";
import { nobodyKnown, openPeople, type Person } from "./people/support.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

const people = openPeople();
let wall: TestWall;
let ece: Person;
let can: Person;
let viewer: Person;
beforeAll(async () => {
  const workspaceId = await people.workspace();
  wall = await aWall(people.koro, workspaceId);
  ece = await people.person(workspaceId, "moderator");
  can = await people.person(workspaceId, "moderator");
  viewer = await people.person(workspaceId, "viewer");
});

const at = (path: string) => `/v1/admin/walls/${wall.slug}${path}`;

describe("the queue over HTTP", () => {
  it("tells what there is to know about an author and why a post is here", async () => {
    const [id = ""] = await addPosts(people.koro, wall, [
      aPost({ hashtags: ["ACMEYAZ", "other"], counts: { likes: 3, comments: 4, views: 100 } }),
    ]);

    const one = Placement.parse(await (await viewer.ask("GET", at(`/placements/${id}`))).json());

    expect(one.post.author).toMatchObject({ followers: 4200, tier: "nano" });
    expect(one.post.author?.history).toEqual({ approved: 0, rejected: 0, held: 0 });
    expect(one.post.engagement).toBe(7);
    expect(one.matched).toEqual(["ACMEYAZ"]);
  });

  it("refuses a cursor of another order or another search, and says of which", async () => {
    await addPosts(people.koro, wall, [aPost(), aPost(), aPost()]);
    const page = async (query: string) =>
      PlacementPage.parse(await (await viewer.ask("GET", at(`/placements?${query}`))).json());
    for (const order of ["oldest", "newest", "engaged", "reach-most", "reach-least"]) {
      const { next } = await page(`order=${order}&limit=2`);
      expect((await page(`order=${order}&limit=2&cursor=${next}`)).placements).toHaveLength(2);
      const other = order === "engaged" ? "newest" : "engaged";
      const problem = await viewer.ask("GET", at(`/placements?order=${other}&cursor=${next}`));
      const { detail } = await aProblem(problem, 400, "bad-request");
      expect(detail).toContain(`order=${order}`);
      await aProblem(
        await viewer.ask("GET", at(`/placements?order=${order}&q=x&cursor=${next}`)),
        ...([400, "bad-request"] as const),
      );
    }
    for (const query of [
      "from=gestern",
      "until=2026-13-01",
      "alt=all",
      "collection=x",
      "order=best",
    ])
      await aProblem(await viewer.ask("GET", at(`/placements?${query}`)), 400, "bad-request");
  });

  it("says what can be filtered by", async () => {
    const facets = Facets.parse(
      await (await viewer.ask("GET", at("/facets?state=pending"))).json(),
    );

    expect(facets.networks.map(({ value }) => value)).toEqual(["mastodon"]);
    expect(facets.sources).toMatchObject([{ value: wall.sourceId, connector: "mastodon" }]);
    await aProblem(await viewer.ask("GET", at("/facets?state=gone")), 400, "bad-request");
  });
});

describe("saved views", () => {
  const names = async (person: Person) =>
    SavedViews.parse(await (await person.ask("GET", at("/views"))).json()).views.map((v) => v.name);
  const query = { state: "pending", order: "engaged", q: "yaz" };

  it("are one's own until they are shared, and each name is there once", async () => {
    const made = await ece.ask("POST", at("/views"), { name: "Mine", query });
    expect(made.status).toBe(201);
    const view = SavedView.parse(await made.json());
    expect(view).toMatchObject({ name: "Mine", query, shared: false, mine: true });
    await aProblem(await ece.ask("POST", at("/views"), { name: "Mine", query }), 409, "taken");
    expect((await can.ask("POST", at("/views"), { name: "Mine", query: {} })).status).toBe(201);
    await aProblem(await can.ask("DELETE", at(`/views/${view.id}`)), 404, "not-found");
    expect(await names(viewer)).toEqual([]);

    const shared = await ece.ask("PATCH", at(`/views/${view.id}`), { shared: true, name: "Ours" });
    expect(await shared.json()).toMatchObject({ name: "Ours", query, shared: true, mine: false });
    expect(await names(viewer)).toEqual(["Ours"]);
    expect(await names(can)).toEqual(["Mine", "Ours"]);
    expect((await can.ask("DELETE", at(`/views/${view.id}`))).status).toBe(204);
    expect(await names(ece)).toEqual([]);
  });

  it("hold nothing that the list would not take, and are kept by whoever may decide", async () => {
    const wrong = [
      { colour: "blue" },
      { state: "gone" },
      { order: "best" },
      { cursor: "x" },
      { q: 1 },
    ];
    for (const given of wrong)
      await aProblem(
        await ece.ask("POST", at("/views"), { name: "Wrong", query: given }),
        ...([422, "invalid"] as const),
      );
    const view = { name: "View", query: {} };
    await aProblem(await viewer.ask("POST", at("/views"), view), 403, "forbidden");
    await aProblem(await ece.ask("PATCH", at(`/views/${nobodyKnown}`), view), 404, "not-found");
  });
});
