import type { Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";
import { mediaOf } from "./some-media.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const picture = mediaOf(stage.koro.origin).picture("a");
  const posts = [
    aPost({ id: "two" }),
    aPost({ id: "one", text: "At sea #acmesummer", media: [picture] }),
  ];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const dialogOf = (page: Page) => page.locator("social-wall dialog.about");
const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" };

/** Opens the dialog of the first post; `answer` is what the server says to a report. */
async function openAbout(answer: (route: Route) => Promise<void>, attributes = "") {
  const opened = await stage.openWall(attributes);
  const reports: unknown[] = [];
  await opened.page.route("**/posts/*/report", (route) => {
    reports.push([new URL(route.request().url()).pathname, route.request().postDataJSON()]);
    return answer(route);
  });
  await opened.page.locator(`social-wall [data-post="one"] .why`).click();
  await dialogOf(opened.page).waitFor();
  return { ...opened, reports, dialog: dialogOf(opened.page) };
}

const accept = (route: Route) => route.fulfill({ status: 202, headers: cors });

test("says how the post came here, and where there is more about it", async () => {
  const { dialog, problems } = await openAbout(accept);
  await dialog.getByText("published openly on Mastodon with #AcmeSummer").waitFor();
  await dialog.getByText("The team of “Acme Summer” chose it").waitFor();
  const notice = dialog.getByRole("link", { name: "More about posts on this wall" });
  expect(await notice.getAttribute("href")).toBe(`${stage.koro.wall.noticeUrl}?post=one`);
  const original = dialog.getByRole("link", { name: "See the original" });
  expect(await original.getAttribute("href")).toMatch(/^https:\/\/social\.example/);
  expect(problems).toEqual([]);
});

test("asks for a reason and a whole address before anything is sent", async () => {
  const { page, dialog, reports } = await openAbout(accept);
  await dialog.getByRole("textbox", { name: /E-mail/ }).fill("deniz@");
  await dialog.getByRole("button", { name: "Report this post" }).click();
  await dialog.getByText("Please choose a reason.").waitFor();
  await dialog.getByText("This e-mail address does not look complete.").waitFor();
  const focused = await page
    .locator("social-wall")
    .evaluate((wall) => wall.shadowRoot?.activeElement?.getAttribute("name"));
  expect(focused).toBe("reason");
  expect(reports).toEqual([]);
});

test("says at its field what the server did not take, in the wall's language", async () => {
  const { dialog } = await openAbout(
    (route) =>
      route.fulfill({
        status: 422,
        headers: { ...cors, "Content-Type": "application/problem+json" },
        body: JSON.stringify({ code: "invalid", errors: [{ path: "email", message: "Invalid" }] }),
      }),
    `locale="tr"`,
  );
  await dialog.getByLabel("Başka bir şey").check();
  await dialog.getByRole("button", { name: "Gönderiyi bildir" }).click();
  await dialog.getByText("Bu e-posta adresi eksik görünüyor.").waitFor();
});

describe("keeps what was written when a report cannot be sent", () => {
  test.each([
    [
      "too many",
      (route: Route) => route.fulfill({ status: 429, headers: { ...cors, "Retry-After": "540" } }),
      "Please try again in 9 min.",
    ],
    ["offline", (route: Route) => route.abort(), "Is there a connection?"],
    ["broken", (route: Route) => route.fulfill({ status: 500, headers: cors }), "Please try again"],
    [
      "nonsense",
      (route: Route) => route.fulfill({ status: 422, body: "<", headers: cors }),
      "Please",
    ],
    ["gone", (route: Route) => route.fulfill({ status: 404, headers: cors }), "no longer shown"],
  ])("%s", async (_, answer, said) => {
    const { dialog, problems } = await openAbout(answer);
    await dialog.getByLabel("I believe it is illegal").check();
    await dialog.getByRole("textbox", { name: /What should/ }).fill("Because.");
    await dialog.getByRole("button", { name: "Report this post" }).click();
    await dialog.getByRole("alert").getByText(said).waitFor();
    expect(await dialog.getByRole("textbox", { name: /What should/ }).inputValue()).toBe(
      "Because.",
    );
    expect(problems).toEqual([]);
  });
});

test("sends a report once, however often it is pressed", async () => {
  const gate = Promise.withResolvers<void>();
  const { dialog, reports } = await openAbout(async (route) => {
    await gate.promise;
    await accept(route);
  });
  await dialog.getByLabel("Something else").check();
  await dialog.getByRole("textbox", { name: /E-mail/ }).fill("deniz@social.example");
  await dialog.getByRole("button", { name: "Report this post" }).dblclick();
  gate.resolve();
  await dialog.getByText("somebody will look at it").waitFor();
  const sent = { reason: "other", email: "deniz@social.example" };
  expect(reports).toEqual([["/v1/walls/acme-summer/posts/one/report", sent]]);
});

test("takes the post away at once when it is the visitor's, their own or their child's picture", async () => {
  const { page, dialog, problems } = await openAbout(accept, `live="off"`);
  await dialog.getByLabel("My child is in it").check();
  await dialog.getByRole("button", { name: "Report this post" }).click();
  await dialog.getByText("The post is hidden at once").waitFor();
  await eventually(async () => expect(await shownIds(page)).toEqual(["two"]));

  await dialog.getByRole("button", { name: "Close" }).last().click();
  await dialog.waitFor({ state: "detached" });
  const focused = await page
    .locator("social-wall")
    .evaluate((wall) => wall.shadowRoot?.activeElement?.className);
  expect(focused).toMatch(/^posts/);
  expect(problems).toEqual([]);
});

test("opens over the lightbox and gives the focus back to it", async () => {
  const { page } = await stage.openWall();
  await page.locator("social-wall").getByRole("button", { name: "Picture a" }).click();
  const lightbox = page.locator("social-wall dialog.lightbox");
  await lightbox.getByRole("link", { name: "Why is this here?" }).click();
  await dialogOf(page).waitFor();
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "detached" });
  expect(await lightbox.isVisible()).toBe(true);
  const focused = await page
    .locator("social-wall")
    .evaluate((wall) => wall.shadowRoot?.activeElement?.className);
  expect(focused).toBe("why");
});

test("closes by a press outside, but not when text was marked to there", async () => {
  const { page, dialog } = await openAbout(accept);
  const title = await dialog.getByRole("heading", { name: "Why is this here?" }).boundingBox();
  await page.mouse.move((title?.x ?? 0) + 20, (title?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move(10, 600);
  await page.mouse.up();
  expect(await dialog.isVisible()).toBe(true);
  await page.mouse.click(10, 600);
  await dialog.waitFor({ state: "detached" });
});

test("keeps what is typed from the page's own shortcuts", async () => {
  const { page, dialog } = await openAbout(accept);
  await page.evaluate(() => {
    document.addEventListener("keydown", () => Reflect.set(window, "heard", true));
  });
  await dialog.getByRole("textbox", { name: /What should/ }).pressSequentially("s/");
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toBeUndefined();
});

test("is still a link: with a key held it opens the page about it", async () => {
  const { page } = await stage.openWall();
  const link = page.locator(`social-wall [data-post="one"] .why`);
  await link.waitFor();
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    link.click({ modifiers: ["ControlOrMeta"] }),
  ]);
  expect(opened).toBeDefined();
  expect(await dialogOf(page).count()).toBe(0);
});
