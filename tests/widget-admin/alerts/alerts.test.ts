import { mkdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { watchAlerts } from "../../../server/actions/alerts/watch-alerts.ts";
import { aWall, type TestWall } from "../../http/support/posts.ts";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
const shots = process.env.KORO_SHOTS;
let wall: TestWall;
beforeAll(async () => {
  await desk.start();
  wall = await aWall(desk.koro, desk.workspaceId, { title: "Acme Yaz 2026" });
});
afterAll(() => desk.stop());

/** A visitor reports something, and Koro looks. */
async function aReport(): Promise<void> {
  const { db } = desk.koro.actions;
  await db.execute(sql`update report set state = 'dismissed'`);
  await watchAlerts(desk.koro.actions);
  await db.execute(sql`
    insert into report (id, workspace_id, wall_id, post_id, reason)
    values (gen_random_uuid(), ${desk.workspaceId}::uuid, ${wall.id}::uuid, gen_random_uuid(), 'other')`);
  await watchAlerts(desk.koro.actions);
}

async function isFine(page: Page, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  }
  expect([await violationsIn(page), await overflowOf(page)]).toEqual([[], 0]);
}

const looks = [
  ["en-GB", "light", 1280],
  ["tr-TR", "dark", 320],
] as const;

describe.each(looks)("notifications in %s, %s, %i pixels wide", (locale, colorScheme, width) => {
  const words = locale === "tr-TR" ? turkish : english;

  it("are put together as a sentence, tried, and turned off from a letter", async () => {
    const look = { locale, colorScheme, viewport: { width, height: 800 } };
    const page = await desk.openAs(await desk.somebody("owner"), "/admin", look);
    await page.locator("[data-line=open]").waitFor();
    await page.locator(".avatar-button").click();
    await page.locator("wa-dropdown-item[value=alerts]").click();
    await page.getByRole("heading", { name: words.title }).waitFor();

    await page.getByRole("button", { name: words.add }).click();
    await page.locator("koro-alert-form select").first().selectOption("report");
    await page.locator("koro-alert-form select").last().selectOption("page");
    await page.getByText(words.report).waitFor();
    await isFine(page, `form-${locale}-${width}`);
    await page.getByRole("button", { name: words.save, exact: true }).click();
    await page.locator("li.alert h2", { hasText: words.report }).waitFor();

    await page.getByRole("button", { name: words.add }).click();
    await page.locator("koro-alert-form select").last().selectOption("webhook");
    await page.locator("[name=minutes]").fill("20");
    await page.locator("[name=url]").fill("https://ops.acme.example/koro");
    await page.getByRole("button", { name: words.save, exact: true }).click();
    await page.getByText(/whsec_/).waitFor();
    await page.locator("li.alert h2", { hasText: "ops.acme.example" }).last().waitFor();
    await isFine(page, `list-${locale}-${width}`);

    await page.locator("li.alert", { hasText: words.report }).locator("button").first().click();
    await page.locator(".bell-count").waitFor();
    const { alerts } = await (await page.request.get(`${desk.koro.origin}/v1/admin/alerts`)).json();
    const mine = alerts.find(({ channel }: { channel: string }) => channel === "page");
    await page.goto(`${desk.koro.origin}/admin/alerts?off=${mine.id}`);
    await page.locator("[data-led-here] .turn:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-led-here][data-on=false]").waitFor();
    await isFine(page, `off-${locale}-${width}`);
    await page.close();
  });

  it("ring the bell, which is read and closed with keys alone", async () => {
    const owner = await desk.somebody("owner");
    const look = { locale, colorScheme, viewport: { width, height: 800 } };
    const page = await desk.openAs(owner, "/admin", look);
    await page.locator("[data-line=open]").waitFor();
    const made = await page.evaluate(async () => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ kind: "report", channel: "page" });
      return (await fetch("/v1/admin/alerts", { method: "POST", headers, body })).status;
    });
    expect(made).toBe(201);

    await aReport();
    await page.getByRole("button", { name: words.oneNew }).waitFor();
    await page.locator(".bell-button").focus();
    await page.keyboard.press("Enter");
    await page.locator(".bell-panel a", { hasText: "Acme Yaz 2026" }).waitFor();
    await page.locator(".bell-count").waitFor({ state: "detached" });
    await isFine(page, `bell-${locale}-${width}`);

    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toMatch(
      /\/reports$/,
    );
    await page.keyboard.press("Escape");
    await page.locator(".bell-panel").waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("bell-button");
    await page.close();
  });
});

const english = {
  title: "Notifications",
  add: "New notification",
  save: "Tell me",
  report: "Tell me when a visitor reports a post on any wall, on this page.",
  oneNew: "Notifications, 1 new",
};

const turkish: typeof english = {
  title: "Bildirim tercihleri",
  add: "Yeni bildirim",
  save: "Haber ver",
  report: "Herhangi bir duvarda bir ziyaretçi gönderi bildirirse bu sayfada haber ver.",
  oneNew: "Bildirimler, 1 yeni",
};
