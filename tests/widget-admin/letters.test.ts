import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLetter } from "./fake/letter-routes.ts";
import { World } from "./fake/world.ts";
import { DeskRig } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

const languages = [
  ["en-GB", "E-mails", "No mail server is set", "Not delivered", "No trouble so far"],
  ["tr-TR", "E-postalar", "Posta sunucusu ayarlanmamış", "Ulaşmayan", "Şimdilik sorun yok"],
] as const;

function aWorld(): World {
  const world = new World(1);
  world.letters = [1, 2, 3, 4].map((number) => aLetter(number));
  world.signedIn = true;
  return world;
}

describe.each(languages)("the e-mails in %s", (locale, title, noServer, failed, noTrouble) => {
  it("are found in the account's menu and say that there is no mail server", async () => {
    const { page, complaints } = await rig.open("/admin", aWorld(), { locale });

    await page.locator(".avatar-button").click();
    await page.getByText(title).click();

    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByText(noServer).waitFor();
    expect(await page.title()).toBe(`${title} · Koro`);
    expect(complaints).toEqual([]);
  });

  it("show who waits for which link, page by page, and what is empty in words", async () => {
    const { page } = await rig.open("/admin/letters", aWorld(), { locale });
    await page.getByText("konuk-3@posta.example").waitFor();
    expect(await page.getByText("konuk-4@posta.example").count()).toBe(0);

    await page.locator(".letters-more").click();
    await page.getByText("konuk-4@posta.example").waitFor();
    expect(await page.locator(".letter").count()).toBe(4);
    expect(await page.locator(".letters-more").count()).toBe(0);

    await page.getByRole("button", { name: failed }).click();
    await page.getByText(noTrouble).waitFor();
  });
});

describe("an e-mail", () => {
  it("gives its link to be passed on, but does not open it", async () => {
    const look = { permissions: ["clipboard-read", "clipboard-write"] };
    const { page, world } = await rig.open("/admin/letters", aWorld(), look);

    await page.locator(".letter").first().getByRole("button", { name: "Copy" }).click();
    await page.locator(".letter").first().getByRole("button", { name: "Copied" }).waitFor();

    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(world.letters[0]?.link);
    expect(await page.locator(".letter a").count()).toBe(0);
  });

  it("says why it could not leave, and whether Koro goes on by itself", async () => {
    const world = aWorld();
    world.sendsLetters = true;
    world.letters = [
      aLetter(1, { trouble: "unreachable", attempts: 2 }),
      aLetter(2, { state: "failed", trouble: "refused", attempts: 1 }),
      aLetter(3, { state: "sent", recipient: null, link: null, sentAt: new Date().toISOString() }),
    ];
    const { page } = await rig.open("/admin/letters", world);

    await page.getByText("It is tried again by itself.").waitFor();
    expect(await page.getByText("No mail server is set").count()).toBe(0);
    await page.getByRole("button", { name: "Not delivered" }).click();
    await page.getByText("Tried once; not tried again.").waitFor();
    await page.getByRole("button", { name: "Sent", exact: false }).click();
    await page.getByText("its address is no longer listed").waitFor();
  });

  it("is nobody's business who does not manage the workspace", async () => {
    const world = aWorld();
    world.role = "moderator";
    const { page } = await rig.open("/admin/letters", world);

    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    await page.locator(".avatar-button").click();
    await page.getByText("Sign out").waitFor();
    expect(await page.getByText("E-mails").count()).toBe(0);
  });
});
