import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "../fake/posts.ts";
import { World } from "../fake/world.ts";
import { DeskRig, eventually } from "../open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const path = "/admin/walls/acme-yaz/look";

function aWorld(): World {
  const world = new World(2);
  world.put(aPlacement(100, {}, "approved"));
  world.recount();
  world.signedIn = true;
  return world;
}

async function open(world = aWorld(), locale = "en-GB") {
  const desk = await rig.open(path, world, { locale });
  await desk.page.locator(".preview-stage[aria-busy=false]").waitFor();
  return desk;
}

const looksSent = (world: World) =>
  world.requests.flatMap(({ method, body }) =>
    method === "PATCH" ? [(body as { look: object }).look] : [],
  );

async function previewed(page: Page): Promise<Record<string, string>> {
  const src = await page.locator(".preview-frame").last().getAttribute("src");
  return Object.fromEntries(new URL(src ?? "", "https://koro.example").searchParams);
}

describe("a choice", () => {
  it("is drawn in the preview and nowhere else", async () => {
    const { page, world, complaints } = await open();

    await page.getByRole("radio", { name: "Polaroid" }).check();
    await page.getByRole("radio", { name: "Justified rows" }).check();
    await page.getByRole("radio", { name: "4", exact: true }).check();
    await page.getByLabel("Card", { exact: true }).fill("FDE");
    await page.getByLabel("Card", { exact: true }).press("Tab");

    await eventually(() => previewed(page)).toMatchObject({
      ...{ preset: "polaroid", layout: "justified", columns: "4", surface: "ffddee" },
    });
    await page.getByText("4 unsaved changes").waitFor();
    expect(looksSent(world)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("leaves no steps in the browser's history", async () => {
    const { page } = await open();
    const before = await page.evaluate(() => history.length);

    await page.getByRole("radio", { name: "Bold" }).check();
    await eventually(() => previewed(page)).toMatchObject({ preset: "bold" });
    await page.locator(".preview-stage[aria-busy=false]").waitFor();

    expect(await page.locator(".preview-frame").count()).toBe(1);
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  it("can be made by keyboard alone", async () => {
    const { page } = await open();

    await page.getByRole("radio", { name: "Masonry" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("Corners").focus();
    await page.keyboard.press("Home");

    await eventually(() => previewed(page)).toMatchObject({ layout: "grid", radius: "0" });
  });

  it("says what is no colour, and keeps the one before", async () => {
    const { page } = await open();

    await page.getByLabel("Accent", { exact: true }).fill("tomato");
    await page.getByLabel("Accent", { exact: true }).press("Tab");

    await page.getByText("Write a colour like #e4572e.").waitFor();
    expect(await previewed(page)).toMatchObject({ accent: "e4572e" });
  });
});

describe("saving", () => {
  it("sends only what changed, and can be undone", async () => {
    const { page, world } = await open();
    await page.getByRole("radio", { name: "Neon" }).check();
    await page.getByRole("button", { name: "Accent: as the style says" }).click();

    await page.getByRole("button", { name: "Save look" }).click();
    await eventually(() => looksSent(world)).toEqual([{ preset: "neon", accent: null }]);
    await page.getByRole("button", { name: "Undo" }).click();

    await eventually(() => looksSent(world)).toEqual([
      { preset: "neon", accent: null },
      { preset: "clean", accent: "#e4572e" },
    ]);
    await page.getByText("Back to the look before.").waitFor();
    expect(await page.getByRole("radio", { name: "Clean" }).isChecked()).toBe(true);
    expect(await page.getByRole("button", { name: "Save look" }).count()).toBe(0);
  });

  it("keeps the draft when the server fails, and says so", async () => {
    const { page, world } = await open();
    await page.getByRole("radio", { name: "Roomy" }).check();
    world.ill = true;

    await page.getByRole("button", { name: "Save look" }).click();
    await page.getByText("Not saved; your changes are still here.").waitFor();
    expect(await page.getByRole("radio", { name: "Roomy" }).isChecked()).toBe(true);
    world.ill = false;
    await page.getByRole("button", { name: "Save look" }).click();

    await eventually(() => world.walls.get("acme-yaz")?.look.density).toBe("roomy");
  });

  it("keeps the draft when a colleague saves another look meanwhile", async () => {
    const { page, world } = await open();
    await page.locator("[data-line=open]").waitFor();
    await page.getByRole("radio", { name: "Roomy" }).check();
    const wall = world.walls.get("acme-yaz");
    if (wall) world.walls.set("acme-yaz", { ...wall, look: { ...wall.look, layout: "list" } });
    world.tell({ kind: "wall", wall: "acme-yaz" });

    await eventually(() => page.getByRole("radio", { name: "List" }).isChecked()).toBe(true);
    expect(await page.getByRole("radio", { name: "Roomy" }).isChecked()).toBe(true);
    await page.getByText("1 unsaved change", { exact: true }).waitFor();
  });
});

describe("a draft", () => {
  it("is discarded at a wish", async () => {
    const { page, world } = await open();
    await page.getByRole("radio", { name: "Quotation" }).check();

    await page.getByRole("button", { name: "Discard" }).click();

    expect(await page.getByRole("radio", { name: "Everything" }).isChecked()).toBe(true);
    await eventually(() => previewed(page)).toMatchObject({ card: "full" });
    expect(looksSent(world)).toEqual([]);
  });

  it("goes back to the usual look, accent included", async () => {
    const { page, world } = await open();

    await page.getByRole("button", { name: "Back to the usual look" }).click();
    await page.getByRole("button", { name: "Save look" }).click();

    await eventually(() => looksSent(world)).toEqual([{ accent: null }]);
  });

  it("is not left by a link without a question", async () => {
    const { page } = await open();
    await page.getByRole("radio", { name: "Grid" }).check();

    await page.getByRole("link", { name: "Share" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.getByRole("radio", { name: "Grid" }).isChecked()).toBe(true);
    await page.getByRole("link", { name: "Share" }).click();
    await page.getByRole("button", { name: "Leave and discard" }).click();

    await page.waitForURL("**/share");
    await page.getByRole("heading", { name: "Share" }).waitFor();
  });

  it("is not left by the back button without a question", async () => {
    const desk = await rig.openQueue(aWorld());
    const { page } = desk;
    await page.getByRole("link", { name: "Look" }).click();
    await page.getByRole("radio", { name: "Grid" }).check();

    await page.goBack();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(new URL(page.url()).pathname).toBe(path);
    await page.goBack();
    await page.getByRole("button", { name: "Leave and discard" }).click();

    await page.waitForURL("**/queue");
    await page.locator("article").first().waitFor();
  });

  it("makes the browser ask before the page is closed, and only a draft does", async () => {
    const { page } = await open();
    const asks = () =>
      page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

    expect(await asks()).toBe(false);
    await page.getByRole("radio", { name: "Grid" }).check();
    expect(await asks()).toBe(true);
    await page.getByRole("button", { name: "Discard" }).click();

    expect(await asks()).toBe(false);
  });
});

describe("what is hard to read", () => {
  it("is said in words, with a colour that puts it right", async () => {
    const { page } = await open();
    await page.getByText("Everything is easy to read.").waitFor();

    await page.getByLabel("Always light").check();
    await page.getByLabel("Text", { exact: true }).fill("#9aa4b2");
    await page.getByLabel("Text", { exact: true }).press("Tab");
    await page.getByText("2 things are hard to read.").waitFor();
    const finding = page.locator("[data-pair=text]");
    expect(await finding.textContent()).toContain("Contrast 2.5 : 1; it takes 4.5 : 1");
    await finding.getByRole("button", { name: /Take text #/ }).click();

    await page.getByText("Everything is easy to read.").waitFor();
  });
});

describe("the preview", () => {
  it("shows another width, and the page around it in another colour", async () => {
    const { page } = await open();
    const frame = page.locator(".preview-frame");

    await page.getByRole("button", { name: "Phone" }).click();
    await eventually(() => frame.evaluate((one) => (one as HTMLElement).offsetWidth)).toBe(390);
    await page.getByRole("button", { name: "Dark page" }).click();

    await eventually(() =>
      frame.evaluate(
        (one) => (one as HTMLIFrameElement).contentDocument?.documentElement.style.colorScheme,
      ),
    ).toBe("dark");
  });

  it("says that there are no posts yet instead of inventing some", async () => {
    const world = new World(2);
    world.signedIn = true;
    const { page } = await open(world);

    await page.getByText("Nothing is approved yet").waitFor();
    await page.getByRole("link", { name: "To the queue" }).click();

    await page.waitForURL("**/queue");
  });

  it("is not there for a wall that nobody may see", async () => {
    const world = aWorld();
    const wall = world.walls.get("acme-yaz");
    if (wall) world.walls.set("acme-yaz", { ...wall, state: "draft" });
    const { page } = await rig.open(path, world);

    await page.getByText("This wall is a draft.").waitFor();
    expect(await page.locator("iframe").count()).toBe(0);
  });

  it("can be asked for again when the wall did not answer", async () => {
    const world = aWorld();
    world.ill = true;
    const { page } = await rig.open(path, world);

    await page.getByText("The wall did not answer.").waitFor();
    world.ill = false;
    await page.getByRole("button", { name: "Try again" }).click();

    await page.locator(".preview-stage[aria-busy=false]").waitFor();
  });
});

describe("the snippet", () => {
  it("follows the draft, and writes it out when it is pinned", async () => {
    const { page, origin } = await open();
    const snippet = page.locator(".snippet code");

    await page.getByRole("radio", { name: "Carousel" }).check();
    await page.getByRole("button", { name: "One tag" }).click();
    expect(await snippet.textContent()).toBe(
      `<script type="module" src="${origin}/embed.js" data-wall="acme-yaz" data-layout="carousel"></script>`,
    );
    await page.getByLabel("Pin this look in the snippet").check();

    expect(await snippet.textContent()).toContain('data-style="--koro-accent: #e4572e"');
  });
});

describe("the room", () => {
  it.each(["viewer", "moderator"])("is not for a %s", async (role) => {
    const world = aWorld();
    world.role = role;
    const { page } = await rig.open(path, world);

    await page.getByText("There is nothing at this address").waitFor();
    await page.goto(page.url().replace("/look", "/queue"));
    await page.locator("article").first().waitFor();

    expect(await page.getByRole("link", { name: "Look", exact: true }).count()).toBe(0);
  });

  it("speaks Turkish", async () => {
    const { page } = await open(aWorld(), "tr-TR");

    await page.getByRole("radio", { name: "Duvar örgüsü" }).waitFor();
    await page.getByRole("radio", { name: "Hep koyu" }).check();
    await page.getByText("Kaydedilmemiş 1 değişiklik").waitFor();
    await page.getByRole("button", { name: "Kaydet", exact: true }).click();

    await page.getByText("Kaydedildi. Açık olan bütün duvarlarda görünüyor.").waitFor();
    expect(await page.title()).toBe("Görünüş · Acme Yaz 2026");
  });
});
