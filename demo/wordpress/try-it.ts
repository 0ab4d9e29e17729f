/**
 * Goes the way of an editor through the WordPress of `set-up.sh` and leaves pictures of each step:
 *
 *   node demo/wordpress/try-it.ts http://127.0.0.1:4320 acme-summer FOLDER_FOR_PICTURES
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const [wordpress = "", wall = "", folder = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"],
});
try {
  const editor = await signIn(browser, "editor");
  await setServer(editor);
  const page = await writePage(editor);
  await readPage(browser, page);
  await tryShortcode(browser, editor);
  await tryAuthor(browser);
  await inTurkish(editor);
} finally {
  await browser.close();
}

async function signIn(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1300, height: 950 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.log(`  ! ${page.url()}: ${error.message}`));
  await page.goto(`${wordpress}/wp-login.php`);
  await page.fill("#user_login", name);
  await page.fill("#user_pass", "try-it-out");
  await Promise.all([page.waitForURL(/wp-admin/), page.click("#wp-submit")]);
  return page;
}

/** Refuses what is no address, and takes the one that is there. */
async function setServer(page: Page): Promise<void> {
  await page.goto(`${wordpress}/wp-admin/options-general.php?page=koro-wall`);
  const field = page.locator("#koro_wall_server");
  const before = await field.inputValue();
  await field.fill("https://user:secret@koro.example/");
  await page.click("#submit");
  await page.locator(".notice-error, .settings-error.error").first().waitFor();
  expect("keeps the address when another is none", await field.inputValue(), before);
  await field.fill(`${before}/?x=1#y`);
  await page.click("#submit");
  await page.locator(".notice-success, .settings-error.updated").first().waitFor();
  expect("cleans the address", await field.inputValue(), before);
  await picture(page, "1-settings");
}

/** Inserts the block as a person does, and gives the published page's address. */
async function writePage(page: Page): Promise<string> {
  await page.goto(`${wordpress}/wp-admin/post-new.php?post_type=page`);
  await closeGuide(page);
  await page.locator(".wp-block-post-title").fill("Our wall");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/koro");
  await page.getByRole("option", { name: "Koro wall" }).click();
  await picture(page, "2-inserted");
  const name = page.locator('[data-type="koro/social-wall"] input[type="text"]');
  await name.fill(wall);
  await page.locator("social-wall article").first().waitFor();
  await page.locator('[data-type="koro/social-wall"]').click();
  await openSettings(page);
  await page.getByLabel("Layout").selectOption("list");
  await page.locator('social-wall [data-layout="list"] article').first().waitFor();
  await picture(page, "3-editor");
  await publish(page);
  const address = await page.evaluate(
    () => Reflect.get(window, "wp").data.select("core/editor").getPermalink() as string,
  );
  await page.reload();
  await page.locator("social-wall article").first().waitFor();
  expect("the block is valid when it is read again", await invalidBlocks(page), 0);
  return address;
}

async function openSettings(page: Page): Promise<void> {
  const sidebar = page.locator(".block-editor-block-inspector");
  if (!(await sidebar.isVisible())) await page.getByRole("button", { name: "Settings" }).click();
  await sidebar.waitFor();
}

async function readPage(browser: Browser, address: string): Promise<void> {
  const page = await (
    await browser.newContext({ viewport: { width: 1300, height: 950 } })
  ).newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  await page.goto(address);
  await page.locator("social-wall article").first().waitFor();
  expect("the wall is a list", await page.locator("social-wall").getAttribute("layout"), "list");
  expect("the script is there once", await scripts(page), 1);
  expect("the page has no errors", problems.join(), "");
  await picture(page, "4-page");
}

/** The page's own markup would break if anything of this came through. */
async function tryShortcode(browser: Browser, editor: Page): Promise<void> {
  const hostile = '"><script>alert(1)</script><i title="';
  const told = JSON.stringify({ wall, theme: hostile, tag: hostile, limit: "2 onload=alert(2)" });
  const content = `<!-- wp:shortcode -->
[koro_wall wall="${wall}" limit="3" heading-level="3" theme="x" tag='" onload="alert(2)' server="javascript:alert(3)"]
<!-- /wp:shortcode -->
<!-- wp:koro/social-wall ${told.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e")} /-->`;
  const page = await (await browser.newContext()).newPage();
  page.on("dialog", () => expect("no dialog", "a dialog", ""));
  await page.goto(await postByRest(editor, content, "publish"));
  await page.locator("social-wall article").first().waitFor();
  const written = await page
    .locator("social-wall")
    .evaluateAll((walls) => walls.map((one) => [...one.attributes].map(({ name }) => name).join()));
  expect("only what is allowed", written.join(" "), "wall,limit,heading-level,tag wall,tag");
  expect("nothing stands beside the walls", await page.locator("i[title]").count(), 0);
}

