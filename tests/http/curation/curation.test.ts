/** Pins in order, one post on many walls, collections: through the API, with the public feed as the witness. */
import { beforeAll, describe, expect, it } from "vitest";
import { openPeople, type Person } from "../people/support.ts";
import { addPosts, addShown, aPost, aWall, type TestWall } from "../support/posts.ts";

const people = openPeople();
let workspaceId: string;
let owner: Person;

beforeAll(async () => {
  workspaceId = await people.workspace();
  owner = await people.person(workspaceId, "owner");
});

const admin = (wall: TestWall) => `/v1/admin/walls/${wall.slug}`;
const newWall = () => aWall(people.koro, workspaceId);
const read = async <T>(path: string, who = owner): Promise<T> =>
  (await who.ask("GET", path)).json();

interface SeenPost {
  id: string;
  pinned: boolean;
  badges: object[];
}
const shownOn = async (wall: TestWall): Promise<SeenPost[]> =>
  (await (await fetch(`${people.koro.origin}/v1/walls/${wall.slug}/feed`)).json()).posts;
const idsOn = async (wall: TestWall) => (await shownOn(wall)).map(({ id }) => id);

async function aShownWall(number: number) {
  const wall = await newWall();
  const ids = await addShown(
    people.koro,
    wall,
    Array.from({ length: number }, () => aPost()),
  );
  return { wall, ids };
}

describe("pins", () => {
  it("stand in the order that was given, and others that are pinned behind them", async () => {
    const { wall, ids } = await aShownWall(5);
    const [a = "", b = "", c = "", d = ""] = ids;
    await owner.ask("PATCH", `${admin(wall)}/placements/${d}`, { pinned: true });

    const answer = await owner.ask("PUT", `${admin(wall)}/pins`, { posts: [c, a, b] });

    expect(answer.status).toBe(200);
    const { placements } = await answer.json();
    const order = placements.map(({ post }: { post: { id: string } }) => post.id);
    expect(order).toEqual([c, a, b, d]);
    expect((await idsOn(wall)).slice(0, 4)).toEqual([c, a, b, d]);
  });

  it("lose their place with their pin", async () => {
    const { wall, ids } = await aShownWall(2);
    await owner.ask("PUT", `${admin(wall)}/pins`, { posts: ids });
    const path = `${admin(wall)}/placements/${ids[0]}`;
    await owner.ask("PATCH", path, { pinned: false });
    await owner.ask("PATCH", path, { pinned: true });

    expect(await idsOn(wall)).toEqual([ids[1], ids[0]]);
  });

  it("are at most fifty, and posts of this wall", async () => {
    const { wall } = await aShownWall(1);
    const stranger = (await aShownWall(1)).ids;

    const strange = await owner.ask("PUT", `${admin(wall)}/pins`, { posts: stranger });
    expect(strange.status).toBe(422);
    const many = Array.from({ length: 51 }, () => stranger[0]);
    expect((await owner.ask("PUT", `${admin(wall)}/pins`, { posts: many })).status).toBe(422);
  });
});

