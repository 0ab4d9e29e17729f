import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { changeWall } from "../../server/actions/change-wall.ts";
import { deleteWall } from "../../server/actions/delete-wall.ts";
import { changeDisplay, createDisplay } from "../../server/actions/displays.ts";
import { sweepFiles } from "../../server/actions/sweep-files.ts";
import { rows } from "../../server/db/client.ts";
import { aPost, somePosts, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const switchTo = (wall: string, state: "live" | "paused" | "dark" | "draft") =>
  changeWall(koro.context, wall, { state });

async function displaysOf(wallId: string) {
  return rows<{ id: string; slug: string }>(
    koro.db,
    sql`select id, slug from display where wall_id = ${wallId}::uuid order by slug`,
  );
}

describe("a new wall", () => {
  it("has an upload source that waits for a person, and a screen of its name", async () => {
    const wall = await koro.aWall({
      slug: "new-wall",
      hashtags: ["AcmeYaz", "#AcmeYaz", "＃Deniz"],
    });

    const [made] = await rows(
      koro.db,
      sql`
      select w.hashtags, s.connector, ws.publishing from wall w
      join wall_source ws on ws.wall_id = w.id join source s on s.id = ws.source_id
      where w.id = ${wall}::uuid`,
    );
    expect(made).toEqual({
      ...{ hashtags: ["#AcmeYaz", "#Deniz"], connector: "upload", publishing: "manual" },
    });
    expect((await displaysOf(wall)).map(({ slug }) => slug)).toEqual(["new-wall"]);
  });

  it("is refused a slug that another has, also in the same moment", async () => {
    const asked = await Promise.allSettled([1, 2, 3].map(() => koro.aWall({ slug: "wanted" })));

    const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.map(({ code, errors }) => [code, errors[0].path])).toEqual([
      ["taken", "slug"],
      ["taken", "slug"],
    ]);
    expect(await koro.count("display", sql`slug = 'wanted'`)).toBe(1);
  });

  it("gets a numbered screen where another wall's screen has its slug", async () => {
    const wall = await koro.aWall();
    await createDisplay(
      koro.db,
      { id: wall, workspace_id: koro.workspaceId },
      { slug: "foyer", kind: "screen", settings: {} },
    );

    const foyer = await koro.aWall({ slug: "foyer" });

    expect((await displaysOf(foyer)).map(({ slug }) => slug)).toEqual(["foyer-2"]);
  });
});

