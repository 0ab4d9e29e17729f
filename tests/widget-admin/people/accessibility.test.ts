import { mkdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Member } from "../../http/support/people.ts";
import { askSignedIn } from "../../http/support/people.ts";
import { aWall } from "../../http/support/posts.ts";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import { RealDesk, signInOn } from "./real-desk.ts";

const desk = new RealDesk();
const shots = process.env.KORO_SHOTS;
let owner: Member;
const links: Record<string, string> = {};
beforeAll(async () => {
  await desk.start();
  owner = await desk.somebody("owner");
  await desk.somebody("admin");
  const wall = await aWall(desk.koro, desk.workspaceId, { title: "Acme Yaz 2026" });
  const ask = await askSignedIn(desk.koro.origin, owner.email);
  for (const [language, locale] of [
    ["tr-TR", "tr"],
    ["en-GB", "en"],
  ] as const) {
    const email = `ece.${locale}@posta.example`;
    const invitation = { email, role: "moderator", walls: [wall.id], locale };
    const answer = await ask("POST", "/v1/admin/invitations", invitation);
    links[language] = new URL((await answer.json()).link).search;
  }
  for (const [name, scopes] of [
    ["Newsletter", ["read"]],
    ["Moderation assistant", ["read", "moderate"]],
  ])
    await ask("POST", "/v1/admin/api-keys", { name, scopes, walls: [wall.id] });
  await desk.koro.actions.db.execute(
    sql`update auth_user set name = 'Ayşe Kılıç', two_factor_enabled = false where id = ${owner.userId}::uuid`,
  );
});
afterAll(() => desk.stop());

async function isFine(page: Page, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  }
  expect([name, await violationsIn(page), await overflowOf(page)]).toEqual([name, [], 0]);
}

describe.each([
  ["en-GB", "light", 1280],
  ["tr-TR", "dark", 1280],
  ["tr-TR", "light", 320],
  ["en-GB", "dark", 320],
] as const)("in %s, %s, %i px wide", (locale, colorScheme, width) => {
  const look = { locale, colorScheme, viewport: { width, height: 900 } };
  const named = (name: string) => `${name}-${locale}-${colorScheme}-${width}`;

  it("team and account pass axe and fit the width, with their forms open", async () => {
    const page = await desk.openAs(owner, "/admin/people", look);
    await page.locator("koro-keys .person").first().waitFor();
    await isFine(page, named("team"));
    await page.locator(".page-head .button.primary").click();
    await page.locator("koro-invite input[name=reach]").last().check();
    await page.locator("koro-keys .part-head button").click();
    await page.locator("koro-member .person-acts button").first().click();
    await page.locator("koro-member form").waitFor();
    await isFine(page, named("team-forms"));
    await page.goto(`${desk.koro.origin}/admin/account`);
    await page.locator(".sign-ins").waitFor();
    await page.locator("koro-two-factor button").click();
    await page.locator("koro-two-factor [name=password]").fill("correct horse battery");
    await page.locator("koro-two-factor form .primary").click();
    await page.locator(".factor-qr").waitFor();
    await isFine(page, named("account"));
    await page.context().close();
  });

  it("the doors pass axe and fit the width", async () => {
    const page = await desk.open(`/admin/invitation${links[locale]}`, look);
    await page.locator("koro-invitation form").waitFor();
    await isFine(page, named("invitation"));
    await page.goto(`${desk.koro.origin}/admin/invitation?token=gone`);
    await page.locator("koro-invitation a.wide").waitFor();
    await isFine(page, named("invitation-gone"));
    await page.goto(`${desk.koro.origin}/admin/new-password?token=x`);
    await page.locator("koro-new-password form").waitFor();
    await isFine(page, named("new-password"));
    await page.goto(`${desk.koro.origin}/admin/forgotten`);
    await page.locator("koro-forgotten .quiet").waitFor();
    await isFine(page, named("forgotten"));
    await page.goto(`${desk.koro.origin}/admin`);
    await signInOn(page, "nobody@people.example");
    await page.locator("koro-sign-in .field-error:not(:empty)").waitFor();
    await isFine(page, named("sign-in"));
    await page.context().close();
  });
});
