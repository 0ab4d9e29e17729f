/** What comes of visitors' reports: the post off all walls, or back where it was; never a move that nobody saw. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportPost } from "../../../server/actions/report-post.ts";
import {
  decideReports,
  type ReportOutcome,
  type ReportVerdict,
} from "../../../server/actions/reports/decide-reports.ts";
import { undo } from "../../../server/actions/undo.ts";
import { rows } from "../../../server/db/client.ts";
import { readReports } from "../../../server/db/reads/reports.ts";
import { anAuthor, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

let count = 0;
function somebody() {
  const url = `https://home.example/@p${++count}`;
  return anAuthor({ externalId: url, url, handle: `@p${count}@home.example` });
}

async function aShownWall(posts = [aPost({ author: somebody() })], wall = koro.aWall()) {
  const wallId = await wall;
  await koro.take(await koro.aSource(wallId, "automatic"), upserts(...posts));
  return { wallId, ids: await koro.postIds(wallId), posts };
}

const report = (wallId: string, postId: string, reason: string) =>
  reportPost(koro.context, { workspaceId: koro.workspaceId, wallId, postId }, { reason });

async function openReports(wallId: string): Promise<string[]> {
  const page = { state: "open" as const, after: null, limit: 100 };
  return (await readReports(koro.db, wallId, page)).map(({ id }) => id);
}

const decideAll = (wallId: string, decisions: ReportVerdict[], reach: string[] | null = null) =>
  decideReports(koro.context, {
    ...{ workspaceId: koro.workspaceId, wallId, actor: moderator, reach, decisions },
  });

async function decideOne(
  wallId: string,
  wanted: Omit<ReportVerdict, "report">,
  reach: string[] | null = null,
): Promise<ReportOutcome> {
  const [newest = ""] = await openReports(wallId);
  const { results } = await decideAll(wallId, [{ report: newest, ...wanted }], reach);
  return results[0] as ReportOutcome;
}

describe("upholding", () => {
  it("rejects the post on all walls of the workspace and closes all its reports", async () => {
    const post = aPost({ author: somebody() });
    const one = await aShownWall([post]);
    const two = await aShownWall([post]);
    const [id = ""] = one.ids;
    await report(one.wallId, id, "illegal");
    await report(one.wallId, id, "other");
    await report(two.wallId, id, "other");

    const result = await decideOne(one.wallId, { verdict: "uphold" });

    expect(result).toMatchObject({ ok: true, state: "upheld", closed: 3, removed: false });
    for (const { wallId } of [one, two]) {
      expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected", shown_at: null });
      expect(await openReports(wallId)).toEqual([]);
    }
    expect(await koro.count("suppression", sql`workspace_id = ${koro.workspaceId}::uuid`)).toBe(0);
    await expectSoundWalls(koro.db);
  });

  it.each(["mine", "me", "my-child"])(
    "takes away for good what was reported as “%s”, and keeps it away",
    async (reason) => {
      const { wallId, ids, posts } = await aShownWall();
      const [id = ""] = ids;
      await report(wallId, id, reason);

      expect(await decideOne(wallId, { verdict: "uphold" })).toMatchObject({
        ...{ ok: true, removed: true, suppressed: ["post", "picture"] },
      });

      expect(await koro.placement(wallId, id)).toMatchObject({ state: "removed" });
      const again = await koro.aWall();
      await koro.take(await koro.aSource(again, "automatic", "other.example"), [
        { kind: "upsert", post: { ...(posts[0] ?? aPost()), externalId: `again-${reason}` } },
      ]);
      const shown = sql`wall_id = ${again}::uuid and shown_at is not null`;
      expect(await koro.count("placement", shown)).toBe(0);
      await expectSoundWalls(koro.db);
    },
  );

  it("only rejects what is personal when it is told to, and can be taken back", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "me");
    const [newest = ""] = await openReports(wallId);

    const { batch } = await decideAll(wallId, [
      { report: newest, verdict: "uphold", remove: false },
    ]);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected" });

    await undo(koro.context, { wallId, batch, actor: moderator });
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "held" });
  });

  it("takes all posts of an author away who must not come back", async () => {
    const author = somebody();
    const { wallId, ids } = await aShownWall(somePosts(3, { author }));
    const [id = ""] = ids;
    await report(wallId, id, "illegal");

    await decideOne(wallId, { verdict: "uphold", suppress: ["author"] });

    const removed = sql`wall_id = ${wallId}::uuid and state = 'removed'`;
    expect(await koro.count("placement", removed)).toBe(3);
    await koro.take(
      await koro.aSource(await koro.aWall(), "automatic"),
      upserts(aPost({ author: { ...author, name: "Another name" } })),
    );
    const known = sql`external_id = ${author.externalId}`;
    expect(await koro.count("account", known)).toBe(0);
  });
});

describe("by somebody who is limited to some walls", () => {
  it("acts on theirs; on the others the report stands anew for the people there", async () => {
    const post = aPost({ author: somebody() });
    const mine = await aShownWall([post]);
    const theirs = await aShownWall([post]);
    const [id = ""] = mine.ids;
    await report(mine.wallId, id, "mine");

    const result = await decideOne(mine.wallId, { verdict: "uphold" }, [mine.wallId]);

    expect(result).toMatchObject({ ok: true, removed: false, elsewhere: 1, closed: 1 });
    expect(await koro.placement(mine.wallId, id)).toMatchObject({ state: "rejected" });
    expect(await koro.placement(theirs.wallId, id)).toMatchObject({ state: "held" });
    expect(await openReports(theirs.wallId)).toHaveLength(1);
    await report(mine.wallId, id, "mine").catch((error) =>
      expect(error).toMatchObject({ code: "not-found" }),
    );
  });

  it("leaves a post on the walls of others where nobody is shown against their will", async () => {
    const post = aPost({ author: somebody() });
    const mine = await aShownWall([post]);
    const theirs = await aShownWall([post]);
    const [id = ""] = mine.ids;
    await report(mine.wallId, id, "illegal");

    await decideOne(mine.wallId, { verdict: "uphold" }, [mine.wallId]);

    expect(await koro.placement(theirs.wallId, id)).toMatchObject({ state: "approved" });
    expect(await openReports(theirs.wallId)).toHaveLength(1);
  });

  it("keeps a picture off all walls only where somebody is in it", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "illegal");
    const wanted = { verdict: "uphold" as const, suppress: ["post" as const, "picture" as const] };

    expect(await decideOne(wallId, wanted, [wallId])).toMatchObject({ code: "forbidden" });
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "approved" });
    await report(wallId, id, "me");
    expect(await decideOne(wallId, wanted, [wallId])).toMatchObject({ ok: true, removed: true });
  });

  it("neither removes what others show nor suppresses an author", async () => {
    const post = aPost({ author: somebody() });
    const mine = await aShownWall([post]);
    const theirs = await aShownWall([post]);
    const [id = ""] = mine.ids;
    await report(mine.wallId, id, "illegal");
    const reach = [mine.wallId];

    for (const wanted of [{ remove: true }, { suppress: ["author" as const] }])
      expect(await decideOne(mine.wallId, { verdict: "uphold", ...wanted }, reach)).toMatchObject({
        ...{ ok: false, code: "forbidden" },
      });

    expect(await koro.placement(theirs.wallId, id)).toMatchObject({ state: "approved" });
    expect(await openReports(mine.wallId)).toHaveLength(1);
    const [newest = ""] = await openReports(mine.wallId);
    const other = await decideAll(theirs.wallId, [{ report: newest, verdict: "dismiss" }]);
    expect(other.results[0]).toMatchObject({ ok: false, code: "not-found" });
  });
});

describe("dismissing", () => {
  it("leaves what nobody has read: a parent speaks while somebody dismisses the report before", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "other");
    const [seen = ""] = await openReports(wallId);
    await report(wallId, id, "my-child");

    const dismissed = { report: seen, verdict: "dismiss" as const };
    const first = await decideAll(wallId, [{ ...dismissed, open: 1 }]);

    expect(first.results).toMatchObject([{ ok: false, code: "stale" }]);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "held" });
    expect(await openReports(wallId)).toHaveLength(2);
    const second = await decideAll(wallId, [{ ...dismissed, open: 2 }]);
    expect(second.results).toMatchObject([{ ok: true, closed: 2 }]);
  });

  it("puts a post that was hidden back exactly where it stood", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    const before = await koro.placement(wallId, id);
    koro.clock.advance(60_000);
    await report(wallId, id, "me");

    expect(await decideOne(wallId, { verdict: "dismiss" })).toMatchObject({ state: "dismissed" });

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "approved", shown_at: before.shown_at, reason: before.reason },
      approved_by: "person",
    });
    await report(wallId, id, "me");
    expect((await koro.placement(wallId, id)).shown_at).toBe(before.shown_at);
    await expectSoundWalls(koro.db);
  });

  it("takes the mark of a report off that hid nothing", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "illegal");
    await report(wallId, id, "other");

    expect(await decideOne(wallId, { verdict: "dismiss" })).toMatchObject({ closed: 2 });

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "approved", reason: "source-automatic" },
    });
  });

  it("leaves a post where somebody has put it since", async () => {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "me");
    await koro.move(wallId, id, "reject", 2);

    await decideOne(wallId, { verdict: "dismiss" });

    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected" });
    expect(await koro.count("placement", sql`post_id = ${id}::uuid and contested`)).toBe(0);
  });

  it("shows no words that its author changed while it was hidden", async () => {
    const { wallId, ids, posts } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "me");
    const [source] = await rows<{ id: string }>(
      koro.db,
      sql`select source_id as id from placement where wall_id = ${wallId}::uuid`,
    );
    const edited = { ...(posts[0] ?? aPost()), text: "Something else", editedAt: new Date() };
    await koro.take(
      { id: source?.id ?? "", workspaceId: koro.workspaceId, network: "mastodon" },
      upserts(edited),
    );

    await decideOne(wallId, { verdict: "dismiss" });

    expect(await koro.placement(wallId, id)).toMatchObject({ state: "held", shown_at: null });
  });
});

it("is decided once, also by two people with two reports of one post in the same moment", async () => {
  for (let round = 0; round < 20; round++) {
    const { wallId, ids } = await aShownWall();
    const [id = ""] = ids;
    await report(wallId, id, "illegal");
    await report(wallId, id, "other");
    const [one = "", two = ""] = await openReports(wallId);

    const both = await Promise.all([
      decideAll(wallId, [{ report: one, verdict: "uphold" }]),
      decideAll(wallId, [{ report: two, verdict: "dismiss" }]),
    ]);

    const results = both.flatMap((each) => each.results);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      ...{ code: "closed", now: { by: moderator.name, at: expect.any(String) } },
    });
  }
  await expectSoundWalls(koro.db);
});
