import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCounts } from "../../../server/db/reads/counts.ts";
import { readHistories, readLog } from "../../../server/db/reads/decisions.ts";
import type { PlacementFilters } from "../../../server/wire/placement-query.ts";
import { anAuthor, aPost, somePosts, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { askAll, askQueue } from "./ask-queue.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const readPage = async (wall: string, query: Partial<PlacementFilters>) =>
  (await askQueue(koro, wall, query)).rows;

describe("the queue", () => {
  it.each(["oldest", "newest"] as const)(
    "in pages, %s first, has each post once",
    async (order) => {
      const wall = await koro.aWall();
      const source = await koro.aSource(wall);
      for (let n = 0; n < 3; n++) {
        await koro.take(source, upserts(...somePosts(11)));
        koro.clock.advance(1000);
      }

      const found = await askAll(koro, wall, { order, state: "pending" }, 5);

      expect(new Set(found.map(({ id }) => id)).size).toBe(33);
      expect(found).toHaveLength(33);
      const arrivals = found.map((row) => row.arrived_at);
      const sorted = arrivals.toSorted();
      expect(arrivals).toEqual(order === "oldest" ? sorted : sorted.reverse());
    },
  );
});

describe("the queue's search", () => {
  let wall: string;
  const words = {
    turkish: "IŞIĞIN ÇOCUKLARI İzmir'de",
    percent: "100% wool",
    underscore: "snake_case",
    backslash: "C:\\koro",
    plain: "100x wool snakeXcase C:Xkoro",
  };
  beforeAll(async () => {
    wall = await koro.aWall();
    const source = await koro.aSource(wall);
    const author = anAuthor({ externalId: "search", name: "Şule Çınar", handle: "@sule_c" });
    await koro.take(
      source,
      upserts(
        ...Object.values(words).map((text) => aPost({ text, lang: "tr" })),
        aPost({ text: "hers", author }),
      ),
    );
  });

  it.each([
    ["ışığın", [words.turkish]],
    ["işiğin", [words.turkish]],
    ["IŞIĞIN", [words.turkish]],
    ["çocukları", [words.turkish]],
    ["ÇOCUKLARI", [words.turkish]],
    ["izmir", [words.turkish]],
    ["İZMİR", [words.turkish]],
    ["100%", [words.percent]],
    ["%", [words.percent]],
    ["snake_", [words.underscore]],
    ["\\", [words.backslash]],
    ["c:\\k", [words.backslash]],
    ["ŞULE ÇINAR", ["hers"]],
    ["@SULE_C", ["hers"]],
    ["nobody", []],
    ["\0", []],
    ["'; drop table post; --", []],
  ])("finds %j", async (q, texts) => {
    expect((await readPage(wall, { q })).map((row) => row.text)).toEqual(texts);
  });

  it("finds by state, author, reason and what the wall's source was", async () => {
    const [first] = await koro.postIds(wall);
    await koro.move(wall, first ?? "", "hold");

    expect(await readPage(wall, { state: "held" })).toHaveLength(1);
    expect(await readPage(wall, { state: "pending" })).toHaveLength(5);
    expect(await readPage(wall, { creator: "@sule_c" })).toHaveLength(1);
    expect(await readPage(wall, { reason: "waits-for-person" })).toHaveLength(5);
    expect((await readPage(wall, {}))[0]?.connector).toBe("mastodon");
    expect((await readCounts(koro.db, [wall])).get(wall)).toMatchObject({
      held: 1,
      pending: 5,
      removed: 0,
    });
  });

  it("finds nothing by words with a NUL in any field, and does not fail", async () => {
    const nul = "\0";
    const query = { network: nul, lang: nul, creator: nul, tag: nul, reason: nul };

    expect(await readPage(wall, query)).toEqual([]);
  });
});

describe("the log", () => {
  it("is newest first, in pages without gaps, of one post where asked", async () => {
    const wall = await koro.aWall();
    await koro.take(await koro.aSource(wall), upserts(...somePosts(6)));
    const ids = await koro.postIds(wall);
    for (const id of ids) await koro.move(wall, id, "approve");
    await koro.move(wall, ids[0] ?? "", "reject", 2);

    const first = await readLog(koro.db, wall, { after: null, limit: 4 });
    const second = await readLog(koro.db, wall, { after: first.at(-1) ?? null, limit: 10 });

    expect(first[0]).toMatchObject({ move: "reject", post: ids[0] });
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(7);
    const ofOne = await readLog(koro.db, wall, { post: ids[0], after: null, limit: 10 });
    expect(ofOne.map(({ move }) => move)).toEqual(["reject", "approve"]);
    expect((await readHistories(koro.db, wall, ids)).length).toBe(7);
  });
});
