import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  Object.assign(stage.koro, {
    posts: [aPost({ id: "b" }), aPost({ id: "a" })],
    wall: aWall(),
    down: false,
    gone: false,
  });
});
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

const strictCsp = (koro: string) =>
  `default-src 'none'; script-src ${koro}; connect-src ${koro}; img-src ${koro}; style-src 'self';` +
  " require-trusted-types-for 'script'; trusted-types 'none'";

describe("on a page with a strict policy", () => {
  test("shows its posts, styled, without a single violation", async () => {
    stage.site.csp = strictCsp(stage.koro.origin);
    stage.koro.posts = [aPost({ media: [picture()] })];

    const { page, problems } = await stage.openWall();

    await page.locator("social-wall article img").first().waitFor();
    const radius = await page
      .locator("social-wall article")
      .evaluate((card) => getComputedStyle(card).borderRadius);
    const shape = await page
      .locator("social-wall .picture")
      .evaluate((box) => box.clientWidth / box.clientHeight);
    expect(radius).toBe("16px");
    expect(shape).toBeCloseTo(4 / 3, 1);
    expect(problems).toEqual([]);
  });

  test("keeps nothing and asks nobody but its server", async () => {
    const { page } = await stage.openWall();
    await page.locator("social-wall article").first().waitFor();

    const kept = await page.evaluate(() => [
      document.cookie,
      localStorage.length,
      sessionStorage.length,
    ]);
    const asked = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin),
    );
    expect(kept).toEqual(["", 0, 0]);
    const elsewhere = asked.filter((origin) => origin !== stage.site.origin);
    expect(new Set(elsewhere)).toEqual(new Set([stage.koro.origin]));
  });
});

describe("on a page that is hard to live with", () => {
  test("keeps its looks under hostile styles and its own styles to itself", async () => {
    const head = `<link rel="stylesheet" href="/hostile.css">`;
    stage.site.pages.set(
      "/hostile.css",
      "*{letter-spacing:9px!important;text-transform:uppercase!important;color:red!important} article{display:none!important} .post{border:9px solid red!important} ul{font-size:60px!important}",
    );
    const { page } = await stage.openWall("", { head });

    const name = page.locator("social-wall .name").first();
    await name.waitFor();
    const looks = await name.evaluate((element) => {
      const { letterSpacing, textTransform, fontSize } = getComputedStyle(element);
      return { letterSpacing, textTransform, fontSize };
    });
    expect(looks).toEqual({ letterSpacing: "normal", textTransform: "none", fontSize: "15px" });
    expect(
      await page.evaluate(() => document.adoptedStyleSheets.length + document.styleSheets.length),
    ).toBe(1);
  });

  test("works where the page froze what it could, and adds nothing to the global object", async () => {
    const { page, problems } = await stage.openWall("", {
      before: () => {
        for (const { prototype } of [Object, Array, Function, Map, Promise])
          Object.freeze(prototype);
        Object.assign(window, { known: Object.getOwnPropertyNames(window).length });
      },
    });
    await page.locator("social-wall article").first().waitFor();
    const known = () =>
      Object.getOwnPropertyNames(window).length - Number(Reflect.get(window, "known"));
    expect(await page.evaluate(known)).toBe(1);
    expect(problems).toEqual([]);
  });

  test("is defined once however often the script is there", async () => {
    const tags = ["", "?v=2", "?v=3"].map(
      (v) => `<script type="module" src="${stage.koro.origin}/embed.js${v}"></script>`,
    );
    const { page, problems } = await stage.open(
      pageWith(`<social-wall wall="acme-summer"></social-wall>${tags.join("")}`),
    );
    await page.locator("social-wall article").first().waitFor();
    expect(await shownIds(page)).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test("needs nothing but the script tag", async () => {
    const tag = `<script type="module" src="${stage.koro.origin}/embed.js" data-wall="acme-summer" data-layout="list" data-heading-level="3"></script>`;
    const { page } = await stage.open(pageWith(tag));
    await page.locator("social-wall article").first().waitFor();
    expect(await page.locator("script + social-wall").getAttribute("heading-level")).toBe("3");
  });

  test("survives being connected, moved, taken out and put back", async () => {
    const { page, problems } = await stage.openWall();
    await page.locator("social-wall article").first().waitFor();
    await page.evaluate(async () => {
      const wall = document.querySelector("social-wall") as HTMLElement;
      for (let round = 0; round < 20; round++) {
        wall.remove();
        if (round % 2) await Promise.resolve();
        document.body.append(wall);
      }
    });
    await page.locator("social-wall article").first().waitFor();
    expect(await shownIds(page)).toHaveLength(2);
    await eventually(() => expect(stage.koro.lines).toBe(1));
    expect(problems).toEqual([]);
  });

  test("moves into another document and keeps its styles", async () => {
    const { page, problems } = await stage.openWall();
    await page.locator("social-wall article").first().waitFor();
    const radius = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      const wall = document.querySelector("social-wall") as HTMLElement;
      frame.contentDocument?.body.append(wall);
      const card = wall.shadowRoot?.querySelector("article");
      const isDressed = () => card && getComputedStyle(card).borderRadius === "16px";
      while (!isDressed()) await new Promise((done) => requestAnimationFrame(done));
      return card && getComputedStyle(card).borderRadius;
    });
    expect(radius).toBe("16px");
    expect(problems).toEqual([]);
  });
});

