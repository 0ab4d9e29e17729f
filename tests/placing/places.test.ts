/** The wall where pages put it: routed pages, other shadow roots, frames, tag managers, pages kept for the way back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { aPost, aWall } from "../widget/support/a-post.ts";
import { eventually } from "../widget/support/eventually.ts";
import { pageWith, startHostSite } from "../widget/support/host-page.ts";
import { type Stage, startStage } from "../widget/support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = [aPost({ id: "b" }), aPost({ id: "a" })];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false });
  stage.koro.requests.length = 0;
});
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

const article = (page: Page) => page.locator("social-wall article").first();
const script = (attributes = "") =>
  `<script type="module" src="${stage.koro.origin}/embed.js" ${attributes}></script>`;

describe("after client-side navigation", () => {
  test("comes anew with its page, and leaves no line open behind it", async () => {
    const { page, problems } = await stage.open(pageWith(`<div id="view"></div>${script()}`));
    const show = (html: string) =>
      page.locator("#view").evaluate((view, html) => {
        view.innerHTML = html;
      }, html);

    for (const wall of ["acme-summer", "acme-winter", "acme-summer"]) {
      await show(`<social-wall wall="${wall}"><a href="/posts">All posts</a></social-wall>`);
      await article(page).waitFor();
      await eventually(() => expect(stage.koro.lines).toBe(1));
      await show("<p>Another page of the site</p>");
      await eventually(() => expect(stage.koro.lines).toBe(0));
    }
    const asked = stage.koro.requests.filter((path) => path.includes("/feed"));
    expect(asked.map((path) => path.split("/")[3])).toEqual(
      expect.arrayContaining(["acme-summer", "acme-winter"]),
    );
    expect(problems).toEqual([]);
  });

  test("hears no more events once it has gone", async () => {
    const { page } = await stage.openWall();
    await article(page).waitFor();
    const wall = await page.locator("social-wall").elementHandle();
    await wall?.evaluate((element: Element) => element.remove());
    await eventually(() => expect(stage.koro.lines).toBe(0));
    stage.koro.show(aPost({ id: "later" }));

    await wall?.evaluate((element: Element) => document.body.append(element));
    await page.locator('social-wall [data-post="later"]').waitFor();
    expect(await page.locator('social-wall [data-post="later"]').count()).toBe(1);
  });
});

describe("inside of another element's shadow root", () => {
  const host = `<page-part><template shadowrootmode="open">
    <style>:host{display:block;width:500px} article{display:none!important}</style>
    <social-wall wall="acme-summer" layout="list"></social-wall></template></page-part>`;

  test("shows its posts in its own looks, and its error reaches the page", async () => {
    const { page, problems } = await stage.open(
      pageWith(`${host}${script()}<output></output><script>
        addEventListener("social-wall-error", ({ detail }) => {
          document.querySelector("output").textContent = detail.reason;
        });
      </script>`),
    );
    await page.locator('social-wall [data-layout="list"] article').first().waitFor();
    expect((await page.locator("social-wall").boundingBox())?.width).toBe(500);

    stage.koro.down = true;
    await page.locator("social-wall").evaluate((wall) => wall.setAttribute("wall", "acme-winter"));
    await eventually(async () => expect(await page.locator("output").textContent()).toBe("server"));
    expect(problems).toEqual([]);
  });
});

describe("inside of a frame", () => {
  test("works where the frame may run scripts and nothing else", async () => {
    const inside = pageWith(`<social-wall wall="acme-summer"></social-wall>${script()}`);
    stage.site.pages.set("/inside", inside);
    const { page, problems } = await stage.open(
      pageWith(`<iframe src="/inside" sandbox="allow-scripts" width="800" height="900"></iframe>`),
    );
    await page.frameLocator("iframe").locator("social-wall article").first().waitFor();
    expect(problems).toEqual([]);
  });
});

describe("brought by a tag manager", () => {
  const tagManagerSnippet = (koro: string) =>
    scriptIn("Google Tag Manager").replaceAll("https://koro.example", koro);

  test("stands where the page has a place for it, with a script made by a script", async () => {
    const { page, problems } = await stage.open(pageWith(`<div id="wall"></div>`));
    await page.addScriptTag({ content: tagManagerSnippet(stage.koro.origin) });
    await page.locator("#wall social-wall article").first().waitFor();

    await page.addScriptTag({ content: tagManagerSnippet(stage.koro.origin) });
    expect(await page.locator("social-wall").count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test("needs no more of a policy than its origin and the manager's nonce", async () => {
    const { origin } = stage.koro;
    stage.site.csp = `default-src 'none'; script-src 'nonce-abc' ${origin}; connect-src ${origin}; img-src ${origin}`;
    const { page, problems } = await stage.open(
      pageWith(`<div id="wall"></div><script nonce="abc">${tagManagerSnippet(origin)}</script>`),
    );
    await page.locator("#wall social-wall article").first().waitFor();
    expect(problems).toEqual([]);
  });

  test("passes on a nonce where the policy trusts what a trusted script loads", async () => {
    const { origin } = stage.koro;
    stage.site.csp = `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src ${origin}; img-src ${origin}`;
    const { page, problems } = await stage.open(
      pageWith(`<social-wall wall="acme-summer"></social-wall>${script('nonce="abc"')}`),
    );
    await article(page).waitFor();
    expect(problems).toEqual([]);
  });
});

describe("on a page that the browser keeps for the way back", () => {
  test("is there again, and catches up with what was shown meanwhile", async () => {
    const browser = await launchBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    try {
      const page = await browser.newPage();
      const say = `addEventListener("pageshow", ({ persisted }) => { window.kept = persisted; })`;
      const tags = `<social-wall wall="acme-summer"></social-wall>${script()}<script>${say}</script>`;
      stage.site.pages.set("/wall", pageWith(tags));
      stage.site.pages.set("/other", pageWith("<p>Another page</p>"));
      await page.goto(`${stage.site.origin}/wall`);
      await article(page).waitFor();
      await eventually(() => expect(stage.koro.lines).toBe(1));

      await page.goto(`${stage.site.origin}/other`);
      await eventually(() => expect(stage.koro.lines).toBe(0));
      stage.koro.show(aPost({ id: "meanwhile" }));
      const ask = await past(page);
      await ask("history.back()");

      const shown = `!!document.querySelector("social-wall")?.shadowRoot.querySelector('[data-post="meanwhile"]')`;
      await eventually(async () => expect(await ask(shown)).toBe(true));
      expect(await ask("kept")).toBe(true);
      await eventually(() => expect(stage.koro.lines).toBe(1));
    } finally {
      await browser.close();
    }
  });
});

/** Playwright loses a page that comes back this way, and waits for ever; the browser's own protocol does not. */
async function past(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  return async (expression) => {
    const answer = await session.send("Runtime.evaluate", { expression, returnByValue: true });
    return answer.result.value;
  };
}

