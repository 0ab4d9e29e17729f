/** The rooms of curation with axe, in both languages, light and dark, wide and at 320 px. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../../server/actions/adjust-placement.ts";
import { changeWall } from "../../../server/actions/change-wall.ts";
import { createCollection } from "../../../server/actions/curate/collections.ts";
import { media } from "../../../server/db/schema/post.ts";
import type { Member } from "../../http/support/people.ts";
import { addShown, aPost, aWall } from "../../http/support/posts.ts";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import { moderator } from "../../support/koro.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
const shots = process.env.KORO_SHOTS;
let owner: Member;

beforeAll(async () => {
  await desk.start();
  owner = await desk.somebody("owner");
  const { actions } = desk.koro;
  const { workspaceId } = desk;
  const wall = await aWall(desk.koro, workspaceId, { slug: "acme-yaz", locale: "tr" });
  await aWall(desk.koro, workspaceId, { slug: "acme-kis", title: "Acme Kış" });
  const posts = [aPost({ text: "Sahilde gün batımı" }), aPost({ text: "Sunrise at the quay" })];
  const ids = await addShown(desk.koro, wall, posts);
  const cta = { label: "Hemen keşfet", url: "https://acme.example/" };
  const curated = { pinned: true, tags: ["yaz"], sponsor: "Acme", cta };
  for (const postId of ids) await adjustPlacement(actions, { wallId: wall.id, postId }, curated);
  const picture = { postId: ids[0] ?? "", position: 0, key: "k", kind: "image" } as const;
  await actions.db.insert(media).values({ ...picture, state: "ready", altDraft: "Bir taslak" });
  await createCollection(actions, { workspaceId, actor: moderator }, "Yazın en iyileri");
  await changeWall(actions, wall.id, { state: "paused" });
  await addShown(desk.koro, wall, [aPost({ text: "Waits for the wall" })]);
}, 120_000);
afterAll(() => desk.stop());

async function isFine(page: Page, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}.png` });
  }
  expect([name, await violationsIn(page), await overflowOf(page)]).toEqual([name, [], 0]);
}

describe.each([
  ["en-GB", "light", 1280],
  ["tr-TR", "dark", 320],
] as const)("in %s, %s, %i px wide", (locale, colorScheme, width) => {
  it("the room, the panel and the settings pass axe and fit the width", {
    timeout: 90_000,
  }, async () => {
    const look = { locale, colorScheme, viewport: { width, height: 900 } };
    const named = (name: string) => `${name}-${locale}-${colorScheme}-${width}`;
    const page = await desk.openAs(owner, "/admin/walls/acme-yaz/curate", look);
    await page.locator(".pin").nth(1).waitFor();
    await page.locator(".held-back").waitFor();
    await isFine(page, named("pins"));

    await page.locator(".pin").last().locator(".pin-acts button").first().click();
    await page.locator(".curate-section").last().waitFor();
    await isFine(page, named("panel"));
    await page.keyboard.press("Escape");
    await page.locator(".curate-dialog").waitFor({ state: "detached" });

    await page.locator(".tab").nth(1).click();
    await page.locator("koro-own-post [name=sponsor]").fill("Acme");
    await isFine(page, named("own-post"));
    await page.locator(".tab").nth(2).click();
    await page.locator(".collection-name").click();
    await isFine(page, named("collections"));

    await page.goto(`${desk.koro.origin}/admin/walls/acme-yaz/settings`);
    await page.locator("[name=sponsored-every]").waitFor();
    await isFine(page, named("settings"));
  });
});
