import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleScript } from "../pages/support/bundle.ts";
import { type FakeKoro, startFakeKoro } from "../pages/support/fake-koro.ts";
import { drawPicture } from "../pages/support/pictures.ts";
import { aWall } from "../pages/support/sample.ts";
import { launchBrowser } from "../support/browser.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
let script: string;
let koro: FakeKoro;
let page: Page;
let photo: Buffer;

beforeAll(async () => {
  [browser, script, photo] = await Promise.all([
    launchBrowser(),
    bundleScript("widget/submit/main.ts"),
    drawPicture(1, { width: 320, height: 240, format: "jpeg" }),
  ]);
});

beforeEach(async () => {
  koro = await startFakeKoro(aWall({ locale: "en" }), { "/submit.js": script });
  page = await browser.newPage({ viewport: { width: 320, height: 700 }, bypassCSP: false });
  await page.goto(`${koro.url}/w/acme-yaz/submit`);
});

afterEach(async () => {
  await page.close();
  await koro.stop();
});

afterAll(() => browser?.close());

const choose = (...names: string[]) =>
  page.setInputFiles(
    "#media",
    names.map((name) => ({ name, mimeType: "image/jpeg", buffer: photo })),
  );

async function fillIn(): Promise<void> {
  await page.fill("#text", "Bugün sahil harikaydı");
  await page.fill("#name", "Defne");
  await page.check("#consent");
}

const send = () => page.click("[type=submit]");

describe("the upload page with its script", () => {
  it("shows each chosen photo with a place to describe it, and adds a second choice to the first", async () => {
    await choose("one.jpg", "two.jpg");
    await choose("three.jpg");

    await page.waitForSelector(".preview:nth-child(3) img");
    expect(await page.locator(".preview input").count()).toBe(3);
    expect(await page.textContent("[role=status]")).toBe("3 photos chosen");
  });

  it("takes four photos and says that the fifth was left out", async () => {
    await choose("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg");

    expect(await page.locator(".preview").count()).toBe(4);
    expect(await page.textContent("[role=status]")).toContain("Only 4 photos fit");
  });

  it("sends photos and descriptions in the same order, without the one taken out", async () => {
    await choose("one.jpg", "two.jpg", "three.jpg");
    await page.fill("#picture-alt-0", "the pier");
    await page.fill("#picture-alt-2", "the sea");
    await page.click("[aria-label='Remove photo 2']");
    await fillIn();

    await send();

    await page.waitForSelector(".done");
    const body = String(koro.submissions[0]?.body);
    const parts = [...body.matchAll(/filename="(\w+\.jpg)"|name="alt"\r\n\r\n(.*)\r\n/g)];
    expect(parts.map(([, file, alt]) => file ?? alt)).toEqual([
      "one.jpg",
      "the pier",
      "three.jpg",
      "the sea",
    ]);
  });

  it("says what is missing beside each field, on top, and with the focus there", async () => {
    await send();

    expect(await page.textContent("#name-error")).toBe("Please enter the name to show.");
    expect(await page.getAttribute("#consent", "aria-invalid")).toBe("true");
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(focused).toContain("Please write something or add a photo.");
    expect(koro.submissions).toHaveLength(0);
  });

  it("puts what the server refuses beside its field", async () => {
    const errors = [{ path: "media.0", message: "not a picture" }];
    koro.state.answer = { status: 422, body: { code: "invalid", errors } };
    await choose("one.jpg");
    await fillIn();

    await send();

    await page.waitForSelector("#media-error:not([hidden])");
    expect(await page.locator(".preview").count()).toBe(1);
  });

  it("loses nothing when the connection is lost and gets through at the next try", async () => {
    await choose("one.jpg");
    await fillIn();
    koro.disconnect();

    await send();
    await page.waitForSelector("text=The connection was lost.");
    expect(await page.inputValue("#text")).toBe("Bugün sahil harikaydı");

    koro.reconnect();
    await page.click("text=Try again");
    await page.waitForSelector(".done");
    expect(koro.submissions).toHaveLength(1);
  });

  it("ends with thanks that have the focus and the way to the submitter's page", async () => {
    await fillIn();

    await send();

    await page.waitForSelector(".done");
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe("Thank you! It has arrived.");
    const link = await page.getAttribute(".done .button", "href");
    expect(link).toBe(`${koro.url}/w/acme-yaz/s/t0k`);
  });

  it("refuses a status address that would run a script", async () => {
    koro.state.answer = { status: 201, body: { id: "s", statusUrl: "javascript:alert(1)" } };
    await fillIn();

    await send();

    await page.waitForSelector("text=Something went wrong on our side.");
  });

  it("sends a giant photo as a smaller one", async () => {
    const giant = Buffer.concat([photo, Buffer.alloc(9 * 1024 * 1024)]);
    await page.setInputFiles("#media", [
      { name: "giant.png", mimeType: "image/png", buffer: giant },
    ]);
    await fillIn();

    await send();

    await page.waitForSelector(".done");
    const [sent] = koro.submissions;
    expect(sent?.body.length).toBeLessThan(1024 * 1024);
    expect(String(sent?.body)).toContain('filename="giant.jpg"');
  });

  it("speaks Turkish on a Turkish page", async () => {
    koro.state.wall = aWall({ locale: "tr" });
    await page.reload();

    await send();

    expect(await page.textContent("#name-error")).toBe("Lütfen görünecek adı yazın.");
  });

  it("has nothing that axe objects to, with photos and with errors, and fits into 320 pixels", async () => {
    const bare = await browser.newPage({ viewport: { width: 320, height: 700 }, bypassCSP: true });
    await bare.goto(`${koro.url}/w/acme-yaz/submit`);
    await bare.setInputFiles("#media", [{ name: "a.jpg", mimeType: "image/jpeg", buffer: photo }]);
    await bare.click("[type=submit]");
    await bare.waitForSelector(".summary");
    await bare.addScriptTag({ path: axe });

    const found = await bare.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run();
      const overflow = document.documentElement.scrollWidth - innerWidth;
      return { overflow, violations: violations.map(({ id, nodes }) => [id, nodes[0]?.html]) };
    });

    expect(found).toEqual({ overflow: 0, violations: [] });
    await bare.close();
  });
});
