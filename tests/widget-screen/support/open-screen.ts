import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { Media } from "#wire/post.ts";
import { bundleScript } from "../../pages/support/bundle.ts";
import { type FakeKoro, startFakeKoro } from "../../pages/support/fake-koro.ts";
import { aWall } from "../../pages/support/sample.ts";
import { launchBrowser } from "../../support/browser.ts";

/** A server that plays Koro and an empty page of 1280 × 720, both new for each test. */
export interface ScreenStage {
  readonly koro: FakeKoro;
  readonly page: Page;
}

/** Gives every test of the file a stage of its own, and fails the test when its page threw an error. */
export function onEachScreen(take: (stage: ScreenStage) => void): void {
  let browser: Browser;
  let script: string;
  let stage: ScreenStage;
  let troubles: string[];

  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(), bundleScript("widget/screen/main.ts")]);
  });

  beforeEach(async () => {
    const viewport = { width: 1280, height: 720 };
    const koro = await startFakeKoro(aWall(), { "/screen.js": script });
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    stage = { koro, page };
    take(stage);
  });

  afterEach(async () => {
    expect(troubles).toEqual([]);
    await stage.page.close();
    await stage.koro.stop();
  });

  afterAll(() => browser?.close());
}

export const openScreen = ({ koro, page }: ScreenStage) => page.goto(`${koro.url}/screen/acme-yaz`);

/** Waits until the screen is in this state. */
export const untilState = ({ page }: ScreenStage, name: string) =>
  page.waitForSelector(`.screen[data-state="${name}"]`);

export const picture = (seed: number, width = 640, height = 480): Media => ({
  id: `m${seed}`,
  kind: "image",
  alt: null,
  width,
  height,
  thumbhash: null,
  sources: [{ src: `/media/${seed}-${width}x${height}.jpeg`, type: "image/jpeg", width }],
});
