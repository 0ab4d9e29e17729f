/** Somebody new at the desk, who has never read a manual: a hundred posts, by keys alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { type Desk, DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const idOf = (number: number) => aPlacement(number).post.id;

/** Posts of all kinds, as the fake makes them, some delicate, one essay, one long word; and one that a rule rejected. */
function aMixedWorld(): World {
  const world = new World(100);
  world.put(aPlacement(17, { text: "Bir daha, bir daha! ".repeat(80), entities: [] }));
  world.put(aPlacement(33, { text: "m".repeat(300), entities: [] }));
  world.put(aPlacement(52, { contentWarning: "Kan", sensitive: true }));
  const hidden = aPlacement(150, { text: "Bahis için tıkla #AcmeYaz" }, "rejected");
  world.put({
    ...{ ...hidden, reason: "rule" },
    history: [
      {
        ...{ id: "d1", batch: "b1", post: hidden.post.id, move: "reject", from: null },
        ...{ to: "rejected", reason: "rule", note: null, at: "2026-11-20T12:00:00.000Z" },
        actor: { kind: "rule", name: "No betting" },
      },
    ],
  });
  return world;
}

/** Ten posts are decided in one go; then the queue may take a breath, as a person would. */
async function decide(desk: Desk, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    const keys = number % 9 === 0 ? ["r", "2"] : number % 7 === 0 ? ["h"] : ["a"];
    for (const key of keys) await desk.page.keyboard.press(key);
  }
  await eventually(() => waiting(desk)).toBe(String(100 - to));
  if (to < 100) await desk.page.locator("article[data-here]").waitFor();
}

const waiting = (desk: Desk) =>
  desk.page.locator("[data-tab=pending] .count").getAttribute("data-count");

const states = ({ world }: Desk) =>
  Object.groupBy([...world.placements.values()], ({ state }) => state);

describe("a newcomer at the desk", () => {
  it("clears a hundred mixed posts by keys, takes five back, and learns why one is hidden", async () => {
    const desk = await rig.openQueue(aMixedWorld());
    const { page } = desk;
    for (const key of ["A", "R", "H"])
      await page.locator("article[data-here] kbd", { hasText: key }).first().waitFor();

    for (let from = 1; from <= 91; from += 10) await decide(desk, from, from + 9);
    await page.getByText("The queue is empty. Nice.").waitFor();

    for (let step = 1; step <= 5; step++) await page.keyboard.press("u");
    await page.locator(`[data-post="${idOf(96)}"]:focus`).waitFor();
    await eventually(() => states(desk).pending?.length).toBe(5);
    expect(await page.locator("article").count()).toBe(5);
    for (let step = 1; step <= 5; step++) await page.keyboard.press("a");
    await page.getByText("The queue is empty. Nice.").waitFor();
    await eventually(() => states(desk).pending).toBeUndefined();

    await page.keyboard.press("4");
    const card = page.locator(`[data-post="${idOf(150)}"]`);
    for (let step = 1; step <= 20 && (await card.getAttribute("data-here")) === null; step++)
      await page.keyboard.press("j");
    await page.keyboard.press("w");
    await card.getByText("Rule “No betting”").first().waitFor();
    await card.getByText("or change the rule under “Rules”").waitFor();

    const { approved = [], rejected = [], held = [] } = states(desk);
    expect([approved.length, rejected.length, held.length]).toEqual([78, 11, 12]);
    expect(desk.complaints).toEqual([]);
  }, 120_000);
});
