import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addStandings, saveWordList } from "../../server/actions/rules/change-lists.ts";
import {
  changeRule,
  createRule,
  orderRules,
  type RuleToSave,
  setFirstByHand,
} from "../../server/actions/rules/change-rules.ts";
import { toRule } from "../../server/actions/rules/rule-book.ts";
import { applyRule, tryRule } from "../../server/actions/rules/try-rule.ts";
import { undo } from "../../server/actions/undo.ts";
import { rows } from "../../server/db/client.ts";
import { readRules } from "../../server/db/reads/rules.ts";
import type { Condition, RuleMoves } from "../../server/domain/rules/condition.ts";
import { aMedium, anAuthor, aPost, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(async () => {
  await expectSoundWalls(koro.db);
  await koro.close();
});

const says = (...words: string[]): Condition => ({ fact: "words", words, accents: "ignore" });
const moves = (fields: Partial<RuleMoves>): RuleMoves => ({
  ...{ verdict: null, tags: [], highlight: false, notify: false, ...fields },
});
const aRule = (
  condition: Condition,
  fields: Partial<RuleMoves> = { verdict: "reject" },
): RuleToSave => ({
  ...{ name: "No spam", on: true, condition, moves: moves(fields) },
  ...{ sources: null, from: null, until: null },
});

async function aWallWith(...rules: RuleToSave[]) {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  const on = { workspaceId: koro.workspaceId, wallId };
  const ids: string[] = [];
  for (const rule of rules) ids.push(await createRule(koro.context, on, rule));
  return { wallId, source, ids, on };
}

const historyOf = (wallId: string, post: string) =>
  rows<{ move: string; actor_kind: string; actor_id: string; actor_name: string; note: string }>(
    koro.db,
    sql`
    select move, actor_kind, actor_id, actor_name, note from decision
    where wall_id = ${wallId}::uuid and post_id = ${post}::uuid order by at, id`,
  );

const trialOf = async (wallId: string, id: string, last = 1000) => {
  const row = (await readRules(koro.db, [wallId])).find((one) => one.id === id);
  if (!row) throw new Error("no such rule");
  return { wallId, workspaceId: koro.workspaceId, rule: toRule(row), last };
};

describe("a post that arrives", () => {
  it("is decided by the first rule, and its history names it", async () => {
    const { wallId, source, ids } = await aWallWith(aRule(says("bitcoin")));
    await koro.take(source, upserts(aPost({ text: "Free b1tc0in!" })));

    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected", reason: "rule" });
    expect(await historyOf(wallId, id)).toEqual([
      ...[{ move: "reject", actor_kind: "rule", actor_id: ids[0], actor_name: "No spam" }].map(
        (row) => ({ ...row, note: "bitcoin" }),
      ),
    ]);
  });

  it("goes by the order, and by a new order at once", async () => {
    const { wallId, source, ids } = await aWallWith(
      aRule(says("quay"), { verdict: "hold" }),
      aRule(says("quay"), { verdict: "approve" }),
    );
    await koro.take(source, upserts(aPost({ text: "quay 1" })));
    await orderRules(koro.context, wallId, [...ids].reverse());
    await koro.take(source, upserts(aPost({ text: "quay 22" })));

    const [first = "", second = ""] = await koro.postIds(wallId);
    expect((await koro.placement(wallId, first)).state).toBe("held");
    expect((await koro.placement(wallId, second)).shown_at).not.toBeNull();
  });

  it("is marked by rules without a verdict and still waits", async () => {
    const { wallId, source } = await aWallWith(
      aRule(says("quay"), { tags: ["sea"], highlight: true }),
    );
    await koro.take(source, upserts(aPost({ text: "the quay" })));
    const id = await koro.onlyPost(wallId);
    const [row] = await rows<{ tags: string[]; highlighted: boolean; state: string }>(
      koro.db,
      sql`select tags, highlighted, state from placement where post_id = ${id}::uuid`,
    );
    expect(row).toEqual({ tags: ["sea"], highlighted: true, state: "pending" });
  });

  it("is kept from an automatic source by a rule, others are not", async () => {
    const wallId = await koro.aWall();
    const source = await koro.aSource(wallId, "automatic");
    await createRule(
      koro.context,
      { workspaceId: koro.workspaceId, wallId },
      aRule({ fact: "list", list: "tr-mild" }, { verdict: "hold" }),
    );
    await koro.take(
      source,
      upserts(aPost({ text: "s1ktir" }), aPost({ text: "sık sık geliyoruz" })),
    );
    const [bad = "", good = ""] = await koro.postIds(wallId);
    expect((await koro.placement(wallId, bad)).state).toBe("held");
    expect((await koro.placement(wallId, good)).state).toBe("approved");
  });

  it("is asked about words in pictures' descriptions and names, too", async () => {
    const { wallId, source } = await aWallWith(aRule(says("bitcoin")));
    await koro.take(
      source,
      upserts(
        aPost({ text: "1", media: [aMedium({ alt: "bitcoin" })] }),
        aPost({ text: "22", author: anAuthor({ externalId: "n", name: "B-I-T-C-O-I-N" }) }),
      ),
    );
    for (const id of await koro.postIds(wallId))
      expect((await koro.placement(wallId, id)).state).toBe("rejected");
  });

  it("is a copy where its author said the same before, and unknown followers are not few", async () => {
    const { wallId, source } = await aWallWith(
      aRule({ fact: "duplicate" }, { verdict: "hold" }),
      aRule({ fact: "followers", atMost: 100 }, { verdict: "reject" }),
    );
    const author = anAuthor({ externalId: "quiet", followers: null });
    await koro.take(source, upserts(aPost({ text: "same", author })));
    await koro.take(source, upserts(aPost({ text: "same", author })));
    const states = await rows<{ state: string }>(
      koro.db,
      sql`select state from placement where wall_id = ${wallId}::uuid order by post_id`,
    );
    expect(states.map((row) => row.state)).toEqual(["pending", "held"]);
  });
});

describe("an author", () => {
  it("is let in by themselves after a person let in the first post", async () => {
    const { wallId, source } = await aWallWith();
    await setFirstByHand(koro.context, wallId, true);
    const author = anAuthor({ externalId: "newcomer", handle: "@newcomer@home.example" });
    await koro.take(source, upserts(aPost({ text: "1", author })));
    await koro.take(source, upserts(aPost({ text: "22", author })));
    const [first = "", second = ""] = await koro.postIds(wallId);
    expect((await koro.placement(wallId, second)).state).toBe("pending");

    await koro.move(wallId, first, "approve");
    await koro.take(source, upserts(aPost({ text: "333", author })));

    const third = (await koro.postIds(wallId))[2] ?? "";
    expect(await koro.placement(wallId, third)).toMatchObject({
      ...{ state: "approved", reason: "author-known" },
    });
  });

  it("is blocked before the first post and after a change of name", async () => {
    const { wallId, source } = await aWallWith(aRule(says("troll"), { verdict: "approve" }));
    const people = [
      { network: "mastodon", author: "Troll@home.example", list: "blocked" as const },
    ];
    await addStandings(koro.context, koro.workspaceId, people);
    const author = anAuthor({ externalId: "troll", handle: "@troll@home.example", url: null });
    await koro.take(source, upserts(aPost({ text: "1 troll", author })));
    await koro.take(
      source,
      upserts(aPost({ text: "22 troll", author: { ...author, handle: "@nice@home.example" } })),
    );

    for (const id of await koro.postIds(wallId))
      expect(await koro.placement(wallId, id)).toMatchObject({
        ...{ state: "rejected", reason: "author-blocked" },
      });
  });
});

describe("an edit", () => {
  it("does not bring in what a rule keeps out, even where edits stay", async () => {
    const { wallId, source, ids } = await aWallWith(aRule(says("bitcoin")));
    await koro.db.execute(sql`update wall set on_edit = 'stay' where id = ${wallId}::uuid`);
    const post = aPost({ text: "Lovely" });
    await koro.take(source, upserts(post));
    const id = await koro.onlyPost(wallId);
    await koro.move(wallId, id, "approve");

    await koro.take(source, upserts({ ...post, text: "bitcoin", editedAt: new Date() }));

    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected", shown_at: null });
    expect((await historyOf(wallId, id)).map((row) => [row.move, row.actor_id])).toEqual([
      ["approve", null],
      ["edit", null],
      ["reject", ids[0]],
    ]);
  });
});

describe("a rule for the past", () => {
  it("does what its dry run said, leaves people's decisions alone, and is taken back", async () => {
    const { wallId, source, on } = await aWallWith();
    await koro.take(
      source,
      upserts(...["quay 1", "quay 22", "quay 333", "else"].map((text) => aPost({ text }))),
    );
    const [approved = "", rejected = "", waits = ""] = (await koro.postIds(wallId))
      .filter(Boolean)
      .slice(1);
    await koro.move(wallId, approved, "approve");
    await koro.move(wallId, rejected, "reject");
    const id = await createRule(
      koro.context,
      on,
      aRule(says("quay"), { verdict: "hold", tags: ["sea"] }),
    );
    const trial = await trialOf(wallId, id);

    const said = await tryRule(koro.context, trial);
    const done = await applyRule(koro.context, trial);

    expect(said).toMatchObject({
      looked: 4,
      matched: 3,
      byPeople: 2,
      changes: { hold: 1, mark: 3 },
    });
    expect(said.examples[0]).toMatchObject({ why: "quay" });
    expect(done).toMatchObject({ changed: 1, marked: 3 });
    expect((await koro.placement(wallId, approved)).state).toBe("approved");
    expect((await koro.placement(wallId, waits)).state).toBe("held");
    await undo(koro.context, { wallId, batch: done.batch, actor: moderator });
    expect((await koro.placement(wallId, waits)).state).toBe("pending");
  });

  it("tells where an earlier rule decides first", async () => {
    const { wallId, source, ids } = await aWallWith(
      aRule(says("quay"), { verdict: "reject" }),
      aRule(says("quay"), { verdict: "approve" }),
    );
    await koro.take(source, upserts(aPost({ text: "quay" })));
    expect(await tryRule(koro.context, await trialOf(wallId, ids[1] ?? ""))).toMatchObject({
      ...{ matched: 1, overruled: 1, changes: { approve: 0 } },
    });
  });

  it("loses against a person in the same moment, or wins, but never overwrites", async () => {
    const { wallId, source, ids } = await aWallWith(aRule(says("quay"), { verdict: "hold" }));
    await koro.db.execute(sql`update rule set is_on = false where wall_id = ${wallId}::uuid`);
    await koro.db.execute(sql`update wall set rules_version = rules_version + 1`);
    await koro.take(
      source,
      upserts(...Array.from({ length: 40 }, (_, at) => aPost({ text: `quay ${at}` }))),
    );
    const posts = await koro.postIds(wallId);
    const trial = await trialOf(wallId, ids[0] ?? "");

    const [applied, ...moved] = await Promise.all([
      applyRule(koro.context, trial),
      ...posts.map((post) => koro.move(wallId, post, "approve")),
    ]);

    const byPeople = moved.filter(({ result }) => result.ok).length;
    const held = await koro.count("placement", sql`wall_id = ${wallId}::uuid and state = 'held'`);
    const approved = await koro.count(
      "placement",
      sql`wall_id = ${wallId}::uuid and state = 'approved'`,
    );
    expect([held + approved, approved]).toEqual([posts.length, byPeople]);
    expect(applied.changed).toBe(held);
  });
});

describe("changes at once", () => {
  it("leave every rule with a place of its own", async () => {
    const { wallId, on } = await aWallWith();
    await Promise.all(
      Array.from({ length: 12 }, () => createRule(koro.context, on, aRule(says("x")))),
    );
    const places = await rows<{ position: number }>(
      koro.db,
      sql`select position from rule where wall_id = ${wallId}::uuid order by position`,
    );
    expect(places.map((row) => row.position)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
  });

  it("are refused to whoever looked at an older version", async () => {
    const { wallId, ids } = await aWallWith(aRule(says("x")));
    const change = () =>
      changeRule(koro.context, { wallId, ruleId: ids[0] ?? "", expect: 1 }, aRule(says("y")));
    const outcomes = await Promise.allSettled([change(), change()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("of a list count at the next post", async () => {
    const list = { name: "Ours", accents: "ignore" as const, words: ["aaa"], except: [] };
    const id = await saveWordList(koro.context, { workspaceId: koro.workspaceId, id: null }, list);
    const { wallId, source } = await aWallWith(aRule({ fact: "list", list: id }));
    await koro.take(source, upserts(aPost({ text: "lemon" })));
    await saveWordList(
      koro.context,
      { workspaceId: koro.workspaceId, id },
      { ...list, words: ["lemon"] },
    );
    await koro.take(source, upserts(aPost({ text: "a lemon" })));
    const states = await Promise.all(
      (await koro.postIds(wallId)).map(async (post) => (await koro.placement(wallId, post)).state),
    );
    expect(states).toEqual(["pending", "rejected"]);
  });
});
