import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { awake } from "../support/layout-probe.ts";
import { type Stage, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const media = [aPicture()];
  const badges = [{ kind: "disclosure", label: "Advertisement" }];
  const posts = [aPost({ id: "b", media, badges }), aPost({ id: "a" })];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

function aPicture() {
  const src = `${stage.koro.origin}/media/640x480-2f6f8f.png`;
  const shape = { alt: "The sea", width: 640, height: 480, thumbhash: null };
  return {
    id: "m",
    kind: "image" as const,
    ...shape,
    sources: [{ src, type: "image/png", width: 640 }],
  };
}

const looksOf = (page: Page) =>
  page.locator(`social-wall [data-post="b"]`).evaluate((card) => {
    const style = (selector: string) => getComputedStyle(card.querySelector(selector) ?? card);
    const { width, height } = card.getBoundingClientRect();
    const [name, text, badge] = [style(".name"), style(".text"), style(".badges li")];
    return {
      ...{ width: Math.round(width), height: Math.round(height) },
      name: [name.fontSize, name.letterSpacing, name.textTransform, name.visibility, name.cursor],
      text: [text.lineHeight, text.wordSpacing, text.textIndent, text.whiteSpace, text.textAlign],
      flow: [text.direction, text.writingMode, text.opacity, text.animationName, text.textShadow],
      badge: [badge.display, badge.visibility, badge.opacity, badge.fontSize],
    };
  });

const styles: [name: string, css: string][] = [
  ["everything unset", "*{all:unset!important}"],
  [
    "everything hidden inside the wall",
    "social-wall *{display:none!important;all:unset!important}",
  ],
  [
    "its own rhythm",
    "html,body{line-height:3!important;letter-spacing:9px!important;word-spacing:2em!important}",
  ],
  [
    "its own case",
    "*{text-transform:uppercase!important;text-indent:4em!important;text-shadow:0 0 9px red!important}",
  ],
  ["hidden by inheritance", "body{visibility:hidden!important}main>*{visibility:visible}"],
  [
    "everything in motion",
    "@keyframes shake{to{rotate:9deg}}*{animation:shake 1s infinite!important;transition:all 3s!important}",
  ],
  [
    "no wrapping, no pointing",
    "*{white-space:nowrap!important;cursor:wait!important;user-select:none!important;text-align:right!important}",
  ],
];

describe("under the styles of a page with", () => {
  test.each(styles)("%s", async (_, css) => {
    const { page: plain } = await stage.openWall(`live="off" layout="list"`);
    await plain.locator("social-wall article img").first().waitFor();
    stage.site.pages.set("/host.css", css);
    const head = `<link rel="stylesheet" href="/host.css">`;
    const { page, problems } = await stage.openWall(`live="off" layout="list"`, { head });
    await page.locator("social-wall article img").first().waitFor();
    await Promise.all([awake(plain), awake(page)]);
    const { width: _width, height: _height, ...looks } = await looksOf(page);
    const { width: _w, height: _h, ...usual } = await looksOf(plain);
    expect(looks).toEqual(usual);
    expect(problems).toEqual([]);
  });
});
