import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overflowOf, violationsIn } from "../support/axe.ts";
import { aLetter } from "./fake/letter-routes.ts";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { type Desk, DeskRig } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(async () => {
  await rig.start();
});
afterAll(() => rig.stop());

function aWorld(): World {
  const world = new World(9);
  for (const number of [100, 101]) world.put(aPlacement(number, { pinned: true }, "approved"));
  world.letters = [aLetter(1), aLetter(2, { trouble: "settings", attempts: 3 })];
  world.signedIn = true;
  return world;
}

const wall = "/admin/walls/acme-yaz";
const pages: [string, string, string?][] = [
  ["/admin", ".wall-card"],
  [`${wall}/queue`, ".card"],
  [`${wall}/queue?state=approved`, ".card"],
  [`${wall}/queue?state=held`, ".empty"],
  [`${wall}/queue`, ".reason", "r"],
  [`${wall}/queue`, ".bulk", "x"],
  [`${wall}/queue`, ".keys", "?"],
  [`${wall}/sources`, ".source"],
  [`${wall}/look`, ".preview-frame"],
  [`${wall}/share`, ".qr"],
  [`${wall}/settings`, ".panic-button"],
  ["/admin/letters", ".letter"],
];

describe.each([
  ["en-GB", "light", 1280],
  ["tr-TR", "dark", 1280],
  ["tr-TR", "light", 320],
  ["en-GB", "dark", 320],
] as const)("in %s, %s, %i px wide", (locale, colorScheme, width) => {
  const look = { locale, colorScheme, viewport: { width, height: 800 } };
  let desk: Desk;
  beforeAll(async () => {
    desk = await rig.open("/admin", aWorld(), look);
  });

  it.each(pages)("%s (%s) passes axe and fits the width", async (path, ready, key) => {
    const { page, origin, complaints } = desk;
    await page.goto(origin + path);
    if (key) await page.locator("article.card").first().waitFor();
    if (key) await page.keyboard.press(key);
    await page.locator(ready).first().waitFor();

    expect(await violationsIn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("a look that is hard to read, not saved yet, passes axe and fits the width", async () => {
    const { page } = await rig.open(`${wall}/look`, aWorld(), look);
    await page.locator(".preview-frame").waitFor();
    await page.locator("input[name=text]").fill("#9aa4b2");
    await page.locator("input[name=text]").press("Tab");
    await page.locator(".legibility[data-good=false]").waitFor();
    await page.locator(".legibility summary").click();

    expect(await violationsIn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it("the first set-up passes axe and fits the width", async () => {
    const { page } = await rig.open("/admin/setup?token=a-token", new World(0), look);
    await page.locator("koro-setup form").waitFor();

    expect(await violationsIn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it("the sign-in passes axe", async () => {
    const { page } = await rig.open("/admin", new World(0), look);
    await page.locator("koro-sign-in form").waitFor();

    expect(await violationsIn(page)).toEqual([]);
  });
});
