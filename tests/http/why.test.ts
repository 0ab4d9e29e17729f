import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Why } from "../../server/wire/why.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn } from "./support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let workspaceId: string;
const ask = {} as Record<"admin" | "moderator" | "viewer", Ask>;

beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  for (const role of ["admin", "moderator", "viewer"] as const)
    ask[role] = await askSignedIn(koro.origin, (await addMember(db, { workspaceId, role })).email);
});
afterAll(() => koro?.stop());

const whyPath = (wall: TestWall, post: string) => `/v1/admin/walls/${wall.slug}/posts/${post}/why`;
const why = async (wall: TestWall, post: string, by: Ask = ask.moderator) =>
  Why.parse(await (await by("GET", whyPath(wall, post))).json());
const decide = (wall: TestWall, post: string, move: object) =>
  ask.moderator("POST", `/v1/admin/walls/${wall.slug}/decisions`, { moves: [{ post, ...move }] });

describe("why a post is not shown", () => {
  it("is a rule, with what it found and the way to it", async () => {
    const wall = await aWall(koro, workspaceId);
    const condition = { fact: "words", words: ["bitcoin"] };
    const rule = { name: "No coins", condition, moves: { verdict: "reject" } };
    await ask.admin("POST", `/v1/admin/walls/${wall.slug}/rules`, rule);
    const [post = ""] = await addPosts(koro, wall, [aPost({ text: "Buy bitcoin now" })]);

    const { here, history } = await why(wall, post);

    expect(here.reasons).toMatchObject([
      {
        ...{ reason: "rule", by: { kind: "rule", name: "No coins" } },
        note: expect.stringContaining("bitcoin"),
        undo: [{ how: "decide" }, { how: "rule", href: `/admin/walls/${wall.slug}/rules` }],
      },
    ]);
    expect(history).toMatchObject([{ act: "reject", actor: { kind: "rule", name: "No coins" } }]);
  });

  it("is the person who blocked its author", async () => {
    const wall = await aWall(koro, workspaceId);
    const author = { ...aPost().author, externalId: "eve", handle: "@eve@home.example" };
    const blocked = { network: "mastodon", author: "@eve@home.example", list: "blocked" };
    await ask.admin("POST", "/v1/admin/authors", { authors: [blocked] });
    const [post = ""] = await addPosts(koro, wall, [
      aPost({ author: { ...author, name: "Eve", url: null, avatarUrl: null, followers: null } }),
    ]);

    expect((await why(wall, post)).here.reasons).toMatchObject([
      { reason: "author-blocked", by: { kind: "person" }, undo: [{ how: "author-list" }, {}] },
    ]);
  });

  it("is the wall that somebody made dark, also for a post that was approved", async () => {
    const wall = await aWall(koro, workspaceId);
    const [post = ""] = await addPosts(koro, wall, [aPost()]);
    await decide(wall, post, { move: "approve", expect: 1 });
    expect((await why(wall, post)).here).toMatchObject({ shown: true, reasons: [] });

    await ask.moderator("PATCH", `/v1/admin/walls/${wall.slug}`, { state: "dark" });

    const { here } = await why(wall, post);
    expect(here.shown).toBe(false);
    expect(here.reasons).toMatchObject([
      {
        ...{ reason: "wall-dark", by: { kind: "person", name: expect.stringMatching(/^Deniz/) } },
        undo: [{ how: "wall", href: `/admin/walls/${wall.slug}/settings` }],
      },
    ]);
  });

  it("tells the whole history, undo and curation included, newest first", async () => {
    const wall = await aWall(koro, workspaceId);
    const [post = ""] = await addPosts(koro, wall, [aPost()]);
    const decided = await decide(wall, post, { move: "reject", expect: 1, reason: "spam" });
    const { batch } = (await decided.json()) as { batch: string };
    await ask.moderator("POST", `/v1/admin/walls/${wall.slug}/decisions/${batch}/undo`);
    const tagged = await ask.moderator("PATCH", `/v1/admin/walls/${wall.slug}/placements/${post}`, {
      tags: ["quay"],
    });
    expect(tagged.status).toBe(200);

    const { here, history } = await why(wall, post);

    expect(history.slice(-2).map(({ act }) => act)).toEqual(["undo", "reject"]);
    expect(history[0]?.kind).toBe("placement");
    expect(here.reasons).toMatchObject([{ by: { kind: "person" }, undo: [{ how: "decide" }] }]);
  });

  it("keeps what rules found and people noted from those who only look", async () => {
    const wall = await aWall(koro, workspaceId);
    const [post = ""] = await addPosts(koro, wall, [aPost()]);
    await decide(wall, post, { move: "reject", expect: 1, note: "a note for colleagues" });

    expect(JSON.stringify(await why(wall, post))).toContain("for colleagues");
    expect(JSON.stringify(await why(wall, post, ask.viewer))).not.toContain("for colleagues");
  });

  it("keeps other walls from those who are limited to this one", async () => {
    const [mine, other] = [await aWall(koro, workspaceId), await aWall(koro, workspaceId)];
    const found = aPost();
    const [post = ""] = await addPosts(koro, mine, [found]);
    await addPosts(koro, other, [found]);
    await decide(other, post, { move: "reject", expect: 1, reason: "spam" });
    const limited = { workspaceId, role: "moderator" as const, walls: [mine.id] };
    const member = await addMember(koro.actions.db, limited);
    const by = await askSignedIn(koro.origin, member.email);

    const whole = await why(mine, post);
    expect(whole.elsewhere).toMatchObject([{ wall: { slug: other.slug }, state: "rejected" }]);
    const narrow = await why(mine, post, by);
    expect(narrow.elsewhere).toEqual([]);
    expect(narrow.history.every((line) => line.wall?.id === mine.id)).toBe(true);
    await aProblem(await by("GET", whyPath(other, post)), 404, "not-found");
    await aProblem(await by("GET", whyPath(mine, "nothing")), 404, "not-found");
  });
});