describe("a wall's states", () => {
  it("paused holds back what is new, keeps what is shown, and lets all out when live", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    await koro.take(source, upserts(aPost({ text: "1" })));
    await switchTo(wall, "paused");
    await koro.take(source, upserts(aPost({ text: "22" })));
    expect(await koro.events(wall)).toEqual(["show", "wall"]);

    const seqs = await switchTo(wall, "live");

    expect(await koro.events(wall)).toEqual(["show", "wall", "wall", "show"]);
    expect(seqs).toEqual(new Map([[wall, 4]]));
    await expectSoundWalls(koro.db);
  });

  it.each(["dark", "draft"] as const)(
    "%s tells every reader to start again, and back",
    async (state) => {
      const wall = await koro.aWall();

      await switchTo(wall, state);
      await switchTo(wall, state);
      await switchTo(wall, "live");

      expect(await koro.events(wall)).toEqual(["wall", "reset", "wall", "wall", "reset"]);
    },
  );

  it("hears of the dark between when two change the state at once", async () => {
    for (let round = 0; round < 6; round++) {
      const wall = await koro.aWall();
      await Promise.all([switchTo(wall, "dark"), switchTo(wall, "live")]);
      const [now] = await rows<{ state: string }>(
        koro.db,
        sql`select state from wall where id = ${wall}::uuid`,
      );
      const resets = (await koro.events(wall)).filter((kind) => kind === "reset");
      expect(resets).toHaveLength(now?.state === "live" && resets.length > 0 ? 2 : resets.length);
    }
  });

  it("changes nothing of a wall that is not there, and takes no slug of another", async () => {
    const wall = await koro.aWall({ slug: "mine" });
    await koro.aWall({ slug: "theirs" });

    await expect(changeWall(koro.context, koro.workspaceId, { title: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(changeWall(koro.context, wall, { slug: "theirs" })).rejects.toMatchObject({
      code: "taken",
    });
    await changeWall(koro.context, wall, { slug: "mine" });
  });

  it("counts the versions of its consent, and keeps the looks that were not changed", async () => {
    const wall = await koro.aWall({ look: { layout: "masonry", radius: 8 } });

    await changeWall(koro.context, wall, { consentText: "Yes", look: { radius: 0 } });

    const [row] = await rows(
      koro.db,
      sql`select consent_version, consent_text, look from wall where id = ${wall}::uuid`,
    );
    expect(row).toEqual({
      ...{ consent_version: 2, consent_text: "Yes", look: { layout: "masonry", radius: 0 } },
    });
  });
});

describe("a wall that is deleted", () => {
  it("takes its posts and sources with it, but nothing that another wall has", async () => {
    const [doomed, other] = [await koro.aWall(), await koro.aWall()];
    const source = await koro.aSource(doomed);
    const [own, shared] = [aPost({ text: "own" }), aPost({ text: "shared" })];
    await koro.take(source, upserts(own, shared));
    await koro.take(await koro.aSource(other, "automatic"), upserts(shared));

    await deleteWall(koro.db, doomed);

    expect(await koro.count("post", sql`text = 'own'`)).toBe(0);
    expect(await koro.postIds(other)).toHaveLength(1);
    expect(await koro.count("source", sql`id = ${source.id}::uuid`)).toBe(0);
    for (const table of ["placement", "display", "wall_event", "wall_count", "decision"])
      expect(await koro.count(table, sql`wall_id = ${doomed}::uuid`), table).toBe(0);
    await expectSoundWalls(koro.db);
  });

  it("leaves no picture of its posts in the store", async () => {
    const wall = await koro.aWall();
    await koro.take(await koro.aSource(wall), upserts(aPost()));
    const id = await koro.onlyPost(wall);
    const key = "fedcba9876543210.webp";
    await koro.context.store.put(key, new Uint8Array([1]), "image/webp");
    await koro.db.execute(sql`insert into media_file (key, post_id) values (${key}, ${id}::uuid)`);

    await deleteWall(koro.db, wall);
    await sweepFiles(koro.context);

    expect(await koro.context.store.get(key)).toBeNull();
  });

  it("goes while posts arrive on it", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    await koro.take(source, upserts(...somePosts(20)));

    const both = await Promise.allSettled([
      koro.take(source, upserts(...somePosts(20))),
      deleteWall(koro.db, wall),
    ]);

    expect(both[1]?.status).toBe("fulfilled");
    expect(await koro.count("wall", sql`id = ${wall}::uuid`)).toBe(0);
  });
});

describe("curation", () => {
  it("tells readers where a pinned card moves and that a tagged one changed", async () => {
    const wallId = await koro.aWall();
    await koro.take(await koro.aSource(wallId, "automatic"), upserts(aPost()));
    const postId = await koro.onlyPost(wallId);

    await adjustPlacement(koro.context, { wallId, postId }, { pinned: true });
    await adjustPlacement(koro.context, { wallId, postId }, { pinned: true, tags: ["a", "a"] });

    expect(await koro.events(wallId)).toEqual(["show", "show", "change"]);
    expect(await koro.count("placement", sql`tags = '{a}' and pinned and version = 1`)).toBe(1);
  });

  it("finds no post of another wall, and no picture of another post", async () => {
    const wallId = await koro.aWall();
    const elsewhere = await koro.aWall();
    await koro.take(await koro.aSource(wallId), upserts(aPost()));
    const postId = await koro.onlyPost(wallId);

    await expect(
      adjustPlacement(koro.context, { wallId: elsewhere, postId }, { pinned: true }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      adjustPlacement(koro.context, { wallId, postId }, { alt: { [wallId]: "?" } }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("displays", () => {
  it("never share an address, and change on their own wall only", async () => {
    const [wall, other] = [await koro.aWall(), await koro.aWall()];
    const [first, second] = [(await displaysOf(wall))[0], (await displaysOf(other))[0]];
    const own = { wallId: wall, displayId: first?.id ?? "" };

    await expect(changeDisplay(koro.db, own, { slug: second?.slug })).rejects.toMatchObject({
      code: "taken",
    });
    await changeDisplay(koro.db, { ...own, wallId: other }, { slug: "stolen" });

    expect(await displaysOf(wall)).toEqual([first]);
  });
});
