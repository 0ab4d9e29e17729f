/**
 * The built pages on a real Koro: what a moderator does on the wall itself is seen at once by everybody, and the dark
 * empties every open page of the wall.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addMember,
  addWorkspace,
  askSignedIn,
  cookieOf,
  signIn,
} from "../../http/support/people.ts";
import { addShown, aPost, aWall, type TestWall } from "../../http/support/posts.ts";
import { launchBrowser } from "../../support/browser.ts";
import { builtDir, type Koro, startKoro } from "../../support/server.ts";

let koro: Koro;
let browser: Browser;
let wall: TestWall;
let email: string;
const complaints: string[] = [];

beforeAll(async () => {
  [koro, browser] = await Promise.all([startKoro({ distDir: builtDir }), launchBrowser()]);
  const workspaceId = await addWorkspace(koro.actions.db);
  wall = await aWall(koro, workspaceId, { slug: "acme-yaz" });
  ({ email } = await addMember(koro.actions.db, { workspaceId, role: "admin" }));
  await addShown(koro, wall, [
    aPost({ text: "first", author: { ...anybody, externalId: "1", handle: "@one@home.example" } }),
    aPost({ text: "second" }),
    aPost({ text: "third" }),
  ]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await koro?.stop();
});

const anybody = { name: "Deniz", url: null, avatarUrl: null, followers: null };

async function open(path: string, cookies = ""): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "no-preference" });
  await context.addCookies(
    cookies
      .split("; ")
      .filter(Boolean)
      .map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: decodeURIComponent(value.join("=")), url: koro.origin };
      }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  await page.goto(koro.origin + path);
  return page;
}

const cards = (page: Page) => page.locator("social-wall article").count();
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 15_000 });

describe("on the wall itself", () => {
  it("a moderator hides, pins and blocks, and everybody sees it at once", {
    timeout: 90_000,
  }, async () => {
    const cookies = cookieOf(await signIn(koro.origin, email));
    const [mine, theirs] = [await open("/w/acme-yaz?moderate", cookies), await open("/w/acme-yaz")];
    const card = (text: string) =>
      mine.locator("social-wall .posts > li").filter({ hasText: text });
    await card("second").locator(".koro-hands").waitFor();
    expect(await theirs.locator(".koro-hands").count()).toBe(0);
    expect(await cards(theirs)).toBe(3);

    await card("second").hover();
    await card("second").getByRole("button", { name: "Hide" }).click();
    await eventually(() => cards(theirs)).toBe(2);
    await eventually(() => cards(mine)).toBe(2);
    await mine.getByRole("button", { name: "Undo" }).click();
    await eventually(() => cards(theirs)).toBe(3);

    await card("third").hover();
    await card("third").getByRole("button", { name: "Pin" }).click();
    await eventually(() => theirs.locator("social-wall article").first().textContent()).toContain(
      "third",
    );

    mine.on("dialog", (dialog) => void dialog.accept());
    await card("first").hover();
    await card("first").getByRole("button", { name: "Block author" }).click();
    await eventually(() => cards(theirs)).toBe(2);
    expect(complaints).toEqual([]);
  });
});

describe("the dark", () => {
  it("empties the page, the frame and the screen while they are open, and the light brings them back", {
    timeout: 90_000,
  }, async () => {
    const pages = await Promise.all(
      ["/w/acme-yaz", "/w/acme-yaz/frame", "/screen/acme-yaz"].map((path) => open(path)),
    );
    const posts = () => Promise.all(pages.map((page) => page.getByText("third").count()));
    await eventually(posts).toEqual([1, 1, 1]);
    const ask = await askSignedIn(koro.origin, email);
    const state = (to: string) => ask("PATCH", "/v1/admin/walls/acme-yaz", { state: to });

    expect((await state("dark")).status).toBe(200);
    await eventually(posts).toEqual([0, 0, 0]);

    await state("live");
    await eventually(posts).toEqual([1, 1, 1]);
  });
});
