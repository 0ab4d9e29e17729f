import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askOpinion } from "../../../server/actions/opinions/ask-opinion.ts";
import {
  addClassifier,
  changeClassifier,
  deleteClassifier,
} from "../../../server/actions/opinions/classifiers.ts";
import { leaseOpinion } from "../../../server/actions/opinions/lease-opinion.ts";
import { storeOpinion } from "../../../server/actions/opinions/store-opinion.ts";
import { addStandings } from "../../../server/actions/rules/change-lists.ts";
import { createRule } from "../../../server/actions/rules/change-rules.ts";
import { rows } from "../../../server/db/client.ts";
import type { Condition, VerdictMove } from "../../../server/domain/rules/condition.ts";
import { askDue } from "../../../server/jobs/ask-classifiers.ts";
import { aMedium, aPost, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { type OpinionTwin, sendJson, startOpinionTwin } from "../../support/twins/opinion-twin.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
let twin: OpinionTwin;
beforeAll(async () => {
  koro = await openKoro();
  twin = await startOpinionTwin();
});
afterEach(async () => {
  await koro.db.execute(sql`delete from classifier`);
  await koro.db.execute(sql`delete from author_standing`);
  twin.asked.splice(0);
});
afterAll(async () => {
  await expectSoundWalls(koro.db);
  await koro.close();
  await twin.close();
});

const secret = `whsec_${Buffer.from("a secret of at least 24 bytes").toString("base64")}`;
const by = () => ({ workspaceId: koro.workspaceId, actor: moderator });
const aWebhook = (name = "Ours") =>
  addClassifier(koro.context, by(), {
    ...{ kind: "webhook", name, on: true },
    ...{ settings: { url: `${twin.origin}/${name}` }, secrets: { secret } },
  });
const aLocal = () =>
  addClassifier(koro.context, by(), { kind: "local", name: "Koro", on: true, settings: {} });

async function aWall(publishing: "automatic" | "manual" = "automatic") {
  const wallId = await koro.aWall();
  return { wallId, source: await koro.aSource(wallId, publishing) };
}

const errors: unknown[] = [];
const worker = () => {
  const onError = (error: unknown) => errors.push(error);
  return { actions: koro.context, onChanged: () => {}, onError };
};
const running = new AbortController().signal;
const askAll = async () => {
  await askDue(worker(), "local", running);
  await askDue(worker(), "remote", running);
};
const says = (body: object, status = 200) =>
  twin.answers((_, response) => sendJson(response, body, status));
const aRule = (wallId: string, condition: Condition, verdict: VerdictMove) =>
  createRule(
    koro.context,
    { workspaceId: koro.workspaceId, wallId },
    {
      ...{ name: "Scores", on: true, condition, sources: null, from: null, until: null },
      moves: { verdict, tags: ["scored"], highlight: false, notify: false },
    },
  );
const spam = (atLeast: number): Condition => ({ fact: "score", label: "spam", atLeast });

const opinionsOf = (post: string) =>
  rows<{ state: string; tries: number; scores: object | null }>(
    koro.db,
    sql`select state, tries, scores from opinion where post_id = ${post}::uuid order by classifier_id`,
  );

describe("a post that somebody is asked about", () => {
  it("goes its usual way at once where nobody is asked", async () => {
    const { wallId, source } = await aWall();
    await koro.take(source, upserts(aPost()));
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "approved" });
    expect(await opinionsOf(id)).toEqual([]);
  });

  it("waits, and goes its usual way once all have answered", async () => {
    await aWebhook();
    await aLocal();
    const { wallId, source } = await aWall();
    says({ scores: { spam: 0.1 } });

    await koro.take(source, upserts(aPost()));
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", reason: "opinion-waiting", shown_at: null },
    });
    await askDue(worker(), "local", running);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "pending" });

    await askAll();
    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "approved", approved_by: "source", reason: "source-automatic" },
    });
  });

  it("waits for a person where nothing publishes it, with the usual reason", async () => {
    await aLocal();
    const { wallId, source } = await aWall("manual");
    await koro.take(source, upserts(aPost()));
    await askAll();
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", reason: "waits-for-person", version: 1 },
    });
  });

  it("is let in by no trust and no rule while it waits, and is kept out at once", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    await aRule(wallId, { fact: "words", words: ["hello"], accents: "ignore" }, "approve");
    await aRule(wallId, { fact: "words", words: ["casino"], accents: "ignore" }, "reject");
    const author = "@defne@home.example";
    await addStandings(koro.context, koro.workspaceId, [
      { network: "mastodon", author, list: "trusted" },
    ]);

    await koro.take(source, upserts(aPost({ text: "hello" }), aPost({ text: "a casino now" })));
    const [hello = "", casino = ""] = await koro.postIds(wallId);
    expect(await koro.placement(wallId, hello)).toMatchObject({ state: "pending" });
    expect(await koro.placement(wallId, casino)).toMatchObject({ state: "rejected" });

    says({ status: "approve" });
    await askAll();
    expect(await koro.placement(wallId, hello)).toMatchObject({ approved_by: "rule" });
  });

  it("is decided by a rule about its score, whose why names it", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    await aRule(wallId, spam(0.8), "reject");
    says({ scores: { spam: 0.93 } });
    await koro.take(source, upserts(aPost()));
    await askAll();

    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected", reason: "rule" });
    const [row] = await rows<{ note: string; tags: string[] }>(
      koro.db,
      sql`
      select d.note, pl.tags from decision d join placement pl using (wall_id, post_id)
      where d.post_id = ${id}::uuid`,
    );
    expect(row).toEqual({ note: "spam 0.93 ≥ 0.8", tags: ["scored"] });
  });

  it("is held where the answer says so", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    says({ status: "hold" });
    await koro.take(source, upserts(aPost()));
    await askAll();
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "held", reason: "opinion" });
  });

  it("stays a person's who decided meanwhile", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    says({ status: "approve" });
    await koro.take(source, upserts(aPost()));
    const id = await koro.onlyPost(wallId);
    await koro.move(wallId, id, "reject");
    await askAll();
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected", version: 2 });
  });
});

