import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeAlert } from "../../../server/actions/alerts/save-alert.ts";
import { watchAlerts } from "../../../server/actions/alerts/watch-alerts.ts";
import { sendLetter } from "../../../server/actions/letters/send-letter.ts";
import { aPost, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { aMailer, sendsWith } from "../../support/letters.ts";
import { aMember, anAlert, deliveriesOf } from "./support.ts";

let koro: Koro;
beforeEach(async () => {
  koro = await openKoro();
});
afterEach(() => koro.close());

const minutes = (n: number) => n * 60_000;

/** A wall with one post that waits. */
async function aWaitingWall() {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  await koro.take(source, upserts(aPost()));
  return { wallId, source };
}

const letterJobs = () =>
  koro.jobs
    .filter(({ queue }) => queue === "send-letter")
    .map(({ job }) => String((job as { letterId: string }).letterId));

describe("an alert about the queue's age", () => {
  it("tells once when a post waits too long, and again only after none did", async () => {
    const { wallId, source } = await aWaitingWall();
    const { id } = await anAlert(koro, (await aMember(koro)).userId);

    koro.clock.advance(minutes(14));
    expect(await watchAlerts(koro.context)).toBe(0);
    koro.clock.advance(minutes(2));
    expect(await watchAlerts(koro.context)).toBe(1);
    koro.clock.advance(minutes(60));
    expect(await watchAlerts(koro.context)).toBe(0);

    await koro.move(wallId, await koro.onlyPost(wallId), "approve");
    expect(await watchAlerts(koro.context)).toBe(0);
    await koro.take(source, upserts(aPost()));
    koro.clock.advance(minutes(16));
    expect(await watchAlerts(koro.context)).toBe(1);

    const told = await deliveriesOf(koro, id);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ state: "done", content: { kind: "queue-age", minutes: 15 } });
    expect(told[0]?.content.walls).toMatchObject([{ id: wallId, waiting: 1 }]);
  });

  it("tells once, however many processes look, and again after none died over it", async () => {
    await aWaitingWall();
    const { id } = await anAlert(koro, (await aMember(koro)).userId);
    koro.clock.advance(minutes(16));

    const answers = await Promise.all([1, 2, 3, 4].map(() => watchAlerts(koro.context)));

    expect(answers.filter((told) => told === 1)).toHaveLength(1);
    expect(await deliveriesOf(koro, id)).toHaveLength(1);
  });

  it("is not firing when the process dies before the telling is written", async () => {
    await aWaitingWall();
    const { userId } = await aMember(koro);
    const { id } = await anAlert(koro, userId, { channel: "email" });
    koro.clock.advance(minutes(16));
    const dying = {
      ...koro.context,
      enqueue: () => Promise.reject(new Error("the power went out")),
    };

    await expect(watchAlerts(dying)).rejects.toThrow("the power went out");
    expect(await deliveriesOf(koro, id)).toEqual([]);

    expect(await watchAlerts(koro.context)).toBe(1);
    expect(await deliveriesOf(koro, id)).toMatchObject([{ state: "waiting" }]);
  });

  it("is about one wall where that was said, and says nothing while it is off", async () => {
    await aWaitingWall();
    const quiet = await koro.aWall();
    const { userId } = await aMember(koro);
    const { id } = await anAlert(koro, userId, { wallId: quiet });
    const all = await anAlert(koro, userId);
    const order = { workspaceId: koro.workspaceId, userId, webhooks: false, actor: moderator };
    await changeAlert(koro.context, { ...order, id: all.id }, { on: false, settings: {} });
    koro.clock.advance(minutes(16));

    expect(await watchAlerts(koro.context)).toBe(0);
    expect(await deliveriesOf(koro, id)).toEqual([]);
  });
});

describe("whose rights went away", () => {
  it.each([
    ["left", sql`delete from member`],
    ["only looks on now", sql`update member set role = 'viewer'`],
    ["is limited to other walls", sql`update member set walls = '{}'`],
    ["lacks the second factor", sql`update workspace set requires_two_factor = true`],
  ])("is told nothing: who %s", async (_, taken) => {
    await aWaitingWall();
    const { id } = await anAlert(koro, (await aMember(koro)).userId);
    koro.clock.advance(minutes(16));
    await koro.db.execute(taken);

    expect(await watchAlerts(koro.context)).toBe(0);
    expect(await deliveriesOf(koro, id)).toEqual([]);
  });

  it("gets no letter either that was promised before", async () => {
    await aWaitingWall();
    await anAlert(koro, (await aMember(koro)).userId, { channel: "email" });
    koro.clock.advance(minutes(16));
    await watchAlerts(koro.context);
    await koro.db.execute(sql`delete from member`);
    const { mailer, taken } = aMailer();

    const [letterId = ""] = letterJobs();
    expect(await sendLetter(sendsWith(koro, mailer), letterId)).toEqual({ state: "gone" });
    expect(taken).toEqual([]);
    expect(await koro.count("letter")).toBe(0);
  });

  it("hears of their own walls only", async () => {
    const { wallId } = await aWaitingWall();
    await aWaitingWall();
    const { id } = await anAlert(koro, (await aMember(koro, "moderator", [wallId])).userId);
    koro.clock.advance(minutes(16));

    await watchAlerts(koro.context);

    const [told] = await deliveriesOf(koro, id);
    expect(told?.content.walls.map((wall) => wall.id)).toEqual([wallId]);
  });
});

describe("an alert by letter", () => {
  it("goes to the member's own address, in their language, with the way to turn it off", async () => {
    await aWaitingWall();
    const { userId, email } = await aMember(koro);
    const { id } = await anAlert(koro, userId, { channel: "email" });
    koro.clock.advance(minutes(16));
    await watchAlerts(koro.context);
    const { mailer, taken } = aMailer();

    for (const letterId of letterJobs()) await sendLetter(sendsWith(koro, mailer), letterId);

    expect(taken).toMatchObject([{ to: email, locale: "tr" }]);
    expect(taken[0]?.text).toContain("15 dakikadan uzun süredir");
    expect(taken[0]?.text).toContain("16 dakika");
    expect(taken[0]?.text).toContain(`/admin/alerts?off=${id}`);
    expect(taken[0]?.html).toContain(`/admin/alerts?off=${id}`);
    expect(await deliveriesOf(koro, id)).toMatchObject([{ state: "done", trouble: null }]);
  });
});

describe("sources and reports", () => {
  it("are told of when one needs somebody", async () => {
    const { wallId, source } = await aWaitingWall();
    const { userId } = await aMember(koro);
    const sick = await anAlert(koro, userId, { kind: "source-attention" });
    const reported = await anAlert(koro, userId, { kind: "report" });
    expect(await watchAlerts(koro.context)).toBe(0);

    await koro.db.execute(sql`update source set state = 'attention' where id = ${source.id}::uuid`);
    expect(await watchAlerts(koro.context)).toBe(1);
    expect(await deliveriesOf(koro, sick.id)).toMatchObject([
      { content: { minutes: null, walls: [{ id: wallId, attention: 1 }] } },
    ]);

    await koro.db.execute(sql`
      insert into report (id, workspace_id, wall_id, post_id, reason)
      values (gen_random_uuid(), ${koro.workspaceId}::uuid, ${wallId}::uuid, gen_random_uuid(), 'other')`);
    expect(await watchAlerts(koro.context)).toBe(1);
    expect(await deliveriesOf(koro, reported.id)).toMatchObject([
      { content: { walls: [{ reports: 1 }] } },
    ]);
  });
});
