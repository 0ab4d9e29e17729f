/** The addresses of walls that the server writes, with real posts, pictures and readers without JavaScript. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addShown, aPost, move, type TestWall } from "../http/support/posts.ts";
import { type ServedKoro, startServedKoro } from "./support/served-koro.ts";

let served: ServedKoro;
let wall: TestWall;
let ids: string[];
beforeAll(async () => {
  served = await startServedKoro();
  wall = await served.wall({ title: "Acme Yaz", locale: "tr" });
  ids = await served.fill(wall, 36);
});
afterAll(() => served?.stop());
afterEach(async () => {
  for (const context of served.browser.contexts()) await context.close();
});

/** How long a slow machine may take, not how long it takes. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000 });

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(served.koro.origin + path, { headers });

async function readers(path: string) {
  const context = await served.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1000, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(served.koro.origin + path);
  return page;
}

describe("without JavaScript", () => {
  it("a wall shows all posts of its page, and leads to the rest", async () => {
    const page = await readers(`/w/${wall.slug}`);
    const cards = page.locator("social-wall article");
    expect(await cards.count()).toBe(30);
    await cards.nth(29).scrollIntoViewIfNeeded();
    expect(await cards.nth(29).isVisible()).toBe(true);
    expect(await page.getByRole("heading", { name: "Acme Yaz", level: 1 }).isVisible()).toBe(true);
    expect(await page.locator("[part=pause]").isVisible()).toBe(false);

    await page.locator("[part=more]").click();

    expect(await cards.count()).toBe(6);
    expect(await cards.first().textContent()).toContain("6. gün");
    await page.locator(".pager a").click();
    expect(await cards.count()).toBe(30);
  });

  it("every card leads to its notice page", async () => {
    const page = await readers(`/w/${wall.slug}`);

    const href = await page.locator("social-wall article a.why").first().getAttribute("href");

    expect(href).toBe(`${served.koro.origin}/w/${wall.slug}/notice?post=${ids[35]}`);
    expect((await fetch(href ?? "")).status).toBe(200);
  });

  it("what is sensitive is covered until it is opened", async () => {
    const covered = await served.wall();
    await addShown(served.koro, covered, [
      aPost({ text: "Örümcek", contentWarning: "Örümcekler" }),
    ]);
    const page = await readers(`/w/${covered.slug}`);
    const text = page.locator("social-wall .text");
    expect(await text.isVisible()).toBe(false);

    await page.locator("social-wall summary").click();

    expect(await text.isVisible()).toBe(true);
  });

  it("a long text can be read to its end", async () => {
    const long = await served.wall();
    await addShown(served.koro, long, [aPost({ text: `${"Uzun söz. ".repeat(200)}Son.` })]);
    const page = await readers(`/w/${long.slug}`);
    const text = page.locator("social-wall .text");

    const box = await text.boundingBox();
    await text.hover();
    await page.mouse.wheel(0, 20_000);

    expect(box?.height).toBeLessThan(300);
    await soon(() =>
      text.evaluate((one) => one.scrollTop + one.clientHeight - one.scrollHeight),
    ).toBeGreaterThan(-2);
  });

  it("an empty wall asks for posts, in its language", async () => {
    const empty = await served.wall({ locale: "tr" });
    const page = await readers(`/w/${empty.slug}`);

    expect(await page.locator("social-wall .notice").textContent()).toContain("#AcmeYaz");
  });
});

describe("the fragment for other servers", () => {
  const path = () => `/v1/walls/${wall.slug}/embed.html`;

  it("is open to every origin, has a tag and is not sent twice", async () => {
    const first = await ask(path(), { origin: "https://acme.example" });
    expect(first.status).toBe(200);
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(first.headers.get("cache-control")).toContain("s-maxage=5");
    expect(first.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const text = await first.text();
    expect(text).toContain(`<script type="module" src="${served.koro.origin}/embed.js"></script>`);
    expect(text).not.toMatch(/(href|src)="\/(?!\/)/);

    const again = await ask(path(), { "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("takes the attributes of the tag, ignores what it does not know and names what is wrong", async () => {
    const query = "?layout=list&preset=neon&locale=en&limit=2&heading-level=3&wibble=1&script=0";
    const text = await (await ask(path() + query)).text();
    expect(text).toMatch(/^<social-wall wall="[^"]+" limit="2" layout="list" preset="neon"/);
    expect(text).toContain('aria-level="3"');
    expect(text.match(/<article/g)).toHaveLength(2);
    expect(text).toContain("Why is this here?");

    const wrong = await ask(`${path()}?layout=pile&limit=0`);
    expect(wrong.status).toBe(422);
    const { errors } = (await wrong.json()) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path).sort()).toEqual(["layout", "limit"]);
  });

  it("passes the gate: what is hidden or not public is not in it", async () => {
    const hiding = await served.wall();
    const [shown = "", hidden = ""] = await addShown(served.koro, hiding, [aPost(), aPost()]);
    await move(served.koro, hiding, "reject", [hidden]);
    const address = `/v1/walls/${hiding.slug}/embed.html`;

    await soon(async () => (await ask(address)).text()).not.toContain(hidden);
    expect(await (await ask(address)).text()).toContain(shown);
    const draft = await served.wall({ state: "draft" });
    expect((await ask(`/v1/walls/${draft.slug}/embed.html`)).status).toBe(404);
    expect((await ask(`/w/${draft.slug}`)).status).toBe(404);
    expect((await ask(`/w/${draft.slug}/og.png`)).status).toBe(404);
    expect((await ask(`/w/${draft.slug}/frame`)).status).toBe(404);
  });

  it("stands in a page that allows no style elements, with its styles in a file", async () => {
    const fragment = await (await ask(`${path()}?styles=link&theme=dark`)).text();
    expect(fragment).not.toContain("<style");
    const { origin } = served.koro;
    const site = createServer((_, answer) => {
      answer.setHeader(
        "Content-Security-Policy",
        `default-src 'none'; script-src ${origin}; style-src ${origin}; img-src ${origin}; connect-src ${origin}`,
      );
      answer.setHeader("Content-Type", "text/html; charset=utf-8");
      answer.end(`<!doctype html><title>Acme</title><main>${fragment}</main>`);
    });
    await new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready));
    const page = await served.browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) refused.push(message.text());
    });
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}`);

    const shape = page.locator("social-wall article .picture").first();
    await soon(() => shape.evaluate((box) => getComputedStyle(box).aspectRatio)).toMatch(
      /^0\.8|1\.\d+/,
    );
    await soon(() => page.locator("social-wall [data-served]").count()).toBe(0);
    expect(await page.locator("social-wall article").count()).toBe(30);
    expect(refused).toEqual([]);
    site.close();
  });
});

describe("what is sent", () => {
  const addresses = () => [
    `/w/${wall.slug}`,
    `/w/${wall.slug}/frame`,
    `/v1/walls/${wall.slug}/embed.html`,
    `/v1/walls/${wall.slug}/embed.css`,
  ];

  it("is compressed as the reader can take it, and says that it differs", async () => {
    for (const address of addresses()) {
      const plain = await ask(address, { "accept-encoding": "identity" });
      const text = await plain.text();
      expect(plain.headers.get("content-encoding")).toBeNull();
      for (const encoding of ["br", "gzip"]) {
        const answer = await ask(address, { "accept-encoding": encoding });
        expect(answer.headers.get("content-encoding")).toBe(encoding);
        expect(answer.headers.get("vary")).toContain("Accept-Encoding");
        expect(await answer.text()).toBe(text);
        expect(answer.headers.get("etag")).not.toBe(plain.headers.get("etag"));
      }
    }
  });

  it("is not sent to those who have it", async () => {
    for (const address of addresses()) {
      const etag = (await ask(address)).headers.get("etag") ?? "";
      expect(etag).not.toBe("");
      const again = await ask(address, { "if-none-match": etag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
  });

  it("is refused no style by its own policy, which has no nonce", async () => {
    const policy = (await ask(`/w/${wall.slug}`)).headers.get("content-security-policy");
    expect(policy).toMatch(/style-src 'self' 'sha256-/);
    expect(policy).not.toContain("nonce");
    const page = await served.browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) refused.push(message.text());
    });
    for (const address of addresses().slice(0, 2)) {
      await page.goto(served.koro.origin + address);
      await soon(() => page.locator("social-wall [data-served]").count()).toBe(0);
    }
    expect(refused).toEqual([]);
  });
});

describe("the page for frames", () => {
  it("is the only one that other sites may frame", async () => {
    for (const address of [`/w/${wall.slug}`, `/w/${wall.slug}/notice`, "/w/nowhere"]) {
      const answer = await ask(address, { accept: "text/html" });
      const policy = answer.headers.get("content-security-policy");
      expect([address, policy]).toEqual([
        address,
        expect.stringContaining("frame-ancestors 'self'"),
      ]);
    }
  });

  it("may be framed by anybody and sets no cookie", async () => {
    const answer = await ask(`/w/${wall.slug}/frame`);

    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(answer.headers.get("x-frame-options")).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("tells the page around how tall it is, and looks as the address says", async () => {
    const page = await served.browser.newPage({ viewport: { width: 700, height: 600 } });
    const query = "accent=ff0066&surface=%23fffbe6&radius=4&gap=30&limit=5&layout=list";
    await page.goto(`${served.koro.origin}/healthz`);
    await page.evaluate((address) => {
      addEventListener("message", ({ data }) => Reflect.set(window, "told", data));
      const frame = document.createElement("iframe");
      Object.assign(frame, { src: address, width: "600" });
      document.body.append(frame);
    }, `${served.koro.origin}/w/${wall.slug}/frame?${query}`);

    const told = () => page.evaluate(() => Reflect.get(window, "told"));
    await soon(told).toMatchObject({ type: "koro:height", wall: wall.slug });
    const frame = page.frames()[1];
    const card = frame?.locator("social-wall article").first();
    expect(
      await card?.evaluate((one) => {
        const { backgroundColor, borderRadius } = getComputedStyle(one);
        return [backgroundColor, borderRadius];
      }),
    ).toEqual(["rgb(255, 251, 230)", "4px"]);
    await soon(() => frame?.locator("social-wall [data-served]").count()).toBe(0);
    const hidden = await frame
      ?.locator("social-wall article")
      .evaluateAll((all) => all.filter((one) => one.closest("[inert]")).length);
    expect(hidden).toBe(0);
    const height = await frame
      ?.locator("body")
      .evaluate((body) => (body as HTMLElement).offsetHeight);
    expect((await told()).height).toBe(height);
    expect(height).toBeGreaterThan(900);
  });

  it.each(["accent=red", "radius=900", "gap=-1", "surface=%3C/style%3E"])(
    "refuses %s",
    async (query) => {
      expect((await ask(`/w/${wall.slug}/frame?${query}`)).status).toBe(422);
    },
  );
});

describe("the share picture", () => {
  it("is 1200 × 630, made of what is shown, and not sent twice", async () => {
    const answer = await ask(`/w/${wall.slug}/og.png`);
    const picture = await sharp(await answer.arrayBuffer()).metadata();
    expect(picture).toMatchObject({ format: "png", width: 1200, height: 630 });

    const again = await ask(`/w/${wall.slug}/og.png`, {
      "if-none-match": answer.headers.get("etag") ?? "",
    });
    expect(again.status).toBe(304);
  });

  it("never shows what a reader would have to agree to see", async () => {
    const plain = await served.wall({ title: "Sakin" });
    const before = await ask(`/w/${plain.slug}/og.png`);

    await served.fill(plain, 1, { sensitive: true });

    await soon(async () => (await served.feed(plain)).posts.length).toBe(1);
    const after = await ask(`/w/${plain.slug}/og.png`);
    expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
  });

  it("never shows pictures of a network that lets none of its posts leave", async () => {
    const [empty, closed] = await Promise.all(
      ["uzak-bos", "uzak"].map((slug) => served.wall({ title: "Uzak", slug })),
    );
    if (!empty || !closed) throw new Error("no walls");
    await served.fill(closed, 1);
    await served.koro.actions.db.execute(sql`
      update post set network = 'closed' where id in (
        select post_id from placement where wall_id = ${closed.id}::uuid)`);

    const [without, withPost] = await Promise.all(
      [empty, closed].map(({ slug }) => ask(`/w/${slug}/og.png`)),
    );
    expect(withPost?.headers.get("etag")).toBe(without?.headers.get("etag"));
  });

  it("is drawn for a wall with an impossible name", async () => {
    const odd = await served.wall({ title: `<b>&${"ş".repeat(110)}` });

    expect((await ask(`/w/${odd.slug}/og.png`)).status).toBe(200);
  });
});

it("keeps what was built for the server to itself", async () => {
  expect((await ask("/embed.js")).status).toBe(200);
  expect((await ask("/server/wall.js")).status).toBe(404);
});
