import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../fake/world.ts";
import { DeskRig } from "../open-desk.ts";

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
    const source = page.getByRole("listitem").filter({ hasText: "https://sosyal.example" });

    await source.getByRole("button", { name: "Publish by itself" }).click();
    await page.getByText(/hijacked this way within minutes/).waitFor();
    await page.locator("wa-dialog").getByRole("button", { name: "Publish by itself" }).click();

    await source.getByRole("button", { name: "Ask a person first" }).waitFor();
    expect(world.sources[1]?.publishing).toBe("automatic");
  });

  it("says what is wrong with one and what to do", async () => {
    const { page } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());

    const feed = page.getByRole("listitem").filter({ hasText: "RSS / Atom" });
    await feed.getByText("https://blog.example answered 404 Not Found.").waitFor();
    await feed.getByText("Check address and spelling.").waitFor();
  });

  it("reads now, pauses, and deletes after a question", async () => {
    const { page, world } = await rig.open("/admin/walls/acme-yaz/sources", aWorld());
    const source = page.getByRole("listitem").filter({ hasText: "https://sosyal.example" });

    await source.getByRole("button", { name: "Read now" }).click();
    await page.getByText("Read: 3 new, 1 changed, 0 gone.").waitFor();
    await source.getByRole("button", { name: "Pause" }).click();
    await source.getByRole("button", { name: "Resume" }).waitFor();
    await source.getByRole("button", { name: "Delete: Mastodon" }).click();
    await page.locator("wa-dialog").getByRole("button", { name: "Delete" }).click();

    await source.waitFor({ state: "detached" });
    expect(world.sources).toHaveLength(2);
  });
});
