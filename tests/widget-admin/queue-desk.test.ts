/** What surrounds a decision: keys of one's own, batches, colleagues, kept views, fingers, and ways back. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const idOf = (number: number) => aPlacement(number).post.id;
const state = (world: World, number: number) => world.placements.get(idOf(number))?.state;
const phone = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true };

function reserve(world: World, number: number, by: string): void {
  const until = new Date(Date.now() + 240_000).toISOString();
  world.put({ ...aPlacement(number), claimedBy: by, claim: { isMe: false, until } });
}

describe("keys of one's own", () => {
  it("are changed in the sheet, stand on the buttons, and follow to another machine", async () => {
    const world = new World(3);
    const { page } = await rig.openQueue(world);
    await page.keyboard.press("?");
    await page.locator(".key-row[data-act=approve]").click();
    await page.keyboard.press("r");
    await page.getByText("R is “Reject, with a reason” already.").waitFor();
    await page.locator(".key-row[data-act=approve]").click();
    await page.keyboard.press("g");
    await page.getByText("G is now “Approve”.").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("wa-dialog").waitFor({ state: "detached" });

    await page.locator("[data-move=approve] kbd", { hasText: "G" }).first().waitFor();
    await page.keyboard.press("g");
    await eventually(() => state(world, 1)).toBe("approved");

    const elsewhere = await rig.openQueue(world);
    const approve = elsewhere.page.locator("[data-move=approve]").first();
    await eventually(() => approve.getAttribute("aria-keyshortcuts")).toBe("g");
    expect(world.desk.keys).toEqual({ approve: "g" });
  });
});

describe("a batch of one's own", () => {
  it("shows the next twenty and nothing else, and gives them back when the page closes", async () => {
    const world = new World(40);
    reserve(world, 2, "Ece Aydın");
    const { page } = await rig.openQueue(world);

    await page.keyboard.press("s");
    await page.getByText("20 posts left").waitFor();
    await eventually(() => page.locator("article").count()).toBe(20);
    expect(await page.locator(`[data-post="${idOf(2)}"]`).count()).toBe(0);
    await page.keyboard.press("a");
    await page.getByText("19 posts left").waitFor();
    await page.keyboard.press("u");
    await page.locator(`[data-post="${idOf(1)}"]:focus`).waitFor();

    await page.close({ runBeforeUnload: true });
    await eventually(() => world.desk.left.length).toBe(1);
  });

  it("is told to the server by the tab that has it, with the post one is at", async () => {
    const { page, world } = await rig.openQueue(new World(3));

    await page.keyboard.press("j");
    await page.keyboard.press("j");

    await eventually(() => world.desk.sat.at(-1)).toMatchObject({ post: idOf(2), idle: false });
    expect(new Set(world.desk.sat.map(({ tab }) => tab)).size).toBe(1);
  });
});

describe("colleagues", () => {
  it("are here with their letters, and what they reserved is theirs to decide", async () => {
    const world = new World(3);
    world.role = "moderator";
    reserve(world, 1, "Ece Aydın");
    world.desk.seats = [
      { name: "Ece Aydın", initials: "EA", isMe: false, post: idOf(1), seenAt: "" },
    ];
    const { page } = await rig.openQueue(world);
    await page
      .getByRole("button", { name: "EA , Ece Aydın is looking at a post: go there" })
      .waitFor();

    await page.keyboard.press("a");

    await page.getByText("Ece Aydın is on this one. Nothing was changed.").waitFor();
    expect(state(world, 1)).toBe("pending");
    expect(world.requests).toEqual([]);
    await page.keyboard.press("Shift+A");
    await page.keyboard.press("h");
    await eventually(() => [1, 2, 3].map((number) => state(world, number))).toEqual([
      ...["pending", "held", "held"],
    ]);
  });

  it("can be overruled by owners who say so", async () => {
    const world = new World(2);
    reserve(world, 1, "Ece Aydın");
    const { page } = await rig.openQueue(world);

    await page.keyboard.press("a");
    await page.getByText("You may decide anyway").waitFor();
    await page.keyboard.press("d");

    await eventually(() => state(world, 1)).toBe("approved");
  });
});

describe("kept views", () => {
  it("are kept with a name, opened again, and deleted", async () => {
    const world = new World(9);
    const { page } = await rig.openQueue(world);
    await page.getByRole("button", { name: "Media", exact: true }).click();
    await page.locator("wa-dropdown[open] wa-dropdown-item[value=none]").click();
    await eventually(() => page.locator("article").count()).toBe(3);

    await page.getByRole("button", { name: "Views" }).click();
    await page.locator("wa-dropdown-item[value=manage]").click();
    await page.locator("koro-views input[name=name]").fill("Yalnız yazı");
    await page.locator("koro-views input[name=name]").press("Enter");
    await page.getByText("“Yalnız yazı” is kept.").waitFor();
    expect(world.desk.views[0]?.query).toEqual({ state: "pending", media: "none" });

    await page.getByRole("button", { name: "Clear filters" }).click();
    await eventually(() => page.locator("article").count()).toBe(9);
    await page.getByRole("button", { name: "Views" }).click();
    await page.locator("wa-dropdown-item", { hasText: "Yalnız yazı" }).click();
    await eventually(() => page.locator("article").count()).toBe(3);

    await page.getByRole("button", { name: "Views" }).click();
    await page.locator("wa-dropdown-item[value=manage]").click();
    await page.getByRole("button", { name: "Delete the view “Yalnız yazı”" }).click();
    await eventually(() => world.desk.views.length).toBe(0);
  });
});

describe("ways back", () => {
  it("lead to the view a decision was made in, also after the filter has changed", async () => {
    const world = new World(12);
    const { page } = await rig.openQueue(world);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("h");
    await page.keyboard.press("3");
    await page.locator(".empty").waitFor();

    await page.keyboard.press("u");

    await page.locator(`[data-post="${idOf(2)}"]:focus`).waitFor();
    expect(page.url()).not.toContain("state=");
    expect(state(world, 2)).toBe("pending");
  });

  it("take back tags and blocked authors in their turn", async () => {
    const world = new World(3);
    const { page } = await rig.openQueue(world);
    await page.keyboard.press("t");
    await page.getByLabel("New tag").fill("sahne, gece");
    await page.keyboard.press("Enter");
    await eventually(() => world.placements.get(idOf(1))?.post.tags).toEqual(["sahne", "gece"]);
    await page.locator(`[data-post="${idOf(1)}"]:focus`).waitFor();
    await page.keyboard.press("b");
    await page.getByText("Block @ignac?").waitFor();
    await page.keyboard.press("b");
    await eventually(() => state(world, 1)).toBe("rejected");
    expect(world.desk.authors).toMatchObject([{ author: "@ignac", list: "blocked" }]);

    await page.keyboard.press("u");
    await eventually(() => state(world, 1)).toBe("pending");
    await page.keyboard.press("u");
    await eventually(() => world.desk.authors).toEqual([]);
    await page.keyboard.press("u");

    await eventually(() => world.placements.get(idOf(1))?.post.tags).toEqual([]);
  });
});

describe("a finger", () => {
  it("approves to the right, rejects to the left, and thinks better of it", async () => {
    const { page, world } = await rig.openQueue(new World(4), phone);

    await swipe(page, 1, [60, 20]);
    expect(state(world, 1)).toBe("pending");
    await swipe(page, 1, [80, 220]);
    await eventually(() => state(world, 1)).toBe("approved");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).first().waitFor();
    await page.locator(`[data-post="${idOf(1)}"]`).waitFor({ state: "detached" });
    await swipe(page, 2, [-80, -220]);

    await eventually(() => state(world, 2)).toBe("rejected");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).last().click();
    await eventually(() => state(world, 2)).toBe("pending");
  });
});

/** Draws a finger from the middle of a card over these distances, and lifts it. */
async function swipe(page: Page, number: number, stops: readonly number[]): Promise<void> {
  const card = page.locator(`[data-post="${idOf(number)}"] .byline-words`);
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  const [x, y] = [195, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const line = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", dx?: number) =>
    line.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: dx === undefined ? [] : [{ x: x + dx, y }],
    });
  await touch("touchStart", 0);
  for (const dx of stops) await touch("touchMove", dx);
  await touch("touchEnd");
}
