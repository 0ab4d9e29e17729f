import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "./fake/world.ts";
import { DeskRig } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

describe("coming in and going out", () => {
  it("refuses a wrong password in words and lets the right one in", async () => {
    const { page, complaints } = await rig.open("/admin");

    await page.getByLabel("E-mail").fill("ayse@acme.example");
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("E-mail or password is not right.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill("bir uzun parola");
    await page.keyboard.press("Enter");

    await page.getByRole("link", { name: "Acme Yaz 2026" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("signs out and asks again", async () => {
    const world = new World(1);
    const { page } = await rig.openQueue(world);

    await page.getByRole("button", { name: "Account: Ayşe Kılıç" }).click();
    await page.getByText("Sign out").click();

    await page.getByLabel("Password", { exact: true }).waitFor();
    expect(world.signedIn).toBe(false);
  });

  it("speaks the browser's language, changes it at once, and remembers", async () => {
    const { page } = await rig.open("/admin", new World(0), { locale: "tr-TR" });
    await page.getByRole("heading", { name: "Giriş yap" }).waitFor();

    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.reload();

    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  });

  it("makes the first owner from the set-up link and brings them in", async () => {
    const { page, world } = await rig.open("/admin/setup?token=a-token");

    await page.getByLabel("Brand or team").fill("Acme");
    await page.getByLabel("Your name").fill("Ayşe Kılıç");
    await page.getByLabel("E-mail").fill("ayse@acme.example");
    await page.getByLabel("Password").fill("bir uzun parola");
    await page.getByRole("button", { name: "Start" }).click();

    await page.getByRole("heading", { name: "Walls" }).waitFor();
    expect(world.requests[0]?.body).toMatchObject({
      token: "a-token",
      workspace: "Acme",
      locale: "en",
    });
  });

  it("says at once that a used set-up link no longer works", async () => {
    const world = new World(0);
    world.setUpDone = true;
    const { page } = await rig.open("/admin/setup?token=a-token", world);

    await page.getByText("This link no longer works").waitFor();
    expect(await page.getByLabel("Your name").count()).toBe(0);
    await page.getByRole("link", { name: "Sign in" }).click();

    await page.getByLabel("Password", { exact: true }).waitFor();
  });

  it("leads somebody who is signed in from a set-up link to their walls", async () => {
    const world = new World(0);
    world.signedIn = true;
    const { page } = await rig.open("/admin/setup?token=a-token", world);

    await page.getByRole("link", { name: "Acme Yaz 2026" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/admin");
  });
});
