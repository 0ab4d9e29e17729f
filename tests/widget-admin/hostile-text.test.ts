import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { DeskRig } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const script = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;

describe("a post by somebody who means harm", () => {
  it("shows markup as it was written and follows no script address", async () => {
    const world = new World(0);
    const text = `${script} javascript:alert(1)`;
    const author = {
      name: script,
      handle: "@\u202eevil",
      url: "javascript:alert(1)",
      avatar: null,
      followers: null,
      tier: null,
      history: null,
    };
    const entities = [
      { kind: "link", start: text.length - 19, end: text.length, url: "javascript:alert(1)" },
    ] as const;
    world.put(
      aPlacement(1, { text, author, entities: [...entities], permalink: "javascript:alert(1)" }),
    );
    const { page, complaints } = await rig.openQueue(world);

    expect(await page.locator(".card-text").textContent()).toBe(text);
    expect(await page.locator(".who").textContent()).toContain(script);
    expect(await page.locator("article a").count()).toBe(0);
    await page.keyboard.press("o");
    expect(await page.title()).not.toBe("hacked");
    expect(complaints).toEqual([]);
  });

  it("cannot push the page wide or long", async () => {
    const world = new World(0);
    world.put(aPlacement(1, { text: "ş".repeat(10_000), entities: [] }));
    world.put(aPlacement(2, { text: "satır\n".repeat(1500), entities: [] }));
    const { page } = await rig.openQueue(world, { viewport: { width: 320, height: 640 } });

    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const folded = await page.locator(".card-text").first().boundingBox();
    await page.getByRole("button", { name: "Show all" }).first().click();
    const open = await page.locator(".card-text").first().boundingBox();

    expect(width).toBe(320);
    expect(folded?.height).toBeLessThan(200);
    expect(open?.height).toBeGreaterThan(1000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
