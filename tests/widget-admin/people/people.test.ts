import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passwordReset } from "../../../server/db/schema/people.ts";
import { hashOf } from "../../../server/domain/token.ts";
import { aWall } from "../../http/support/posts.ts";
import { RealDesk, signInOn } from "./real-desk.ts";

const desk = new RealDesk();
beforeAll(() => desk.start());
afterAll(() => desk.stop());

describe("the team", () => {
  it("grows by an invitation whose link makes an account, page by page", async () => {
    const owner = await desk.somebody("owner");
    await aWall(desk.koro, desk.workspaceId, { slug: "summer", title: "Summer" });
    const page = await desk.openAs(owner, "/admin");
    await page.locator(".avatar-button").click();
    await page.getByText("Team", { exact: true }).click();
    await page.getByRole("heading", { name: "Team" }).waitFor();

    await page.getByRole("button", { name: "Invite" }).click();
    await page.locator("koro-invite [name=email]").fill("ece@people.example");
    await page.getByText("Only some walls").click();
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByText("Choose at least one wall.").waitFor();
    await page.locator("koro-invite").getByLabel("Summer").check();
    await page.locator("koro-invite").getByLabel("Türkçe").check();
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = (await page.locator(".shown-once code").textContent()) ?? "";
    await page.locator("koro-invitations").getByText("ece@people.example").waitFor();

    const guest = await desk.open(link.replace(desk.koro.origin, ""));
    await guest.getByText("Davetli: ece@people.example · Rol: Moderatör").waitFor();
    await guest.locator("[name=name]").fill("Ece Yılmaz");
    await guest.locator("[name=password]").fill("a password for Ece");
    await guest.getByRole("button", { name: "Hesap aç ve katıl" }).click();
    await guest.locator(".wall-card").waitFor();

    await page.reload();
    const row = page.getByRole("article", { name: "Ece Yılmaz" });
    await row.getByText("Summer").waitFor();
    const again = await desk.open(link.replace(desk.koro.origin, ""));
    await again.getByText("This invitation no longer works").waitFor();
    await Promise.all([page, guest, again].map((one) => one.context().close()));
  });

  it("gives another role at once, and removes after a question", async () => {
    const workspaceId = await desk.aWorkspace();
    const owner = await desk.somebody("owner", workspaceId);
    const other = await desk.somebody("moderator", workspaceId);
    const page = await desk.openAs(owner, "/admin/people");
    const row = page.locator("koro-member", { hasText: other.email });

    await row.getByRole("button", { name: "Change" }).click();
    await row.getByLabel("Viewer").check();
    await row.getByRole("button", { name: "Save" }).click();
    await row.locator("[data-role=viewer]").waitFor();

    await row.getByRole("button", { name: "Remove" }).click();
    await page.locator("wa-dialog").getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => page.locator("koro-member").count()).toBe(1);
    await page.getByText("The last owner.").waitFor();
    expect(await page.locator("koro-member button").count()).toBe(0);
    await page.context().close();
  });

  it("shows a key once, and forgets it when it is revoked", async () => {
    const owner = await desk.somebody("owner", await desk.aWorkspace());
    const page = await desk.openAs(owner, "/admin/people");
    await page.getByText("No keys yet").waitFor();

    await page.getByRole("button", { name: "New key" }).click();
    await page.locator("koro-key-form [name=name]").fill("Newsletter");
    await page.getByRole("button", { name: "Make key" }).click();
    const key = (await page.locator(".shown-once code").textContent()) ?? "";
    const ask = () =>
      fetch(`${desk.koro.origin}/v1/admin/me`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole("button", { name: "Done" }).click();
    expect(await page.getByText(key).count()).toBe(0);

    await page.getByRole("button", { name: "Revoke: Newsletter" }).click();
    await page.locator("wa-dialog").getByRole("button", { name: "Revoke" }).click();
    await page.getByText("No keys yet").waitFor();
    expect((await ask()).status).toBe(401);
    await page.context().close();
  });

  it("is not there for a moderator", async () => {
    const moderator = await desk.somebody("moderator");
    const page = await desk.openAs(moderator, "/admin/people");
    await page.getByText("There is nothing at this address").waitFor();
    await page.context().close();
  });
});

describe("the forgotten password", () => {
  it("is replaced where the letter's link leads, once", async () => {
    const person = await desk.somebody("viewer");
    const expiresAt = new Date(Date.now() + 60_000);
    await desk.koro.actions.db
      .insert(passwordReset)
      .values({ userId: person.userId, hash: hashOf("a-token"), expiresAt });
    const page = await desk.open("/admin/new-password?token=a-token");
    await page.getByLabel("New password").fill("entirely new words");
    await page.getByRole("button", { name: "Save password" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await signInOn(page, person.email, "entirely new words");
    await page.locator(".avatar-button").waitFor();

    await page.goto(`${desk.koro.origin}/admin/new-password?token=a-token`);
    await page.getByLabel("New password").fill("some other words");
    await page.getByRole("button", { name: "Save password" }).click();
    await page.getByText("This link was used already or is too old.").waitFor();
    await page.context().close();
  });

  it("says where no letters are sent what to do instead", async () => {
    const page = await desk.open("/admin");
    await page.getByText("Forgot your password?").click();
    await page.getByText("This Koro sends no e-mails.").waitFor();
    await page.getByText("Back to sign-in").click();
    await signInOn(page, (await desk.somebody("viewer")).email);
    await page.locator(".avatar-button").waitFor();
    await page.context().close();
  });
});
