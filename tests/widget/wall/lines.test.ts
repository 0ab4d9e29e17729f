import type { Page } from "playwright-core";
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
  Object.assign(stage.koro, { posts: [aPost({ id: "a" })], wall: aWall(), down: false });
  stage.koro.requests.length = 0;
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const script = () => `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
const cards = (page: Page) => page.locator("social-wall article");
const sharedLines = () => stage.koro.requests.filter((path) => path.startsWith("/v1/live?"));

describe("several walls on one page", () => {
  const three = ["acme-one", "acme-two", "acme-three"];
  const tags = three.map((wall) => `<social-wall wall="${wall}"></social-wall>`).join("");

  test("share one line, and each hears what is said of it", async () => {
    const { page, problems } = await stage.open(pageWith(tags, { head: script() }));
    await eventually(async () => expect(await cards(page).count()).toBe(3));
    await eventually(() => expect(sharedLines().at(-1)?.match(/wall=/g)).toHaveLength(3));
    await eventually(() => expect(stage.koro.lines).toBe(1));

    stage.koro.hide("a");
    await eventually(async () => expect(await cards(page).count()).toBe(0));
    expect(problems).toEqual([]);
  });

  test("go on where they were when one of them joins later", async () => {
    const { page } = await stage.open(
      pageWith(`<social-wall wall="acme-one"></social-wall>`, { head: script() }),
    );
    await eventually(() => expect(stage.koro.lines).toBe(1));
    await page.evaluate(() => {
      const wall = document.createElement("social-wall");
      wall.setAttribute("wall", "acme-two");
      document.body.append(wall);
    });
    await eventually(() => expect(sharedLines()).toHaveLength(1));
    stage.koro.show(aPost({ id: "new" }));
    await eventually(async () => expect(await shownIds(page)).toContain("new"));
  });

  test("let go of the line when the last of them leaves", async () => {
    const { page } = await stage.open(pageWith(tags, { head: script() }));
    await eventually(() => expect(sharedLines().at(-1)?.match(/wall=/g)).toHaveLength(3));
    await page.evaluate(() => document.querySelectorAll("social-wall")[0]?.remove());
    await eventually(() => expect(stage.koro.lines).toBe(1));
    await page.evaluate(() => {
      for (const wall of document.querySelectorAll("social-wall")) wall.remove();
    });
    await eventually(() => expect(stage.koro.lines).toBe(0));
  });
});

describe("a wall that nobody can see", () => {
  const far = `<div style="height:9000px"></div>`;

  test("far below the window holds no line, and has one before it is scrolled to", async () => {
    const { page } = await stage.open(
      pageWith(`${far}<social-wall wall="acme-summer"></social-wall>`, { head: script() }),
    );
    await cards(page).first().waitFor({ state: "attached" });
    await eventually(() => expect(stage.koro.requests.join()).toContain("/assets/later-"));
    await eventually(() => expect(stage.koro.lines).toBe(0));
    stage.koro.hide("a");

    await page.locator("social-wall").scrollIntoViewIfNeeded();
    await eventually(async () => expect(await cards(page).count()).toBe(0));
    expect(stage.koro.lines).toBe(1);
  });
});

describe("a reader who saves data", () => {
  const before = () =>
    Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });

  test("gets no line until they ask for news", async () => {
    const { page } = await stage.openWall("", { before });
    await page.getByRole("button", { name: "Resume updates" }).waitFor();
    stage.koro.show(aPost({ id: "new" }));
    expect(stage.koro.lines).toBe(0);

    await page.getByRole("button", { name: "Resume updates" }).click();
    await eventually(async () => expect(await shownIds(page)).toContain("new"));
    expect(stage.koro.lines).toBe(1);
  });
});

test("new posts wait to be asked for where the wall says so, also where nobody reads", async () => {
  stage.koro.wall = aWall({ look: { ...aWall().look, arrivals: "wait" } });
  const { page } = await stage.openWall();
  await eventually(() => expect(stage.koro.lines).toBe(1));
  stage.koro.show(aPost({ id: "new" }));
  await page.getByRole("button", { name: "1 new post" }).waitFor();
  expect(await shownIds(page)).toEqual(["a"]);

  await page.getByRole("button", { name: "1 new post" }).click();
  await eventually(async () => expect((await shownIds(page))[0]).toBe("new"));
});

test("a filtered wall asks the feed what came instead of believing the line", async () => {
  const { page } = await stage.openWall(`tag="sea"`);
  await eventually(() => expect(stage.koro.lines).toBe(1));
  // As a server does that leaves it out of the filtered feed.
  stage.koro.announce({ kind: "show", post: aPost({ id: "other" }) });
  await eventually(() =>
    expect(stage.koro.requests.filter((path) => path.includes("tag=sea")).length).toBeGreaterThan(
      1,
    ),
  );
  expect(await shownIds(page)).toEqual(["a"]);
});