describe("whoever does not answer", () => {
  it("is asked again later and later, then never; the post waits for a person", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    says({}, 500);
    await koro.take(source, upserts(aPost()));
    const id = await koro.onlyPost(wallId);

    for (let tries = 1; tries <= 5; tries++) {
      expect(await opinionsOf(id)).toMatchObject([{ state: "waiting" }]);
      await askAll();
      await askAll();
      expect(twin.asked).toHaveLength(tries);
      koro.clock.advance(15 * 60_000);
    }

    expect(await opinionsOf(id)).toMatchObject([{ state: "failed", tries: 5 }]);
    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", reason: "opinion-missing", shown_at: null },
    });
    const [row] = await rows(koro.db, sql`select failures, trouble from classifier`);
    expect(row).toEqual({ failures: 5, trouble: "unreachable" });
  });

  it("is not waited for any more once turned off or deleted, and nothing lets itself in", async () => {
    const first = await aWebhook("First");
    const second = await aWebhook("Second");
    const { wallId, source } = await aWall();
    await koro.take(source, upserts(aPost()));
    const id = await koro.onlyPost(wallId);

    await changeClassifier(koro.context, { ...by(), id: first }, { on: false });
    expect(await koro.placement(wallId, id)).toMatchObject({ reason: "opinion-waiting" });
    await deleteClassifier(koro.context, { ...by(), id: second });

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", reason: "opinion-missing" },
    });
  });
});

