import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrandSite } from "../../demo/brand/start-brand-site.ts";
import type { Running } from "../../demo/listen.ts";
import { layouts } from "../../server/domain/vocabulary.ts";

const koroUrl = "http://koro.example";
let site: Running;

beforeAll(async () => {
  site = await startBrandSite({ port: 0, host: "127.0.0.1", koroUrl, wallSlug: "acme-yaz" });
});
afterAll(async () => await site.stop());

const textAt = async (path: string) => await (await fetch(site.url + path)).text();

describe.each([
  ["/", "tr", "uydurmadır"],
  ["/en/", "en", "invented"],
])("the page at %s", (path, lang, honesty) => {
  it("carries the two pasted lines, the way to upload and an honest note", async () => {
    const page = await textAt(path);

    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain(`<script type="module" src="${koroUrl}/embed.js"></script>`);
    expect(page).toMatch(/<social-wall wall="acme-yaz">.+<\/social-wall>/s);
    expect(page).toContain(`href="${koroUrl}/w/acme-yaz/submit"`);
    expect(page).toContain(honesty);
  });

  it("obeys its own policy: nothing inline, nothing from anybody but itself and Koro", async () => {
    const answer = await fetch(site.url + path);
    const policy = answer.headers.get("Content-Security-Policy") ?? "";
    const page = await answer.text();

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' ${koroUrl};`);
    expect(policy).toContain(`connect-src ${koroUrl};`);
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    const sources = [...page.matchAll(/(?:src|srcset)="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(sources.every((src) => src.startsWith("/") || src.startsWith(koroUrl))).toBe(true);
  });

  it("has every file that it names", async () => {
    const page = await textAt(path);
    const files = [...page.matchAll(/(?:src|srcset|href)="(\/[^"#]+)"/g)].map((match) => match[1]);

    expect(files.length).toBeGreaterThan(15);
    for (const file of new Set(files))
      expect([file, (await fetch(site.url + file)).status]).toEqual([file, 200]);
  });
});

it("leads from both event pages to the screen", async () => {
  for (const path of ["/events", "/en/events"]) {
    expect(await textAt(path)).toContain(`href="${koroUrl}/screen/acme-yaz"`);
  }
});

it("shows the wall in every layout there is, in both languages", async () => {
  for (const path of ["/looks", "/en/looks"]) {
    const page = await textAt(path);
    const shown = [...page.matchAll(/<social-wall [^>]*layout="(\w+)"/g)].map(([, name]) => name);
    expect(new Set(shown)).toEqual(new Set(layouts));
  }
});

it("serves its own typeface with the Turkish letters", async () => {
  const font = await fetch(`${site.url}/fonts/latin-ext.woff2`);
  const bytes = new Uint8Array(await font.arrayBuffer());

  expect(font.headers.get("Content-Type")).toBe("font/woff2");
  expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe("wOF2");
});