describe("a copy", () => {
  const copy = async (from: TestWall, body: object) => {
    const answer = await owner.ask("POST", `${admin(from)}/placements/copy`, body);
    expect(answer.status).toBe(200);
    return answer.json();
  };

  it("waits for a decision there, or is shown there as it is here, with its sponsor", async () => {
    const { wall, ids } = await aShownWall(2);
    const [there, live] = [await newWall(), await newWall()];
    await owner.ask("PATCH", `${admin(wall)}/placements/${ids[0]}`, { sponsor: "Acme" });

    const waiting = await copy(wall, { posts: ids, to: there.slug });
    expect(waiting.results.map((result: { state: string }) => result.state)).toEqual([
      ...["pending", "pending"],
    ]);
    expect(await idsOn(there)).toEqual([]);

    await copy(wall, { posts: ids, to: live.id, state: "same" });
    const shown = await shownOn(live);
    expect(shown.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(shown.find(({ id }) => id === ids[0])?.badges).toHaveLength(1);
    expect(await idsOn(wall)).toHaveLength(2);
  });

  it("never brings back what was rejected there", async () => {
    const { wall, ids } = await aShownWall(1);
    const there = await newWall();
    await copy(wall, { posts: ids, to: there.slug });
    const moves = [{ post: ids[0], move: "reject", expect: 1 }];
    await owner.ask("POST", `${admin(there)}/decisions`, { moves });

    const { results } = await copy(wall, { posts: ids, to: there.slug, state: "same" });

    expect(results).toEqual([{ post: ids[0], ok: false, code: "already-there" }]);
    expect(await idsOn(there)).toEqual([]);
  });

  it("that moves leaves this wall, and one undo brings everything back", async () => {
    const { wall, ids } = await aShownWall(3);
    const there = await newWall();
    const before = await idsOn(wall);

    const { batch } = await copy(wall, { posts: ids, to: there.slug, move: true, state: "same" });
    expect([await idsOn(wall), (await idsOn(there)).sort()]).toEqual([[], [...ids].sort()]);

    const undone = await owner.ask("POST", `${admin(wall)}/decisions/${batch}/undo`);
    expect(undone.status).toBe(200);
    expect(await idsOn(wall)).toEqual(before);
    expect(await idsOn(there)).toEqual([]);
    const { counts } = await read<{ counts: Record<string, number> }>(admin(there));
    expect(counts).toMatchObject({ approved: 0, pending: 0, rejected: 0 });

    const again = await copy(wall, { posts: ids, to: there.slug, state: "same" });
    expect(again.results.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
  });

  it("does not move what somebody else has reserved", async () => {
    const wall = await newWall();
    const [id = ""] = await addPosts(people.koro, wall, [aPost()]);
    const there = await newWall();
    const ece = await people.person(workspaceId, "moderator");
    await ece.ask("POST", `${admin(wall)}/claims`, { size: 1 });

    const { results } = await copy(wall, { posts: [id], to: there.slug, move: true });

    expect(results).toEqual([{ post: id, ok: false, code: "claimed" }]);
    const copies = await copy(wall, { posts: [id], to: there.slug });
    expect(copies.results).toMatchObject([{ ok: true }]);
    const { state } = await read<{ state: string }>(`${admin(wall)}/placements/${id}`);
    expect(state).toBe("pending");
  });

  it("that somebody decided about since is not taken back", async () => {
    const { wall, ids } = await aShownWall(1);
    const there = await newWall();
    const { batch } = await copy(wall, { posts: ids, to: there.slug });
    const moves = [{ post: ids[0], move: "approve", expect: 1 }];
    await owner.ask("POST", `${admin(there)}/decisions`, { moves });

    const undone = await owner.ask("POST", `${admin(wall)}/decisions/${batch}/undo`);

    expect((await undone.json()).results).toEqual([
      expect.objectContaining({ post: ids[0], ok: false, code: "stale" }),
    ]);
    expect(await idsOn(there)).toEqual(ids);
  });

  it("goes to walls that are the person's own, and to no other", async () => {
    const { wall, ids } = await aShownWall(1);
    const there = await newWall();
    const limited = await people.person(workspaceId, "moderator", [wall.id]);
    const strange = await people.workspace();
    const foreign = await aWall(people.koro, strange);

    for (const to of [there.slug, foreign.slug, wall.slug]) {
      const answer = await limited.ask("POST", `${admin(wall)}/placements/copy`, {
        posts: ids,
        to,
      });
      expect(answer.status).toBe(422);
    }
  });

  it("by somebody else is not taken back from a wall that one may not see", async () => {
    const { wall, ids } = await aShownWall(1);
    const there = await newWall();
    const limited = await people.person(workspaceId, "moderator", [wall.id]);
    const { batch } = await copy(wall, { posts: ids, to: there.slug, state: "same" });

    const undone = await limited.ask("POST", `${admin(wall)}/decisions/${batch}/undo`);

    expect(undone.status).toBe(404);
    expect(await idsOn(there)).toEqual(ids);
  });
});

describe("a collection", () => {
  it("gathers posts of many walls, in pages, each once, and lets them go", async () => {
    const [one, two] = [await aShownWall(2), await aShownWall(1)];
    const made = await owner.ask("POST", "/v1/admin/collections", { name: "Best of summer" });
    const { id } = await made.json();
    const path = `/v1/admin/collections/${id}`;
    const add = [...one.ids, ...two.ids, one.ids[0]];

    expect(await (await owner.ask("POST", `${path}/posts`, { add })).json()).toEqual({
      ...{ added: 3, removed: 0 },
    });
    const first = await read<CollectionSeen>(`${path}/posts?limit=2`);
    const second = await read<CollectionSeen>(`${path}/posts?limit=2&cursor=${first.next}`);
    const seen = [...first.posts, ...second.posts];
    expect(seen.map(({ post }) => post.id).sort()).toEqual([...one.ids, ...two.ids].sort());
    expect(second.next).toBeNull();
    expect(seen.find(({ post }) => post.id === two.ids[0])?.wall).toBe(two.wall.slug);

    const curation = await read<{ collections: object[] }>(
      `${admin(one.wall)}/placements/${one.ids[0]}/curation`,
    );
    expect(curation.collections).toContainEqual({ id, name: "Best of summer", has: true });
    await owner.ask("POST", `${path}/posts`, { remove: one.ids });
    const { collections } = await read<{ collections: object[] }>("/v1/admin/collections");
    expect(collections).toContainEqual(expect.objectContaining({ id, posts: 1 }));
  });

  it("shows and takes only posts of walls that are the person's own", async () => {
    const [mine, theirs] = [await aShownWall(1), await aShownWall(1)];
    const limited = await people.person(workspaceId, "moderator", [mine.wall.id]);
    const made = await limited.ask("POST", "/v1/admin/collections", { name: "Mine" });
    const { id } = await made.json();
    const add = [...mine.ids, ...theirs.ids];
    const path = `/v1/admin/collections/${id}/posts`;

    expect(await (await limited.ask("POST", path, { add })).json()).toMatchObject({ added: 1 });
    await owner.ask("POST", path, { add });
    const seen = await read<CollectionSeen>(path, limited);
    expect(seen.posts.map(({ post }) => post.id)).toEqual(mine.ids);
    const away = await limited.ask("POST", path, { remove: theirs.ids });
    expect(await away.json()).toMatchObject({ removed: 0 });
  });

  it("is not renamed or deleted by somebody who sees only some of its posts", async () => {
    const [mine, theirs] = [await aShownWall(1), await aShownWall(1)];
    const limited = await people.person(workspaceId, "moderator", [mine.wall.id]);
    const made = await limited.ask("POST", "/v1/admin/collections", { name: "Ours" });
    const path = `/v1/admin/collections/${(await made.json()).id}`;
    await limited.ask("POST", `${path}/posts`, { add: mine.ids });
    expect((await limited.ask("PATCH", path, { name: "Still mine" })).status).toBe(200);
    await owner.ask("POST", `${path}/posts`, { add: theirs.ids });

    expect((await limited.ask("PATCH", path, { name: "Mine alone" })).status).toBe(403);
    expect((await limited.ask("DELETE", path)).status).toBe(403);

    expect((await owner.ask("PATCH", path, { name: "Everybody's" })).status).toBe(200);
    await owner.ask("POST", `${path}/posts`, { remove: theirs.ids });
    expect((await limited.ask("DELETE", path)).status).toBe(204);
  });

  it("has a name of its own", async () => {
    await owner.ask("POST", "/v1/admin/collections", { name: "Autumn" });
    const again = await owner.ask("POST", "/v1/admin/collections", { name: "Autumn" });
    expect(again.status).toBe(409);
  });
});

interface CollectionSeen {
  posts: { post: { id: string }; wall: string }[];
  next: string | null;
}

it("takes words about a post on many walls only from people of all of them", async () => {
  const { wall, ids } = await aShownWall(1);
  const there = await newWall();
  await owner.ask("POST", `${admin(wall)}/placements/copy`, { posts: ids, to: there.slug });
  const limited = await people.person(workspaceId, "moderator", [wall.id]);
  const path = `${admin(wall)}/placements/${ids[0]}`;

  for (const words of [{ alt: {} }, { altDrafts: {} }, { lang: "tr" }])
    expect((await limited.ask("PATCH", path, words)).status).toBe(403);
  expect((await limited.ask("PATCH", path, { pinned: true })).status).toBe(200);
  expect((await owner.ask("PATCH", path, { altDrafts: {} })).status).toBe(200);
});

it("answers the public nothing of drafts, sponsors and schedules that it should not", async () => {
  const { wall, ids } = await aShownWall(1);
  const path = `${admin(wall)}/placements/${ids[0]}`;
  const showFrom = new Date(Date.now() + 3_600_000).toISOString();

  const changed = await owner.ask("PATCH", path, { showFrom, sponsor: "Acme" });

  expect(await changed.json()).toMatchObject({
    ...{ showFrom, showUntil: null, sponsor: "Acme", shown: false, hidden: ["not-yet"] },
  });
  expect(await idsOn(wall)).toEqual([]);
  const bad = await owner.ask("PATCH", path, { showUntil: "tomorrow" });
  expect(bad.status).toBe(422);
  const early = await owner.ask("PATCH", path, { showUntil: "2026-01-01T00:00:00+03:00" });
  expect(early.status).toBe(422);
});
