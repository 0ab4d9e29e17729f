import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../http/people/totp.ts";
import { password } from "../../http/support/people.ts";
import { RealDesk, signInOn } from "./real-desk.ts";

const desk = new RealDesk();
beforeAll(() => desk.start());
afterAll(() => desk.stop());

describe("the account", () => {
  it("turns the second factor on, asks for it, and opens with a kept code", async () => {
    const person = await desk.somebody("moderator");
    const page = await desk.openAs(person, "/admin/account");
    const panel = page.locator("koro-two-factor");
    await panel.getByRole("button", { name: "Turn on" }).click();
    await panel.locator("[name=password]").fill("not the password");
    await panel.getByRole("button", { name: "Next" }).click();
    await panel.getByText("The password is not right.").waitFor();
    await panel.locator("[name=password]").fill(password);
    await panel.getByRole("button", { name: "Next" }).click();
    const secret = ((await panel.locator(".address code").textContent()) ?? "").replaceAll(" ", "");
    const drawn = panel.locator("img.factor-qr");
    expect(await drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await panel.locator("[name=code]").fill(await codeOf(secret));
    await panel.getByRole("button", { name: "Confirm" }).click();
    await panel.locator(".backup-codes").waitFor();
    const kept = await panel.locator(".backup-codes code").allTextContents();
    await panel.getByRole("button", { name: "I have kept them" }).click();
    await panel.getByRole("button", { name: "New codes" }).waitFor();

    const second = await desk.open("/admin");
    await signInOn(second, person.email);
    await second.locator("[name=code]").fill("000000");
    await second.getByRole("button", { name: "Sign in" }).click();
    await second.getByText("This code is not right.").waitFor();
    await second.locator("[name=code]").fill(kept[0] ?? "");
    await second.getByRole("button", { name: "Sign in" }).click();
    await second.locator(".avatar-button").waitFor();
    await Promise.all([page, second].map((one) => one.context().close()));
  });

  it("is all there is until the second factor that everybody needs is on", async () => {
    const workspaceId = await desk.aWorkspace();
    const person = await desk.somebody("admin", workspaceId);
    await desk.koro.actions.db.execute(
      sql`update workspace set requires_two_factor = true where id = ${workspaceId}::uuid`,
    );
    const page = await desk.openAs(person, "/admin");

    await page.getByText("asks everybody for two-factor sign-in").waitFor();
    expect(await page.locator("koro-walls").count()).toBe(0);
    await page.context().close();
  });

  it("signs out elsewhere, and shows who tried to come in", async () => {
    const person = await desk.somebody("viewer");
    const elsewhere = await desk.openAs(person, "/admin");
    await elsewhere.locator(".avatar-button").waitFor();
    const page = await desk.open("/admin/account");
    await signInOn(page, person.email, "a wrong password");
    await page.getByText("E-mail or password is not right.").waitFor();
    await signInOn(page, person.email);
    await page.locator(".sign-ins").getByText("Wrong password").waitFor();

    await page.locator("koro-sessions").getByRole("button", { name: "Sign out:" }).click();
    await page.getByText("Signed out there.").waitFor();
    await elsewhere.reload();
    await elsewhere.locator("koro-sign-in").waitFor();
    await Promise.all([page, elsewhere].map((one) => one.context().close()));
  });

  it("changes the password of whoever knows it", async () => {
    const person = await desk.somebody("viewer");
    const page = await desk.openAs(person, "/admin/account");
    const form = page.locator("koro-password");
    await form.getByLabel("Current password").fill("not the password");
    await form.getByLabel("New password").fill("entirely new words");
    await form.getByRole("button", { name: "Change password" }).click();
    await form.getByText("The password is not right.").waitFor();
    await form.getByLabel("Current password").fill(password);
    await form.getByRole("button", { name: "Change password" }).click();
    await page.getByText("Password changed.").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Your account" }).waitFor();
    await page.context().close();
  });
});
