/** Posts reserved for one moderator: never for two, never for longer than somebody works. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimMs, claimPosts } from "../../server/actions/claims/claim-posts.ts";
import { releaseClaims } from "../../server/actions/claims/end-claims.ts";
import { sweepDesk } from "../../server/actions/claims/sweep-desk.ts";
import { closeTab, leaveSeat, takeSeat } from "../../server/actions/claims/take-seat.ts";
import { decide } from "../../server/actions/decide.ts";
import { undo } from "../../server/actions/undo.ts";
import { readClaims } from "../../server/db/reads/claims.ts";
import { readSeats } from "../../server/db/reads/presence.ts";
import { authUser } from "../../server/db/schema/workspace.ts";
import { somePosts, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";

let koro: Koro;
let ece: string;
let can: string;
beforeAll(async () => {
  koro = await openKoro({ connections: 16 });
  [ece, can] = await Promise.all([aPerson("Ece"), aPerson("Can")]);
});
afterAll(() => koro.close());

let count = 0;
async function aPerson(name: string): Promise<string> {
  const id = v7();
  await koro.db.insert(authUser).values({ id, name, email: `person-${++count}@example.org` });
  return id;
}

async function aQueue(posts: number) {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId), upserts(...somePosts(posts)));
  return { wallId, ids: await koro.postIds(wallId) };
}

const claim = (wallId: string, userId: string, size = 20) =>
  claimPosts(koro.context, { wallId, userId, size });

const holders = async (wallId: string, postIds: string[]) =>
  (await readClaims(koro.db, { wallId, postIds, at: koro.clock.now() })) ?? new Map();

const actorOf = (userId: string) => ({ ...moderator, id: userId });

const approve = (
  wallId: string,
  userId: string,
  ids: string[],
  more: { overrule?: boolean } = {},
) =>
  decide(koro.context, {
    ...{ wallId, actor: actorOf(userId), ...more },
    moves: ids.map((post) => ({ post, move: "approve", expect: 1 })),
  });

describe("claiming", () => {
  it("gives two hundred posts to eight moderators at once, and no post to two", async () => {
    const { wallId, ids } = await aQueue(200);
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => aPerson(`Person ${n}`)));
    const given = new Map(people.map((person) => [person, new Set<string>()]));

    const work = async (person: string) => {
      for (;;) {
        const { posts } = await claim(wallId, person, 7);
        if (posts.length === 0) return;
        for (const post of posts) given.get(person)?.add(post);
        const { results } = await approve(wallId, person, posts);
        expect(results.filter(({ ok }) => !ok)).toEqual([]);
      }
    };
    await Promise.all(people.map(work));

    const all = [...given.values()].flatMap((posts) => [...posts]);
    expect(all.toSorted()).toEqual(ids.toSorted());
  });

  it("gives the oldest first, renews what one has and fills up to what was asked for", async () => {
    const { wallId, ids } = await aQueue(30);
    await koro.db.execute(sql`
      update placement set arrived_at = arrived_at - interval '1 day'
      where post_id = any(${sql.param(ids.slice(10, 13))}::uuid[])`);
    const first = await claim(wallId, ece, 3);
    expect(first.posts.toSorted()).toEqual(ids.slice(10, 13).toSorted());
    await approve(wallId, ece, first.posts.slice(0, 1));
    koro.clock.advance(60_000);

    const second = await claim(wallId, ece, 5);

    expect(second.posts).toHaveLength(5);
    expect(second.posts).toEqual(expect.arrayContaining(first.posts.slice(1)));
    expect(second.until.getTime()).toBe(koro.clock.now().getTime() + claimMs);
    expect((await claim(wallId, ece, 2)).posts).toHaveLength(5);
  });

  it("fills up once for two tabs that ask at the same moment", async () => {
    const { wallId } = await aQueue(60);
    const asked = await Promise.all(Array.from({ length: 6 }, () => claim(wallId, ece, 20)));
    expect(new Set(asked.flatMap(({ posts }) => posts)).size).toBe(20);
  });

  it("keeps what waits apart from what does not, and walls from each other", async () => {
    const { wallId, ids } = await aQueue(3);
    const other = await aQueue(2);
    await koro.move(wallId, ids[0] ?? "", "hold");
    expect((await claim(wallId, ece)).posts.toSorted()).toEqual(ids.slice(1).toSorted());
    expect((await claim(other.wallId, can)).posts).toHaveLength(2);
  });
});

describe("a lease", () => {
  it("ends after five idle minutes: the next one gets the posts", async () => {
    const { wallId, ids } = await aQueue(4);
    await claim(wallId, ece);
    expect((await claim(wallId, can)).posts).toEqual([]);

    koro.clock.advance(claimMs);

    expect((await holders(wallId, ids)).size).toBe(0);
    expect((await claim(wallId, can)).posts).toHaveLength(4);
    expect((await claim(wallId, ece)).posts).toEqual([]);
  });

  it("goes on with every decision and every beat of somebody who works, not of an idle page", async () => {
    const { wallId, ids } = await aQueue(4);
    await claim(wallId, ece);
    koro.clock.advance(claimMs - 1000);
    await approve(wallId, ece, ids.slice(0, 1));
    koro.clock.advance(claimMs - 1000);
    expect((await holders(wallId, ids)).size).toBe(3);
    const seat = { tab: v7(), post: ids[1] ?? null };
    await takeSeat(koro.context, { wallId, userId: ece }, { ...seat, idle: false });
    koro.clock.advance(claimMs - 1000);
    expect((await holders(wallId, ids)).size).toBe(3);
    await takeSeat(koro.context, { wallId, userId: ece }, { ...seat, idle: true });
    koro.clock.advance(1000);
    expect((await holders(wallId, ids)).size).toBe(0);
  });

  it("is given back by hand, and by the last tab that closes", async () => {
    const { wallId, ids } = await aQueue(3);
    const me = { wallId, userId: ece };
    const [one, two] = [v7(), v7()];
    await claim(wallId, ece);
    for (const tab of [one, two])
      await takeSeat(koro.context, me, { tab, post: null, idle: false });
    await closeTab(koro.context, me, one);
    expect((await holders(wallId, ids)).size).toBe(3);
    await closeTab(koro.context, me, two);
    expect((await holders(wallId, ids)).size).toBe(0);

    await claim(wallId, ece);
    await releaseClaims(koro.context, me);
    expect((await claim(wallId, can)).posts).toHaveLength(3);
  });

  it("is swept away when it has lapsed, and only then", async () => {
    const { wallId } = await aQueue(3);
    await claim(wallId, ece);
    const claimed = () =>
      koro.count("placement", sql`wall_id = ${wallId}::uuid and claimed_by is not null`);
    await sweepDesk(koro.context);
    expect(await claimed()).toBe(3);
    koro.clock.advance(claimMs);
    await sweepDesk(koro.context);
    expect(await claimed()).toBe(0);
  });
});

describe("deciding about what somebody else has", () => {
  it("is the holder's: everybody else is told whose it is, and nothing changes", async () => {
    const { wallId, ids } = await aQueue(2);
    const { until } = await claim(wallId, ece, 1);
    const [mine = "", free = ""] = ids;

    const { results } = await approve(wallId, can, [mine, free]);

    expect(results).toEqual([
      {
        ...{ post: mine, ok: false, code: "claimed", by: "Ece", until: until.toISOString() },
        now: { state: "pending", version: 1, by: null, at: null },
      },
      { post: free, ok: true, state: "approved", version: 2 },
    ]);
    expect(await koro.placement(wallId, mine)).toMatchObject({ state: "pending", version: 1 });
    expect((await approve(wallId, ece, [mine])).results[0]).toMatchObject({ ok: true });
  });

  it("is for those who may overrule, and for anybody once the claim has lapsed", async () => {
    const { wallId, ids } = await aQueue(2);
    await claim(wallId, ece);
    const [one = "", two = ""] = ids;
    expect((await approve(wallId, can, [one], { overrule: true })).results[0]?.ok).toBe(true);
    koro.clock.advance(claimMs);
    expect((await approve(wallId, can, [two])).results[0]?.ok).toBe(true);
  });

  it("tells a version that is too old first, and does not hold up what no longer waits", async () => {
    const { wallId, ids } = await aQueue(1);
    await claim(wallId, ece);
    const [id = ""] = ids;
    const late = await decide(koro.context, {
      ...{ wallId, actor: actorOf(can) },
      moves: [{ post: id, move: "approve", expect: 9 }],
    });
    expect(late.results[0]).toMatchObject({ code: "stale" });
    await koro.db.execute(sql`update placement set state = 'held' where post_id = ${id}::uuid`);
    expect((await approve(wallId, can, [id])).results[0]).toMatchObject({ ok: true });
  });

  it("leaves what was taken back to whoever asks next", async () => {
    const { wallId, ids } = await aQueue(1);
    await claim(wallId, ece);
    const { batch } = await approve(wallId, ece, ids);
    await undo(koro.context, { wallId, batch, actor: actorOf(ece) });
    expect((await claim(wallId, can)).posts).toEqual(ids);
  });
});

describe("a seat", () => {
  const seats = (wallId: string) => readSeats(koro.db, wallId, koro.clock.now());

  it("tells who looks at what, and is empty after a minute without a beat", async () => {
    const { wallId, ids } = await aQueue(2);
    const [post = null] = ids;
    await takeSeat(koro.context, { wallId, userId: ece }, { tab: v7(), post, idle: false });
    expect(await seats(wallId)).toMatchObject([{ user_id: ece, name: "Ece", post_id: post }]);
    koro.clock.advance(60_000);
    expect(await seats(wallId)).toEqual([]);
    await sweepDesk(koro.context);
    expect(await koro.count("desk_seat", sql`wall_id = ${wallId}::uuid`)).toBe(0);
  });

  it("is neither taken nor left by somebody else, and takes no post of another wall", async () => {
    const { wallId } = await aQueue(1);
    const other = await aQueue(1);
    const tab = v7();
    const on = (userId: string, post: string | null = null) =>
      takeSeat(koro.context, { wallId, userId }, { tab, post, idle: false });
    await on(ece);
    await expect(on(can)).rejects.toMatchObject({ code: "taken" });
    await leaveSeat(koro.context, { wallId, userId: can }, tab);
    expect(await seats(wallId)).toMatchObject([{ user_id: ece }]);
    await expect(on(ece, other.ids[0])).rejects.toMatchObject({ code: "not-found" });
    await expect(on(ece, v7())).rejects.toMatchObject({ code: "not-found" });
    await leaveSeat(koro.context, { wallId, userId: ece }, tab);
    expect(await seats(wallId)).toEqual([]);
  });
});
