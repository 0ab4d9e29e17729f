import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "./fake/world.ts";
import { DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

function aWorld(): World {
  const world = new World(2);
  world.signedIn = true;
  return world;
}

describe("the walls", () => {
  it("makes one from a title, with an address in plain letters and hashtags as chips", async () => {
    const { page, world } = await rig.open("/admin", aWorld());
    await page.getByRole("button", { name: "New wall" }).click();

    await page.getByLabel("Title").fill("Şişli Işık Ödülü");
    expect(await page.getByLabel("Address").inputValue()).toBe("sisli-isik-odulu");
    await page.getByLabel("Hashtags").fill("ışık");
    await page.getByLabel("Hashtags").press("Enter");
    await page.getByLabel("Hashtags").press("Enter");
    expect(world.requests).toEqual([]);
    await page.getByLabel("Türkçe").check();
    await page.getByRole("button", { name: "Create wall" }).click();

    await page.getByRole("heading", { name: "Sources" }).waitFor();
    expect(world.requests[0]?.body).toEqual({
      title: "Şişli Işık Ödülü",
      slug: "sisli-isik-odulu",
      locale: "tr",
      hashtags: ["#ışık"],
      uploads: true,
    });
  });

  it("turns one dark only after a question, and brings it back", async () => {
    const { page, world } = await rig.open("/admin/walls/acme-yaz/settings", aWorld());

    await page.getByRole("button", { name: "Turn everything dark" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(world.walls.get("acme-yaz")?.state).toBe("live");
    await page.getByRole("button", { name: "Turn everything dark" }).click();
    await page.locator("wa-dialog").getByRole("button", { name: "Turn everything dark" }).click();

    await page.getByText("This wall is dark: nothing is shown anywhere.").waitFor();
    expect(world.walls.get("acme-yaz")?.state).toBe("dark");
    await page.getByRole("button", { name: "Bring the wall back" }).click();
    await eventually(() => world.walls.get("acme-yaz")?.state).toBe("live");
  });

  it("follows a wall to its new address", async () => {
    const { page } = await rig.open("/admin/walls/acme-yaz/settings", aWorld());

    await page.getByLabel("Address").fill("acme-kis");
    await page.getByLabel("Address").press("Tab");

    await page.waitForURL("**/admin/walls/acme-kis/settings");
  });
});

describe("somebody who may only look", () => {
  it("sees posts and sources but no button that would be refused", async () => {
    const world = aWorld();
    world.role = "viewer";
    const { page } = await rig.open("/admin/walls/acme-yaz/queue", world);
    await page.locator("article").first().waitFor();

    await page.keyboard.press("a");
    expect(await page.locator("[data-move]").count()).toBe(0);
    await page.getByRole("link", { name: "Sources" }).click();
    await page.locator(".source").first().waitFor();

    expect(await page.locator("main button").count()).toBe(0);
    expect(world.requests).toEqual([]);
  });

  it("as a moderator decides and can turn a wall dark, but not rename it", async () => {
    const world = aWorld();
    world.role = "moderator";
    const { page } = await rig.open("/admin/walls/acme-yaz/settings", world);

    await page.getByRole("button", { name: "Turn everything dark" }).waitFor();
    expect(await page.getByLabel("Title").count()).toBe(0);
    await page.getByRole("link", { name: "Queue" }).click();
    await page.getByRole("button", { name: "Approve", exact: true }).first().click();

    await eventually(() => world.requests.length).toBe(1);
  });
});

describe("sharing", () => {
  it("gives the two lines for a website, and copies them", async () => {
    const look = { permissions: ["clipboard-read", "clipboard-write"] };
    const { page, origin } = await rig.open("/admin/walls/acme-yaz/share", aWorld(), look);

    await page.locator(".snippet").getByRole("button", { name: "Copy" }).click();
    await page.locator(".snippet").getByRole("button", { name: "Copied" }).waitFor();

    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `<script type="module" src="${origin}/embed.js"></script>\n<social-wall wall="acme-yaz"></social-wall>`,
    );
    expect(await page.getByRole("link", { name: /screen\/acme-yaz/ }).count()).toBe(1);
    await eventually(() =>
      page.locator(".qr img").evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
  });
});