describe("a question", () => {
  it("is taken by one of many who look at once", async () => {
    await aWebhook();
    const { source } = await aWall();
    await koro.take(source, upserts(aPost()));
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => leaseOpinion(koro.context, "remote")),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("is asked again after a crash, and of two answers the first one counts", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    await koro.take(source, upserts(aPost()));
    const lost = await leaseOpinion(koro.context, "remote");
    expect(await leaseOpinion(koro.context, "remote")).toBeNull();

    koro.clock.advance(2 * 60_000);
    says({ status: "reject" });
    await askAll();
    if (lost) await storeOpinion(koro.context, lost, { scores: {}, advice: "approve" });

    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected" });
    expect(await opinionsOf(id)).toMatchObject([{ state: "given", tries: 2 }]);
  });

  it("is asked anew about an edit, and the answer about the old words is nobody's", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    const post = aPost({ text: "Good morning" });
    await koro.take(source, upserts(post));
    twin.answers(async (_, response) => {
      if (twin.asked.length === 1)
        await koro.take(source, upserts({ ...post, text: "Buy now", editedAt: new Date() }));
      sendJson(response, { scores: { spam: twin.asked.length === 1 ? 0 : 1 } });
    });
    await aRule(wallId, spam(0.9), "reject");

    await askAll();

    expect(twin.asked.map(({ body }) => body.text)).toEqual(["Good morning", "Buy now"]);
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "rejected" });
  });

  it("takes a shown post back that nobody looked at until the edit is answered", async () => {
    await aLocal();
    const { wallId, source } = await aWall();
    const post = aPost({ text: "Good morning" });
    await koro.take(source, upserts(post));
    await askAll();
    const id = await koro.onlyPost(wallId);
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "approved" });

    await koro.take(source, upserts({ ...post, text: "Good night", editedAt: new Date() }));
    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", reason: "opinion-waiting", shown_at: null },
    });
    await askAll();
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "approved" });
  });

  it("waits for the pictures that go with it, and that wait is nobody's failure", async () => {
    await aWebhook();
    await koro.db.execute(
      sql`update classifier set settings = settings || '{"images": true}'::jsonb`,
    );
    const { wallId, source } = await aWall();
    says({ status: "approve" });
    await koro.take(source, upserts(aPost({ media: [aMedium({ alt: "A quay" })] })));
    const id = await koro.onlyPost(wallId);

    await askAll();
    expect(twin.asked).toEqual([]);
    expect(await opinionsOf(id)).toMatchObject([{ state: "waiting", tries: 0 }]);

    const key = `${"ab".repeat(32)}.jpg`;
    const bytes = new Uint8Array([0xff, 0xd8, 0xff]);
    await koro.context.store.put(key, bytes, "image/jpeg");
    const files = JSON.stringify([{ key, type: "image/jpeg", width: 640 }]);
    await koro.db.execute(sql`
      update media set state = 'ready', thumbhash = 'x', files = ${files}::text::jsonb
      where post_id = ${id}::uuid`);
    koro.clock.advance(5_000);
    await askAll();
    expect(twin.asked.map(({ body }) => body.images)).toMatchObject([
      [{ type: "image/jpeg", data: Buffer.from(bytes).toString("base64") }],
    ]);
    expect(twin.asked[0]?.raw).not.toMatch(/defne/i);
  });

  it("about a post that is gone is dropped unasked", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    const post = aPost();
    await koro.take(source, upserts(post));
    const id = await koro.onlyPost(wallId);
    await koro.take(source, [{ kind: "delete", externalId: post.externalId, reason: "author" }]);
    await askAll();
    expect(twin.asked).toEqual([]);
    expect(await opinionsOf(id)).toEqual([]);
  });

  it("is free again at once when Koro stops in the middle", async () => {
    await aWebhook();
    const { wallId, source } = await aWall();
    await koro.take(source, upserts(aPost()));
    const leased = await leaseOpinion(koro.context, "remote");
    const stopping = new AbortController();
    twin.answers(() => stopping.abort());
    if (leased) await askOpinion(koro.context, leased, stopping.signal);
    const id = await koro.onlyPost(wallId);
    expect(await opinionsOf(id)).toMatchObject([{ state: "waiting", tries: 0 }]);
    says({ status: "approve" });
    await askAll();
    expect(await koro.placement(wallId, id)).toMatchObject({ state: "approved" });
  });
});

it("met nothing unforeseen", () => expect(errors).toEqual([]));
