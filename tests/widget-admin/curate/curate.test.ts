/** Curation on the screen, with a real Koro behind it: pins by buttons and keys, the panel, our own posts, the dark. */
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { adjustPlacement } from "../../../server/actions/adjust-placement.ts";
import { media } from "../../../server/db/schema/post.ts";
import { addShown, aPost, aWall, type TestWall } from "../../http/support/posts.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
let page: Page;
let wall: TestWall;
let ids: string[];

beforeAll(async () => {
  await desk.start();
  wall = await aWall(desk.koro, desk.workspaceId, { locale: "tr", slug: "acme-yaz" });
  await aWall(desk.koro, desk.workspaceId, { slug: "acme-kis", title: "Acme Kış" });
  ids = await addShown(desk.koro, wall, [
    aPost({ text: "first" }),
    aPost({ text: "second" }),
    aPost({ text: "third" }),
  ]);
  for (const postId of ids)
    await adjustPlacement(desk.koro.actions, { wallId: wall.id, postId }, { pinned: true });
  const [postId = ""] = ids;
  await desk.koro.actions.db
    .insert(media)
    .values({ postId, position: 0, key: "k", kind: "image", state: "ready", altDraft: "A draft" });
  const owner = await desk.somebody("owner");
  page = await desk.openAs(owner, "/admin/walls/acme-yaz/curate");
  await page.locator(".pin").nth(2).waitFor();
}, 120_000);
afterAll(() => desk.stop());

const onScreen = () => page.locator(".pin .row-text").allTextContents();
const onWall = async () => {
  const answer = await fetch(`${desk.koro.origin}/v1/walls/${wall.slug}/feed`);
  return ((await answer.json()) as { posts: SeenPost[] }).posts;
};
const textsOnWall = async () => (await onWall()).map(({ text }) => text);
interface SeenPost {
  text: string;
  tags: string[];
  badges: { label: string }[];
  media: { alt: string | null }[];
  author: { name: string };
}
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

it("orders pins by buttons and by keys, and keeps the focus", async () => {
  const before = await onScreen();
  const [a, b, c] = before;
  const first = page.locator(".pin").filter({ hasText: a ?? "" });

  await first.locator("[data-move=down]").click();
  await eventually(onScreen).toEqual([b, a, c]);
  await eventually(textsOnWall).toEqual([b, a, c]);

  await expect.poll(() => first.locator("[data-move=down]:focus").count()).toBe(1);
  await page.keyboard.press("Alt+ArrowDown");
  await eventually(textsOnWall).toEqual([b, c, a]);
});

it("adds to a post what was asked for, and shows the author's words without a field for them", async () => {
  await page
    .locator(".pin")
    .filter({ hasText: "first" })
    .locator(".pin-acts button")
    .first()
    .click();
  const dialog = page.locator(".curate-dialog");
  await dialog.locator(".curate-section").last().waitFor();
  expect(await dialog.locator(".curate-words").textContent()).toContain("first");
  expect(await dialog.locator("#curate-text").count()).toBe(0);
  await expect.poll(() => dialog.locator(".chip.warn").count()).toBe(1);

  await dialog.locator("#curate-tags").fill("yaz");
  await page.keyboard.press("Enter");
  await dialog.locator("[name=sponsor]").fill("Acme");
  await page.keyboard.press("Enter");
  await eventually(async () => (await onWall()).find(({ text }) => text === "first")).toMatchObject(
    {
      tags: ["yaz"],
      badges: [{ label: "Sponsorlu · Acme" }],
      media: [{ alt: null }],
    },
  );

  await dialog.locator(".curate-alt .primary").click();
  await eventually(async () => (await onWall()).find(({ text }) => text === "first")).toMatchObject(
    {
      media: [{ alt: "A draft" }],
    },
  );
  await expect.poll(() => dialog.locator(".chip.warn").count()).toBe(0);
});

it("copies it to another wall, where it waits", async () => {
  const dialog = page.locator(".curate-dialog");
  await dialog.locator("button[value=copy]").click();
  await eventually(async () => {
    const [row] = await desk.koro.actions.db.execute<{ state: string }>(
      sql`select pl.state from placement pl join wall w on w.id = pl.wall_id where w.slug = 'acme-kis'`,
    );
    return row?.state;
  }).toBe("pending");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

it("publishes a post of our own, signed by the workspace", async () => {
  await page.locator(".tab").nth(1).click();
  await page.locator("[name=text]").fill("We are open");
  expect(await page.locator(".own-card").textContent()).toContain("We are open");
  await page.locator("koro-own-post button.primary").click();

  await eventually(textsOnWall).toContain("We are open");
  const ours = (await onWall()).find(({ text }) => text === "We are open");
  expect(ours?.author.name).toBe("Acme");
});

it("gathers posts in a collection", async () => {
  await page.locator(".tab").nth(2).click();
  await page.locator("koro-collections [name=name]").fill("Best of summer");
  await page.keyboard.press("Enter");
  await page.locator(".collection-name").waitFor();
  expect(await page.locator(".collection-name").textContent()).toContain("Best of summer");
});

it("turns everything dark from any room, after a question", async () => {
  await page.locator(".state-act").click();
  await page.locator("koro-confirm .button.danger").click();

  await eventually(textsOnWall).toEqual([]);
  await page.locator(".state-act.primary").click();
  await eventually(async () => (await onWall()).length).toBe(4);
});
