import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealLog } from "../../../server/actions/log/seal-log.ts";
import { type Ask, askSignedIn, type Member } from "../../http/support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "../../http/support/posts.ts";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
let owner: Member;
let ask: Ask;
let wall: TestWall;
let rejected = "";

beforeAll(async () => {
  await desk.start();
  owner = await desk.somebody("owner");
  ask = await askSignedIn(desk.koro.origin, owner.email);
  wall = await aWall(desk.koro, desk.workspaceId, { title: "Acme Yaz 2026" });
  const path = `/v1/admin/walls/${wall.slug}`;
  const condition = { fact: "words", words: ["bitcoin"] };
  const rule = { name: "No coins", condition, moves: { verdict: "reject" } };
  await ask("POST", `${path}/rules`, rule);
  const posts = [aPost({ text: "Buy bitcoin now" }), aPost(), aPost(), aPost()];
  const [first = "", second = "", third = ""] = await addPosts(desk.koro, wall, posts);
  rejected = first;
  const moves = [second, third].map((post) => ({ post, move: "approve", expect: 1 }));
  await ask("POST", `${path}/decisions`, { moves });
  await sealLog(desk.koro.actions, desk.workspaceId);
});
afterAll(() => desk.stop());

async function isFine(page: Page, name: string): Promise<void> {
  expect([name, await violationsIn(page), await overflowOf(page)]).toEqual([name, [], 0]);
}

describe.each([
  ["en-GB", "light", 1280, "Log", /^The chain is whole: \d+ lines/],
  ["tr-TR", "dark", 320, "Kayıt", /^Zincir sağlam: \d+ satır/],
] as const)("in %s, %s, %i px wide", (locale, colorScheme, width, title, whole) => {
  const look = { locale, colorScheme, viewport: { width, height: 900 } };

  it("the rooms say what there is, pass axe and fit the width", async () => {
    const page = await desk.openAs(owner, "/admin/log", look);
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await page.locator(".log-line").first().waitFor();
    await page.locator(".chain-line button").click();
    await page.locator(".chain-line p").filter({ hasText: whole }).waitFor();
    await isFine(page, "log");

    await page.goto(`${desk.koro.origin}/admin/walls/${wall.slug}/numbers`);
    await page.locator("koro-chart canvas").first().waitFor();
    for (const fold of await page.locator(".as-table summary").all()) await fold.click();
    await isFine(page, "numbers");

    await page.goto(`${desk.koro.origin}/admin/walls/${wall.slug}/posts/${rejected}`);
    const reason = page.locator(".why-reason").first();
    await reason.getByText("No coins").waitFor();
    await reason.getByText("bitcoin").waitFor();
    expect(await reason.locator("a").last().getAttribute("href")).toMatch(/\/rules$/);
    await isFine(page, "why");
    await page.context().close();
  });
});

describe("why", () => {
  it("opens over the page, goes with Escape and gives the focus back", async () => {
    const page = await desk.openAs(owner, `/admin/walls/${wall.slug}/numbers`);
    await page.locator(".number-part").first().waitFor();
    await page.locator(".tab").first().focus();
    await page.evaluate(
      ([slug, post]) => {
        const room = document.querySelector("koro-numbers") as unknown as { app: unknown };
        const dialog = document.createElement("koro-why-dialog");
        Object.assign(dialog, { app: room.app });
        (dialog as unknown as { show(wall?: string, post?: string): void }).show(slug, post);
        document.body.append(dialog);
      },
      [wall.slug, rejected],
    );
    await page.locator("wa-dialog koro-why .log-line").first().waitFor();
    await isFine(page, "dialog");

    await page.keyboard.press("Escape");
    await page.locator("koro-why-dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("tab");
    await page.context().close();
  });
});

describe("the log", () => {
  it("is narrowed by words, by what and by whom, and exports what is narrowed", async () => {
    const page = await desk.openAs(owner, "/admin/log");
    await page.locator(".log-line").first().waitFor();

    await page.getByLabel("What").selectOption("rule");
    await page.locator(".log-line[data-kind=decision]").first().waitFor({ state: "detached" });
    await page.getByText("Rule · created").waitFor();
    const file = page.getByRole("link", { name: "CSV", exact: true });
    expect(await file.getAttribute("href")).toBe("/v1/admin/log.csv?kind=rule");

    await page.getByLabel("Search").fill("no such words");
    await page.getByLabel("Search").press("Enter");
    await page.getByText("Nothing fits").waitFor();
    await page.getByRole("button", { name: "Clear" }).click();

    await page.locator(".log-actor", { hasText: "No coins" }).first().click();
    await page.locator(".log-line[data-kind=wall]").first().waitFor({ state: "detached" });
    expect(await page.locator(".log-line").count()).toBe(1);
    await page.context().close();
  });

  it("says where the chain is broken", async () => {
    await desk.koro.actions.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`
        update decision set to_state = 'approved'
        where post_id = ${rejected}::uuid and actor_kind = 'rule'`);
    });
    const page = await desk.openAs(owner, "/admin/log");
    await page.locator(".chain-line button").click();
    await page.getByText(/^The chain is broken at line \d+\. A line says something else/).waitFor();
    await page.context().close();
  });

  it("is not there for moderators", async () => {
    const page = await desk.openAs(await desk.somebody("moderator"), "/admin/log");
    await page.getByText("There is nothing at this address").waitFor();
    await page.context().close();
  });
});
