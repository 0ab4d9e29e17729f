/** The room of visitors' reports on a real Koro: by keys, live, in two languages, on a phone. */
import { mkdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reportPost } from "../../../server/actions/report-post.ts";
import { submit } from "../../../server/actions/submit.ts";
import { rows } from "../../../server/db/client.ts";
import type { Member } from "../../http/support/people.ts";
import { addShown, aPost, aWall, move, type TestWall } from "../../http/support/posts.ts";
import { aPicture } from "../../media/pictures.ts";
import { violationsIn } from "../../support/axe.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
const shots = process.env.KORO_SHOTS;
let owner: Member;
let moderator: Member;
beforeAll(async () => {
  await desk.start();
  [owner, moderator] = await Promise.all([desk.somebody("owner"), desk.somebody("moderator")]);
});
afterAll(() => desk.stop());

const person = (name: string) => ({
  ...{ externalId: name, handle: `@${name}@home.example`, name, url: null },
  ...{ avatarUrl: null, followers: 320 },
});

async function aReportedWall() {
  const wall = await aWall(desk.koro, desk.workspaceId, { title: "Acme Yaz" });
  const [loud = "", calm = ""] = await addShown(desk.koro, wall, [
    aPost({ text: "Buy cheap tickets here, only today! #AcmeYaz", author: person("Ticket Kiosk") }),
    aPost({ text: "Our table at the quay, at sunset. #AcmeYaz", author: person("Selin Ada") }),
  ]);
  const child = await anUpload(wall);
  await report(wall, loud, { reason: "illegal", detail: "These tickets are forged." });
  await report(wall, loud, { reason: "other" });
  await report(wall, calm, { reason: "other", detail: "I do not like the colour." });
  await report(wall, child, {
    ...{ reason: "my-child", email: "parent@people.example" },
    detail: "The girl with the red hat is my daughter. Please take this down, we did not agree.",
  });
  return { wall, loud, calm, child, path: `/admin/walls/${wall.slug}/reports` };
}

let uploads = 0;

/** Each with a picture of its own: what one test has taken down does not come back in the next. */
async function anUpload(wall: TestWall): Promise<string> {
  const bytes = await aPicture(640 + ++uploads, 480)
    .jpeg()
    .toBuffer();
  const { id } = await submit(desk.koro.actions, {
    ...{ wallId: wall.id, workspaceId: wall.workspaceId, name: "İpek Işık", email: null },
    ...{ text: "Yaz okulunda ilk gün! #AcmeYaz", locale: "tr", lang: "tr" },
    consent: { version: "1", text: "I agree", locale: "tr" },
    pictures: [{ bytes, alt: "Children on a beach" }],
  });
  await move(desk.koro, wall, "approve", [id]);
  return id;
}

const report = (
  { id: wallId, workspaceId }: TestWall,
  postId: string,
  given: Parameters<typeof reportPost>[2],
) => reportPost(desk.koro.actions, { workspaceId, wallId, postId }, given);

let reported: ReturnType<typeof aReportedWall> | null = null;

/** For tests that only look. */
const lastWall = () => (reported ??= aReportedWall());

async function openAs(member: Member, path: string, look: BrowserContextOptions = {}) {
  const page = await desk.openAs(member, path, look);
  await page.locator("article.case, .empty, .kept").first().waitFor();
  return page;
}

const count = (page: Page) => page.locator("article.case").count();

async function stateOf(wall: TestWall, post: string) {
  const [row] = await rows<{ state: string; shown: boolean }>(
    desk.koro.actions.db,
    sql`select state, shown_at is not null as shown from placement
      where wall_id = ${wall.id}::uuid and post_id = ${post}::uuid`,
  );
  return `${row?.state} ${row?.shown ? "shown" : "hidden"}`;
}

async function shoot(page: Page, name: string) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/** The frame around the room has tests of its own. */
async function isClean(page: Page) {
  expect(await violationsIn(page, "koro-reports")).toEqual([]);
}