describe("the page around it", () => {
  test("does not move when the posts arrive, come or go", async () => {
    const gate = Promise.withResolvers<void>();
    stage.koro.feedGate = gate.promise;
    stage.koro.posts = Array.from({ length: 20 }, () => aPost({ media: [picture()] }));
    const { page } = await stage.openWall();
    const below = page.locator("#below");
    await page.locator("social-wall .bones").waitFor();
    await page.evaluate(watchShifts);
    const before = await below.boundingBox();
    gate.resolve();

    await page.locator("social-wall article").first().waitFor();
    stage.koro.show(aPost({ id: "new" }));
    await eventually(async () => expect(await shownIds(page)).toContain("new"));
    stage.koro.hide("new");
    await eventually(async () => expect(await shownIds(page)).not.toContain("new"));

    expect(await below.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toEqual([]);
  });

  test("keeps what it put into the element when the posts cannot be had, and hears why", async () => {
    stage.koro.down = true;
    const { page } = await stage.openWall("", {
      slot: `<a href="https://acme.example/posts">All posts</a>`,
      before: () => {
        window.addEventListener("social-wall-error", (event) => {
          Reflect.set(window, "reason", (event as CustomEvent).detail.reason);
        });
      },
    });
    await eventually(async () =>
      expect(await page.evaluate(() => Reflect.get(window, "reason"))).toBe("server"),
    );
    await page.getByRole("link", { name: "All posts" }).waitFor({ state: "visible" });

    stage.koro.down = false;
    await page.locator("social-wall article").first().waitFor();
    expect(await page.getByRole("link", { name: "All posts" }).isVisible()).toBe(false);
  });

  test("keeps no room for a wall that does not exist", async () => {
    stage.koro.gone = true;
    const { page } = await stage.openWall("", { slot: `<a href="/posts">All posts</a>` });
    const link = page.getByRole("link", { name: "All posts" });
    await link.waitFor({ state: "visible" });

    const wall = await page.locator("social-wall").boundingBox();
    expect(wall?.height).toBeLessThan(60);
  });
});

function picture() {
  const src = `${stage.koro.origin}/media/1200x900-2f6f8f.png`;
  const sources = [{ src, type: "image/png", width: 1200 }];
  return {
    id: "m",
    kind: "image" as const,
    alt: "The sea",
    width: 1200,
    height: 900,
    thumbhash: null,
    sources,
  };
}

function watchShifts(): void {
  const shifts: number[] = [];
  Reflect.set(window, "shifts", shifts);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, "value")));
  }).observe({ type: "layout-shift" });
}
