import { mkdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import {
  moderation,
  type OpinionTwin,
  sendJson,
  startOpinionTwin,
} from "../../support/twins/opinion-twin.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
const shots = process.env.KORO_SHOTS;
let twin: OpinionTwin;
beforeAll(async () => {
  [twin] = await Promise.all([startOpinionTwin(), desk.start()]);
});
afterAll(async () => {
  await desk.stop();
  await twin?.close();
});

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

describe.each(looks)("second opinions in %s, %s, %i pixels wide", (locale, colorScheme, width) => {
  const words = locale === "tr-TR" ? turkish : english;

  it("are added, tried, turned off and deleted by an owner", async () => {
    twin.answers((_, response) =>
      sendJson(response, moderation({ harassment: 0.91, violence: 0.32, sexual: 0.01 }, true)),
    );
    const look = { locale, colorScheme, viewport: { width, height: 800 } };
    const page = await desk.openAs(await desk.somebody("owner"), "/admin", look);
    await page.locator(".avatar-button").click();
    await page.locator("wa-dropdown-item[value=classifiers]").click();
    await page.getByRole("heading", { name: words.title, exact: true }).waitFor();
    await page.locator(".opinion-offer").nth(2).waitFor();
    await isFine(page, `offers-${locale}`);

    await page.locator(".opinion-offer button").first().click();
    await page.locator("article.opinion[data-on=true]").waitFor();
    await page.locator(".opinion-offer button").first().click();
    await page.locator("[name=address]").fill(twin.origin);
    await page.locator("[name=key]").fill("sk-for-this-test");
    await isFine(page, `form-${locale}`);
    await page.locator("koro-classifier-form button.primary").click();
    await page.locator("article.opinion").nth(1).waitFor();

    const remote = page.locator("article.opinion").nth(1);
    await remote.getByRole("button", { name: words.try, exact: true }).click();
    await remote.getByRole("button", { name: words.ask, exact: true }).click();
    await remote.locator("meter").nth(2).waitFor();
    await remote.getByText(words.hold).waitFor();
    await desk.koro.actions.db.execute(sql`
      update classifier set trouble = 'unreachable', trouble_at = now(), failures = 3
      where kind = 'local'`);
    await isFine(page, `trial-${locale}`);

    await remote.getByRole("button", { name: words.off }).click();
    await page.locator("article.opinion[data-on=false]").waitFor();
    await isFine(page, `list-${locale}`);
    for (const left of [1, 0]) {
      await page.locator("article.opinion .quiet-danger").first().click();
      await page.locator("dialog[open] .danger, wa-dialog[open] .danger").first().click();
      await expect.poll(() => page.locator("article.opinion").count()).toBe(left);
    }
    await page.close();
  });
});

const english = {
  ...{ title: "Second opinions", try: "Try it", ask: "Ask", off: "Turn off" },
  hold: "Its advice: hold.",
};
const turkish: typeof english = {
  ...{ title: "İkinci görüş", try: "Dene", ask: "Sor", off: "Kapat" },
  hold: "Önerisi: bekletin.",
};
