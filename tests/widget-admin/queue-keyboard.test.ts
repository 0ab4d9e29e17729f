import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { type Desk, DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const idOf = (number: number) => aPlacement(number).post.id;

async function press(desk: Desk, ...keys: string[]): Promise<void> {
  for (const key of keys) await desk.page.keyboard.press(key);
}

function counts(desk: Desk, tab: string) {
  return desk.page.locator(`[data-tab=${tab}] .count`).getAttribute("data-count");
}

function states(world: World) {
  return [...world.placements.values()].map((one) => one.state);
}

describe("the queue at the keyboard", () => {
  it("is emptied from the first post to the twentieth without a mouse", async () => {
    const desk = await rig.openQueue(new World(20));

    for (let number = 1; number <= 20; number++) {
      if (number % 5 === 0) await press(desk, "r", "1");
      else await press(desk, number % 7 === 0 ? "h" : "a");
      await desk.page.locator(`[data-post="${idOf(number)}"]`).waitFor({ state: "detached" });
    }

    await desk.page.getByText("The queue is empty. Nice.").waitFor();
    await eventually(() => states(desk.world).filter((state) => state === "approved").length).toBe(
      14,
    );
    await eventually(() => states(desk.world).filter((state) => state === "rejected")).toHaveLength(
      4,
    );
    expect(desk.world.placements.get(idOf(5))?.reason).toBe("not_relevant");
    expect(desk.complaints).toEqual([]);
  });

  it("takes several steps back in order and puts the focus on what came back", async () => {
    const desk = await rig.openQueue(new World(5));
    await press(desk, "a", "h", "a");
    await eventually(() => counts(desk, "pending")).toBe("2");

    await press(desk, "u");
    await desk.page.locator(`[data-post="${idOf(3)}"]:focus`).waitFor();
    await press(desk, "u", "u");
    await desk.page.locator(`[data-post="${idOf(1)}"]:focus`).waitFor();

    await eventually(() => states(desk.world)).toEqual(Array(5).fill("pending"));
    await eventually(() => counts(desk, "approved")).toBe("0");
    await press(desk, "u");
    await desk.page.getByText("There is nothing left to undo.").waitFor();
  });

  it("moves the focus from card to card, and says which one it is", async () => {
    const desk = await rig.openQueue(new World(4));

    await press(desk, "j", "j", "ArrowDown", "k");

    const focused = desk.page.locator("article:focus");
    expect(await focused.getAttribute("data-post")).toBe(idOf(2));
    expect(await focused.getAttribute("aria-label")).toMatch(/2 of 4$/);
    expect(await desk.page.locator("article[tabindex='0']").count()).toBe(1);
  });

  it("decides all selected posts at once, and undoes them at once", async () => {
    const desk = await rig.openQueue(new World(6));

    await press(desk, "x", "j", "j", "x");
    await desk.page.getByText("2 selected", { exact: true }).first().waitFor();
    await press(desk, "Shift+A");
    await desk.page.locator(".bulk").getByRole("button", { name: "Approve" }).click();

    await eventually(() => states(desk.world)).toEqual(Array(6).fill("approved"));
    await desk.page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await eventually(() => states(desk.world)).toEqual(Array(6).fill("pending"));
    await eventually(() => desk.page.locator("article").count()).toBe(6);
  });

  it("decides all selected posts with one key, asks once for a reason, and takes all back", async () => {
    const desk = await rig.openQueue(new World(5));
    await press(desk, "Shift+A", "r");
    await desk.page.locator("wa-dialog").getByText("Reject (5 selected): Why?").waitFor();
    await press(desk, "Escape");
    await desk.page.locator("wa-dialog").waitFor({ state: "detached" });
    expect(await desk.page.locator(".bulk").count()).toBe(1);

    await press(desk, "r", "2");
    await eventually(() => states(desk.world)).toEqual(Array(5).fill("rejected"));
    await desk.page.getByText("Rejected 5 posts.").waitFor();
    await press(desk, "u");

    await eventually(() => states(desk.world)).toEqual(Array(5).fill("pending"));
    await desk.page.getByText("Took back: 5 posts.").waitFor();
    expect(desk.complaints).toEqual([]);
  });

  it("forgets a selection with Escape, and then acts on one post again", async () => {
    const desk = await rig.openQueue(new World(3));
    await press(desk, "Shift+A");
    await desk.page.locator(".bulk").waitFor();

    await press(desk, "Escape");
    await desk.page.locator(".bulk").waitFor({ state: "detached" });
    await press(desk, "h");

    await eventually(() => states(desk.world)).toEqual(["held", "pending", "pending"]);
  });

  it("keeps a note that was written before the reason", async () => {
    const desk = await rig.openQueue(new World(1));
    await press(desk, "r");
    await desk.page.getByLabel("Note for the team").fill("second time this week");
    await desk.page.locator("[data-reason=spam]").click();

    await eventually(() => desk.world.requests[0]?.body).toMatchObject({
      moves: [{ move: "reject", reason: "spam", note: "second time this week" }],
    });
  });

  it("leaves letters alone while somebody writes or a dialog is open", async () => {
    const desk = await rig.openQueue(new World(3));

    await desk.page.getByRole("searchbox").pressSequentially("ahrqx");
    await desk.page.getByRole("searchbox").fill("");
    await desk.page.locator("body").click({ position: { x: 2, y: 400 } });
    await press(desk, "?");
    await desk.page.getByText("Hands stay on the keys").waitFor();
    await press(desk, "a");

    expect(desk.world.requests).toEqual([]);
    await press(desk, "Escape");
    await desk.page.getByText("Hands stay on the keys").waitFor({ state: "detached" });
    await press(desk, "a");
    await eventually(() => desk.world.requests.length).toBe(1);
  });

  it("pins what is approved and sends it back to the queue", async () => {
    const desk = await rig.openQueue(new World(2));
    await press(desk, "a");
    await desk.page.locator("[data-tab=approved]").click();
    await desk.page.locator(`[data-post="${idOf(1)}"]`).waitFor();

    await press(desk, "p");
    await eventually(() => desk.world.placements.get(idOf(1))?.post.pinned).toBe(true);
    await press(desk, "q");

    await eventually(() => states(desk.world)).toEqual(["pending", "pending"]);
  });
});
