import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchAlerts } from "../../../server/actions/alerts/watch-alerts.ts";
import { aPost, upserts } from "../../support/builders.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { aMember, anAlert, deliveriesOf } from "./support.ts";

let koro: Koro;
beforeEach(async () => {
  koro = await openKoro();
});
afterEach(() => koro.close());

const dayMs = 86_400_000;

async function aDigest() {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  const { userId } = await aMember(koro);
  const settings = { every: "day" as const, hour: 9, zone: "Europe/Istanbul" };
  const { id } = await anAlert(koro, userId, { kind: "digest", settings });
  return { id, wallId, source };
}

describe("a digest", () => {
  it("says nothing where there is nothing to say", async () => {
    const { id } = await aDigest();
    koro.clock.advance(dayMs);

    expect(await watchAlerts(koro.context)).toBe(0);
    expect(await deliveriesOf(koro, id)).toEqual([]);
  });

  it("comes once a day, whoever looks, with what waits and what was decided since", async () => {
    const { id, wallId, source } = await aDigest();
    await koro.take(source, upserts(aPost(), aPost(), aPost()));
    const [post = ""] = await koro.postIds(wallId);
    await koro.move(wallId, post, "approve");
    koro.clock.advance(dayMs);

    const answers = await Promise.all([1, 2, 3].map(() => watchAlerts(koro.context)));
    expect(answers.filter((told) => told === 1)).toHaveLength(1);
    expect(await watchAlerts(koro.context)).toBe(0);
    expect(await deliveriesOf(koro, id)).toMatchObject([
      { content: { walls: [{ id: wallId, waiting: 2, approved: 1, rejected: 0 }] } },
    ]);

    koro.clock.advance(3 * dayMs);
    expect(await watchAlerts(koro.context)).toBe(1);
    const [, second] = await deliveriesOf(koro, id);
    expect(second?.content.walls).toMatchObject([{ waiting: 2, approved: 0 }]);
  });
});
