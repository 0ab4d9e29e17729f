import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPosts, aPost, aWall, type TestWall } from "../../http/support/posts.ts";
import { overflowOf, violationsIn } from "../../support/axe.ts";
import { RealDesk } from "../people/real-desk.ts";

const desk = new RealDesk();
beforeAll(() => desk.start());
afterAll(() => desk.stop());

let walls = 0;
async function aDesk(role: "admin" | "moderator" = "admin", look = {}) {
  const workspaceId = await desk.aWorkspace();
  const wall = await aWall(desk.koro, workspaceId, { slug: `rules-${++walls}` });
  const member = await desk.somebody(role, workspaceId);
  const page = await desk.openAs(member, `/admin/walls/${wall.slug}/rules`, look);
  return { wall, page, workspaceId };
}

const namesOf = (page: Page) => page.locator(".rules .rule h2 bdi").allTextContents();

async function write(page: Page, name: string, words: string) {
  await page.getByRole("button", { name: "New rule" }).click();
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByLabel("Words or phrases").fill(words);
}

describe("the room of rules", () => {
  it("offers rules to begin with, and orders them by keyboard and by drag", async () => {
    // A drag does not scroll: all rows are in sight.
    const { page } = await aDesk("admin", { viewport: { width: 1280, height: 1600 } });
    await page.getByRole("button", { name: "Add these rules" }).click();
    await page.locator(".rule").first().waitFor();
    await expect.poll(() => namesOf(page)).toHaveLength(6);
    const before = await namesOf(page);

    await page.getByRole("button", { name: `Move “${before[0]}” down` }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => namesOf(page)).toEqual([before[1], before[0], ...before.slice(2)]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-move"))).toBe(
      "down",
    );

    await page.locator(".rule-grip").nth(5).dragTo(page.locator(".rule").first());
    const after = [before[5], before[1], before[0], ...before.slice(2, 5)];
    await expect.poll(() => namesOf(page)).toEqual(after);
    await page.reload();
    await page.locator(".rule").first().waitFor();
    expect(await namesOf(page)).toEqual(after);
    await page.context().close();
  });

  it("says what a rule would do, does it to the past, and takes it back", async () => {
    const { page, wall } = await aDesk();
    await addPosts(desk.koro, wall, [
      aPost({ text: "Free b i t c o i n" }),
      aPost({ text: "Lovely" }),
    ]);
    await write(page, "No coins", "bitcoin");
    await page.getByText("reject it").click();
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("Of 2 posts it matches 1.").waitFor();
    await page.getByText("1 would be rejected").waitFor();
    await page.getByText("found: bitcoin").waitFor();

    await page.getByRole("button", { name: "Save, and apply" }).click();
    await page.getByText("Saved, and 1 posts changed.").waitFor();
    expect(await stateOf(wall)).toEqual(["pending", "rejected"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    expect(await stateOf(wall)).toEqual(["pending", "pending"]);
    await page.context().close();
  });

  it("keeps a rule from being saved half written, and names a bad expression", async () => {
    const { page } = await aDesk();
    await write(page, "Bad", "");
    await page.getByRole("button", { name: "Save for new posts" }).click();
    expect(await page.locator("koro-rule-form").count()).toBe(1);
    await page.locator("koro-rule-form select").first().selectOption("expression");
    await page.locator(".rule-test input").fill("(a");
    await page.getByRole("button", { name: "Save for new posts" }).click();
    await page.locator("koro-rule-form [role=alert]").waitFor();
    await page.context().close();
  });

  it("tells whoever is here of posts that a rule is to notice", async () => {
    const { page, wall } = await aDesk();
    await write(page, "Listen", "lemon");
    await page.getByText("only mark it").click();
    await page.locator("[name=notify]").check();
    await page.getByRole("button", { name: "Save for new posts" }).click();
    await page.locator(".rule").waitFor();
    await addPosts(desk.koro, wall, [aPost({ text: "A lemon" }), aPost({ text: "A pear" })]);
    await page.getByText("A rule noticed a new post.").waitFor();
    await page.context().close();
  });

  it("shows moderators the rules without a way to change them", async () => {
    const { page } = await aDesk("moderator");
    await page.getByText("Admins write rules").waitFor();
    await page.getByText("No rules yet").waitFor();
    expect(await page.getByRole("button", { name: "Add these rules" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "New rule" }).count()).toBe(0);
    await page.context().close();
  });

  it("copies a shipped list, takes a CSV in, and keeps people on lists", async () => {
    const { page } = await aDesk();
    await page.getByRole("button", { name: "Word lists" }).click();
    await page.getByRole("button", { name: "Copy" }).first().click();
    const csv = {
      name: "w.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("word,kind\r\nlimon,prefix"),
    };
    await page.locator("input[type=file]").setInputFiles(csv);
    await page.getByText("1 words were read").waitFor();
    await page.getByRole("button", { name: "Save list" }).click();
    await page.getByRole("heading", { name: "English, mild (copy)" }).waitFor();

    await page.getByRole("button", { name: "People" }).click();
    await page.locator("[name=author]").fill("@troll@home.example");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Take @troll@home.example off the list" }).click();
    await page.getByText("Nobody is on a list.").waitFor();
    await page.context().close();
  });
});

async function stateOf(wall: TestWall): Promise<string[]> {
  const { sql } = await import("drizzle-orm");
  const found = await desk.koro.actions.db.execute<{ state: string }>(
    sql`select state from placement where wall_id = ${wall.id}::uuid order by state`,
  );
  return found.map((row) => row.state);
}

describe.each([
  ["en-GB", "light", 1280],
  ["tr-TR", "dark", 1280],
  ["tr-TR", "light", 320],
  ["en-GB", "dark", 320],
] as const)("in %s, %s, %i px wide", (locale, colorScheme, width) => {
  it("passes axe and fits the width, part by part", async () => {
    const { page } = await aDesk("admin", {
      locale,
      colorScheme,
      viewport: { width, height: 800 },
    });
    const sound = async (name: string) => {
      expect([name, await violationsIn(page), await overflowOf(page)]).toEqual([name, [], 0]);
      const shots = process.env.KORO_SHOTS;
      if (shots)
        await page.screenshot({
          path: `${shots}/rules-${name}-${locale}-${width}.png`,
          fullPage: true,
        });
    };
    await page.locator(".rule-empty").waitFor();
    await sound("empty");
    await page.locator(".rule-empty .button.primary").click();
    await page.locator(".rule").first().waitFor();
    await sound("list");
    await page.locator(".page-head .button.primary").click();
    await page.locator("koro-rule-form [name=name]").waitFor();
    await page.locator("koro-rule-form [name=name]").fill("A");
    await page.locator(".rule-part > .button").click();
    await page.locator(".rule-test").nth(1).locator("select").first().selectOption("followers");
    await page.locator(".rule-test textarea").first().fill("a");
    await page.locator(".rule-trial .button").click();
    await page.locator(".dry-run").waitFor();
    await sound("form");
    await page.locator(".rule-tabs .tab").nth(1).click();
    await page.locator("koro-rule-lists .rule").first().waitFor();
    await sound("lists");
    await page.locator(".rule-tabs .tab").nth(2).click();
    await page.locator("koro-rule-authors form").waitFor();
    await sound("authors");
    await page.context().close();
  }, 90_000);
});
