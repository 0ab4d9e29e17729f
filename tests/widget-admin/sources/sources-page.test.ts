import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../fake/world.ts";
import { DeskRig, eventually } from "../open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

function aWorld(): World {
  const world = new World(2);
  world.signedIn = true;
  return world;
}

describe("the sources", () => {
  it("shows one post before anything is saved, and warns about automatic publishing", async () => {
    const { page, world, complaints } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("button", { name: /^Mastodon/ }).click();

    await page.getByLabel("Server").fill("https://sosyal.example");
    await page.getByLabel("Hashtag").fill("AcmeYaz");
    await page.getByLabel("Go straight to the wall").check();
    await page.getByText(/hijacked this way within minutes/).waitFor();
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("İlk gün, ilk fotoğraf <b>#AcmeYaz</b>").waitFor();
    await page.locator("form").getByRole("button", { name: "Add a source" }).click();

    await page.getByText("Source added.").waitFor();
    const settings = { server: "https://sosyal.example", hashtag: "AcmeYaz" };
    expect(world.requests.map(({ body }) => body)).toEqual([
      { connector: "mastodon", settings },
      { connector: "mastodon", settings, publishing: "automatic" },
    ]);
    expect(complaints).toEqual([]);
  });

  it("asks before one publishes unseen", async () => {
    const { page, world } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());
    const source = page.getByRole("listitem").filter({ hasText: "#AcmeYaz · sosyal.example" });

    await source.getByRole("button", { name: "Publish by itself" }).click();
    await page.getByText(/hijacked this way within minutes/).waitFor();
    await page.locator("wa-dialog").getByRole("button", { name: "Publish by itself" }).click();

    await source.getByRole("button", { name: "Ask a person first" }).waitFor();
    expect(world.sources[1]?.publishing).toBe("automatic");
  });

  it("says what is wrong with one and what to do", async () => {
    const { page } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());

    const feed = page.getByRole("listitem").filter({ hasText: "RSS / Atom" });
    await feed.getByRole("heading", { name: "blog.example/feed.xml" }).waitFor();
    await feed.getByText("https://blog.example answered 404 Not Found.").waitFor();
    await feed.getByText("Add it again with the right address.").waitFor();
  });

  it("reads now, pauses, and deletes after a question", async () => {
    const { page, world } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());
    const source = page.getByRole("listitem").filter({ hasText: "#AcmeYaz · sosyal.example" });

    await source.getByRole("button", { name: "Read now" }).click();
    await page.getByText("Read: 3 new, 1 changed, 0 gone.").waitFor();
    await source.getByRole("button", { name: "Pause" }).click();
    await source.getByRole("button", { name: "Resume" }).waitFor();
    await source.getByRole("button", { name: "Delete: #AcmeYaz · sosyal.example" }).click();
    await page.locator("wa-dialog").getByRole("button", { name: "Delete" }).click();

    await source.waitFor({ state: "detached" });
    expect(world.sources).toHaveLength(2);
  });

  it("asks the server to answer in the language of the page", async () => {
    const { page, world } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());
    await page.locator(".source").first().waitFor();
    expect(new Set(world.languages)).toEqual(new Set(["en"]));

    world.languages.length = 0;
    await page.getByRole("button", { name: "Account: Ayşe Kılıç" }).click();
    await page.getByText("Türkçe").click();

    await eventually(() => world.languages).toContain("tr");
    expect(world.languages).not.toContain("en");
  });

  it("offers an address that a check names, and shows a wrong field where it stands", async () => {
    const world = aWorld();
    const { page } = await rig.open("/admin/walls/acme-yaz/sources", world);
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("button", { name: /^RSS/ }).click();
    const address = page.getByLabel("Address");
    await address.fill("https://blog.example/");

    const message =
      "blog.example sent a web page. The page names this feed: https://blog.example/feed.xml.";
    world.check = { ok: false, message, sample: null };
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("button", { name: "Use this address" }).click();
    expect(await address.inputValue()).toBe("https://blog.example/feed.xml");

    world.wrongField = { path: "settings.url", message: "This address is not public." };
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("This address is not public.").waitFor();

    expect(await page.getByText("settings.url").count()).toBe(0);
    expect(await page.getByText("This address is not public.").count()).toBe(1);
    expect(await address.getAttribute("aria-invalid")).toBe("true");
  });
});
