import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "./fake/world.ts";
import { DeskRig } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const phone = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true };

describe("the queue on a phone", () => {
  it("keeps the decisions of the post one is at above the navigation", async () => {
    const { page } = await rig.openQueue(new World(3), phone);
    const card = page.locator("koro-card").nth(1);
    await card.locator(".byline-words").tap();
    await page.evaluate(() => {
      const words = document.querySelectorAll(".byline")[1];
      scrollBy(0, (words?.getBoundingClientRect().top ?? 0) - 500);
    });

    const approve = await card.locator("[data-move=approve]").boundingBox();
    const navigation = await page.locator(".side ul").boundingBox();

    const end = (approve?.y ?? 0) + (approve?.height ?? 0);
    expect(approve).not.toBeNull();
    expect(end).toBeLessThanOrEqual(navigation?.y ?? 0);
    expect(end).toBeGreaterThan((navigation?.y ?? 0) - 40);
  });
});