describe("in a frame of Koro's own", () => {
  test("tells its height, which the page believes only from that frame", async () => {
    const koro = await startHostSite();
    koro.pages.set("/w/acme-summer/frame", "<!doctype html><title>Posts</title><p>Posts</p>");
    const [frame = ""] = /<iframe.*<\/iframe>/.exec(sectionOf("A frame")) ?? [];
    const other = `<iframe title="Other" srcdoc="<p>Somebody else</p>"></iframe>`;
    const html = pageWith(`${frame}${other}<script>${scriptIn("A frame")}</script>`);
    const { page, problems } = await stage.open(
      html.replaceAll("https://koro.example", koro.origin),
    );
    const height = () => page.locator("iframe").first().getAttribute("height");
    await page.locator("iframe").first().scrollIntoViewIfNeeded();
    const inside = page.frameLocator("iframe").first().locator("p");
    const outside = page.frameLocator("iframe").last().locator("p");
    const send = (from: Locator, message: object) =>
      from.evaluate((_, sent) => parent.postMessage(sent, "*"), message);
    const message = { type: "koro:height", wall: "acme-summer" };

    await send(outside, { ...message, height: 1 });
    await send(inside, { ...message, height: "9em" });
    await send(inside, { ...message, type: "other", height: 2 });
    await send(inside, { ...message, height: 1234.4 });

    await eventually(async () => expect(await height()).toBe("1235"));
    await send(outside, { ...message, height: 1 });
    await send(inside, { ...message, height: 900 });
    await eventually(async () => expect(await height()).toBe("900"));
    expect(problems).toEqual([]);
    await koro.close();
  });
});

describe("by the snippets of the guide", () => {
  test.each([0, 1])("shows its posts (%i)", async (index) => {
    const snippets = [...sectionOf("A page").matchAll(/```html\n(.*?)```/gs)];
    const html = snippets[index]?.[1]?.replaceAll("https://koro.example", stage.koro.origin) ?? "";
    expect(html).toContain("acme-summer");
    const { page, problems } = await stage.open(pageWith(html));
    await article(page).waitFor();
    expect(problems).toEqual([]);
  });

  test("asks in Shopify for what the section uses", () => {
    const section = sectionOf("Shopify");
    const [, schema = ""] = /{% schema %}(.*?){% endschema %}/s.exec(section) ?? [];
    const { settings } = JSON.parse(schema) as { settings: { id: string }[] };
    const used = [...section.matchAll(/section\.settings\.(\w+)/g)].map(([, id]) => id);
    expect(new Set(settings.map(({ id }) => id))).toEqual(new Set(used));
  });
});

/** What customers copy is what is tried. */
function sectionOf(title: string): string {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/placing.md"), "utf8");
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (!section) throw new Error(`the guide has no section ${title}`);
  return section;
}

function scriptIn(title: string): string {
  const [, script] = /<script>\n(.*?)<\/script>/s.exec(sectionOf(title)) ?? [];
  if (!script) throw new Error(`the section ${title} has no script`);
  return script;
}
