import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const idOf = (number: number) => aPlacement(number).post.id;

describe("the queue beside other people", () => {
  it("says who it is now when somebody was faster, and keeps the post away", async () => {
    const { page, world } = await rig.openQueue(new World(3));
    world.decideElsewhere(idOf(1), "held", true);

    await page.keyboard.press("a");

    await page.getByText("Someone was faster: now “Held”.").waitFor();
    expect(await page.locator("article").count()).toBe(2);
    expect(world.placements.get(idOf(1))?.state).toBe("held");
  });

  it("brings posts back when the server fails, and says so", async () => {
    const { page, world } = await rig.openQueue(new World(3));
    world.ill = true;

    await page.keyboard.press("a");

    await page.getByText("Said by the fake: internal").waitFor();
    expect(await page.getByTestId("spoken").textContent()).toBe("");
    await page.locator(`[data-post="${idOf(1)}"]`).waitFor();
    expect(await page.locator("[data-tab=pending] .count").getAttribute("data-count")).toBe("3");
  });

  it("does not move what is looked at when new posts arrive", async () => {
    const { page, world } = await rig.openQueue(new World(3));
    await page.keyboard.press("j");
    const before = await page.locator("article:focus").boundingBox();

    world.arrive(50);
    world.arrive(51);

    await page.getByRole("button", { name: "2 new posts" }).waitFor();
    expect(await page.locator("article").count()).toBe(3);
    expect(await page.locator("article:focus").boundingBox()).toEqual(before);
    await page.getByRole("button", { name: "2 new posts" }).click();
    await page.locator(`[data-post="${idOf(50)}"]:focus`).waitFor();
    expect(await page.locator("article").count()).toBe(5);
  });

  it("lets a card go that a colleague decides", async () => {
    const { page, world } = await rig.openQueue(new World(3));

    world.decideElsewhere(idOf(2), "approved");

    await page.locator(`[data-post="${idOf(2)}"]`).waitFor({ state: "detached" });
    await page.getByText("1 post decided by someone else.").waitFor();
    await eventually(() =>
      page.locator("[data-tab=approved] .count").getAttribute("data-count"),
    ).toBe("1");
  });

  it("asks for a sign-in when the session ends, and then goes on where it was", async () => {
    const { page, world } = await rig.openQueue(new World(3));
    world.signedIn = false;

    await page.keyboard.press("a");
    await page.getByText("Your session has ended").waitFor();
    await page.getByLabel("Password", { exact: true }).fill("bir uzun parola");
    await page.getByRole("button", { name: "Sign in" }).click();

    await eventually(() => world.placements.get(idOf(1))?.state).toBe("approved");
    await page.getByText("Your session has ended").waitFor({ state: "detached" });
    expect(await page.locator("article").count()).toBe(2);
  });

  it("says that the line is gone as soon as the device is offline, and takes it up again", async () => {
    const { page } = await rig.openQueue(new World(3));

    await page.context().setOffline(true);
    await page.getByText("Reconnecting…").waitFor();
    await page.context().setOffline(false);

    await page.locator("[data-line=open]").waitFor();
  });

  it("looks for posts while somebody types, and forgets it with Escape", async () => {
    const { page } = await rig.openQueue(new World(7));

    await page.keyboard.press("/");
    await page.keyboard.type("grandmother");
    await eventually(() => page.locator("article").count()).toBe(1);
    expect(page.url()).toContain("q=grandmother");
    await page.keyboard.press("Escape");

    await eventually(() => page.locator("article").count()).toBe(7);
  });

  it("offers what there is, with how many posts, once a menu is opened", async () => {
    const { page } = await rig.openQueue(new World(9), { locale: "tr-TR" });

    await page.getByRole("button", { name: "Ağ", exact: true }).click();

    const items = page.locator("wa-dropdown[open] wa-dropdown-item");
    await eventually(() => items.allInnerTexts()).toEqual([
      ...["Tümü", "Bluesky\n3", "RSS\n2", "Mastodon\n2", "Yükleme\n2"],
    ]);
  });

  it("loads further pages by itself and narrows by filters that stay in the address", async () => {
    const { page } = await rig.openQueue(new World(70));
    const total = () => page.locator("article").first().getAttribute("aria-setsize");
    await eventually(total).toBe("-1");

    await page.locator(".feed-end").scrollIntoViewIfNeeded();
    await eventually(total).toBe("70");
    await page.getByRole("button", { name: "Network", exact: true }).click();
    await page.locator("wa-dropdown-item[value=feed]").click();

    await eventually(total).toBe("17");
    expect(page.url()).toContain("network=feed");
    await page.reload();
    await eventually(total).toBe("17");
    await page.getByRole("button", { name: "Take off: RSS" }).click();
    await eventually(total).toBe("-1");
    expect(page.url()).not.toContain("network");
  });
});