it("answers reports with two keys: the next one has the focus, and the count goes down", async () => {
  const { wall, loud, calm, child, path } = await aReportedWall();
  const page = await openAs(moderator, path);
  await expect.poll(() => count(page)).toBe(3);
  const side = page.locator(".side [aria-current=page] .count");
  await expect.poll(() => side.textContent()).toBe("4");
  await shoot(page, "reports-desktop");

  await page.locator("article.case").first().focus();
  expect(await page.locator("[data-here]").textContent()).toContain("İpek Işık");
  await page.keyboard.press("u");
  await page.locator("koro-uphold").getByText("Take it away for good").first().waitFor();
  await shoot(page, "reports-dialog");
  await isClean(page);
  await page.keyboard.press("Enter");
  await expect.poll(() => stateOf(wall, child)).toBe("removed hidden");
  await expect.poll(() => count(page)).toBe(2);

  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain("Selin");
  await page.keyboard.press("d");
  await expect.poll(() => count(page)).toBe(1);
  expect(await stateOf(wall, calm)).toBe("approved shown");

  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain("Kiosk");
  await page.keyboard.press("u");
  await page.locator("koro-uphold").getByRole("button", { name: "Take it off" }).click();
  await page.getByText("Nobody is waiting for an answer").waitFor();
  expect(await stateOf(wall, loud)).toBe("rejected hidden");
  await expect.poll(() => side.count()).toBe(0);
  await shoot(page, "reports-empty");

  await page.getByRole("button", { name: /^Upheld/ }).click();
  await page
    .getByText(/Decided by Deniz/)
    .first()
    .waitFor();
  await shoot(page, "reports-upheld");
  await page.context().close();
});

it("hears of a report while it is open, and of somebody who was faster", async () => {
  const { wall, calm, loud, path } = await aReportedWall();
  const [one, two] = await Promise.all([openAs(owner, path), openAs(moderator, path)]);
  await expect.poll(() => count(one)).toBe(3);

  await two.locator("article.case", { hasText: "Selin Ada" }).getByText("Leave it up").click();
  await expect.poll(() => count(one)).toBe(2);
  await report(wall, calm, { reason: "me" });
  await one.locator("article.case", { hasText: "Selin Ada" }).getByText("Hidden when").waitFor();

  await one.locator("article.case", { hasText: "Selin Ada" }).getByText("Put it back").click();
  await one.getByText("Put back where it was.").waitFor();
  expect(await stateOf(wall, calm)).toBe("approved shown");
  expect(await stateOf(wall, loud)).toBe("approved shown");
  await Promise.all([one, two].map((page) => page.context().close()));
});

it("shows an address only when it is asked for, and nothing to viewers", async () => {
  const { path } = await lastWall();
  const page = await openAs(moderator, path);
  expect(await page.content()).not.toContain("parent@people.example");
  await page.getByRole("button", { name: "Show e-mail address" }).click();
  await page.getByRole("link", { name: "parent@people.example" }).waitFor();

  const viewer = await desk.openAs(await desk.somebody("viewer"), path);
  await viewer.getByText("There is nothing at this address").waitFor();
  expect(await viewer.locator('.side a[href$="/reports"]').count()).toBe(0);
  await Promise.all([page, viewer].map((each) => each.context().close()));
});

it("lists what is kept out without what it was, and lifts it after a question", async () => {
  const { path } = await aReportedWall();
  const page = await openAs(owner, path);
  await page.locator("article.case", { hasText: "İpek" }).getByText("Take it off").click();
  await page.keyboard.press("Enter");
  await expect.poll(() => count(page)).toBe(2);
  await page.getByRole("button", { name: "Kept out" }).click();
  await page.locator(".kept-one").first().waitFor();
  await shoot(page, "reports-kept");
  await isClean(page);
  const before = await page.locator(".kept-one").count();

  await page.locator(".kept-one").first().getByRole("button", { name: "Lift" }).click();
  await page.locator("koro-confirm").getByRole("button", { name: "Lift" }).click();

  await expect.poll(() => page.locator(".kept-one").count()).toBe(before - 1);
  await page.context().close();
});

it.each([
  ["en-GB", "dark", 1280],
  ["tr-TR", "light", 1280],
  ["tr-TR", "dark", 320],
] as const)("is clean and fits in %s, %s, at %i pixels", async (locale, colorScheme, width) => {
  const page = await openAs(owner, (await lastWall()).path, {
    ...{ locale, colorScheme, viewport: { width, height: 900 } },
  });
  await isClean(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await shoot(page, `reports-${locale}-${colorScheme}-${width}`);
  await page.context().close();
});