/** A contributor may name a server, whose posts are shown, but cannot bring a script. */
async function tryAuthor(browser: Browser): Promise<void> {
  const author = await signIn(browser, "author");
  const block = `<!-- wp:koro/social-wall {"wall":"acme","server":"https://other.example"} /-->`;
  const address = await postByRest(author, block, "draft");
  await author.goto(`${address}&preview=true`);
  await author.locator("social-wall").waitFor({ state: "attached" });
  const element = author.locator("social-wall");
  expect("an author's server", await element.getAttribute("server"), "https://other.example");
  const own = await author
    .locator('script[src*="embed.js"]')
    .evaluateAll((tags) => tags.map((tag) => new URL((tag as HTMLScriptElement).src).hostname));
  expect("does not bring its script", own.includes("other.example"), false);
}

async function inTurkish(page: Page): Promise<void> {
  await page.goto(`${wordpress}/wp-admin/options-general.php`);
  await page.selectOption("#WPLANG", "tr_TR");
  await page.click("#submit");
  await page.goto(`${wordpress}/wp-admin/options-general.php?page=koro-wall`);
  await page.getByText("Koro sunucunuzun adresi").waitFor();
  await picture(page, "5-settings-tr");
  await page.goto(`${wordpress}/wp-admin/post-new.php?post_type=page`);
  await closeGuide(page);
  await page.evaluate(() => {
    const { blocks, data } = Reflect.get(window, "wp");
    data.dispatch("core/block-editor").insertBlocks(blocks.createBlock("koro/social-wall", {}));
  });
  await page.getByText("Burada Koro sunucunuzdaki hangi duvar görünsün?").waitFor();
  await openSettingsTr(page);
  await picture(page, "6-editor-tr");
  await page.goto(`${wordpress}/wp-admin/options-general.php`);
  await page.selectOption("#WPLANG", "");
  await page.click("#submit");
}

async function openSettingsTr(page: Page): Promise<void> {
  await page.locator('[data-type="koro/social-wall"]').click({ position: { x: 5, y: 5 } });
  const sidebar = page.locator(".block-editor-block-inspector");
  if (!(await sidebar.isVisible())) await page.getByRole("button", { name: "Ayarlar" }).click();
  await page.getByLabel("Yerleşim").waitFor();
}

async function postByRest(page: Page, content: string, status: string): Promise<string> {
  await page.goto(`${wordpress}/wp-admin/post-new.php`);
  return page.evaluate(
    async ({ content, status }) => {
      const data = { title: "Another wall", content, status };
      const { apiFetch } = Reflect.get(window, "wp");
      return (await apiFetch({ path: "/wp/v2/posts", method: "POST", data })).link as string;
    },
    { content, status },
  );
}

async function closeGuide(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { data } = Reflect.get(window, "wp");
    data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
  });
  await page.locator(".wp-block-post-title").waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.locator(".editor-post-publish-button__button").click();
  await page.locator(".editor-post-publish-panel .editor-post-publish-button").click();
  await page.locator(".post-publish-panel__postpublish").waitFor();
}

function invalidBlocks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const found = Reflect.get(window, "wp").data.select("core/block-editor").getBlocks();
    return found.filter(({ isValid }: { isValid: boolean }) => !isValid).length as number;
  });
}

function scripts(page: Page): Promise<number> {
  return page.locator('script[type="module"][src$="/embed.js"]').count();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `wordpress-${name}.png`) });
}

function expect(what: string, seen: unknown, wanted: unknown): void {
  const isSo = seen === wanted;
  console.log(isSo ? `  ✓ ${what}` : `  ✗ ${what}: ${seen}, not ${wanted}`);
  if (!isSo) process.exitCode = 1;
}
