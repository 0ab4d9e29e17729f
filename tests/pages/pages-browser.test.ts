import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Look } from "#wire/wall.ts";
import { launchBrowser } from "../support/browser.ts";
import { allPages } from "./support/all-pages.ts";
import { type FakeKoro, startFakeKoro } from "./support/fake-koro.ts";
import { aPost, aWall, hostileTexts } from "./support/sample.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const names = ["wall", "submit", "status", "notice", "error"] as const;
const look = Look.parse({ accent: "#ffcc00" });
const posts = [aPost({ sensitive: true }), ...hostileTexts.map((text) => aPost({ text }))];

let browser: Browser;
let koro: FakeKoro;

beforeAll(async () => {
  browser = await launchBrowser();
  koro = await startFakeKoro(aWall(), {});
  const pages = await allPages(aWall({ look, title: "Acme ".repeat(20) }), posts, "x".repeat(300));
  for (const name of names) koro.pages[`/${name}`] = () => pages[name];
});

afterAll(async () => {
  await browser?.close();
  await koro?.stop();
});

async function open(name: string, colorScheme: "light" | "dark", width = 320): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme,
    bypassCSP: true,
  });
  await page.goto(`${koro.url}/${name}`);
  return page;
}

describe.each(names)("the %s page", (name) => {
  it.each(["light", "dark"] as const)("has nothing that axe objects to in %s", async (scheme) => {
    const page = await open(name, scheme);
    await page.addScriptTag({ path: axe });

    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });

    expect(found).toEqual([]);
    await page.close();
  });

  it("fits into 320 pixels, whatever people wrote", async () => {
    const page = await open(name, "light");

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});

it("runs nobody's words and breaks no rule of its own policy", async () => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });

  for (const name of names) {
    await page.goto(`${koro.url}/${name}`);
    expect(await page.evaluate(() => "owned" in globalThis)).toBe(false);
  }

  expect(refused).toEqual([]);
  await page.close();
});

it("sends the upload form without JavaScript", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${koro.url}/w/acme-yaz/submit`);
  await page.fill("#text", "Bugün sahil harikaydı");
  await page.fill("#name", "Defne");
  await page.check("#consent");

  await page.click("[type=submit]");

  const sent = koro.submissions.at(-1);
  expect(sent?.type).toMatch(/^multipart\/form-data/);
  const body = String(sent?.body);
  for (const part of ["Bugün sahil harikaydı", "Defne", 'name="consent"\r\n\r\nv1\r\n']) {
    expect(body).toContain(part);
  }
  await context.close();
});
