import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { FakeKoro } from "../pages/support/fake-koro.ts";
import { aPost, aWall } from "../pages/support/sample.ts";
import { onEachScreen, openScreen, picture, untilState } from "./support/open-screen.ts";

let koro: FakeKoro;
let page: Page;
onEachScreen((stage) => {
  ({ koro, page } = stage);
});

const open = () => openScreen({ koro, page });
const state = (name: string) => untilState({ koro, page }, name);

describe.each([
  [1920, 1080],
  [1080, 1920],
  [1024, 768],
  [3840, 2160],
  [2560, 720],
])("on a screen of %i × %i", (width, height) => {
  it.each([
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [9, true],
    [1, false],
    [3, false],
    [9, false],
  ])("keeps %i posts of any length within their places (uploads: %s)", async (count, uploads) => {
    await page.setViewportSize({ width, height });
    const texts = [
      "w".repeat(10_000),
      "söz ".repeat(2500),
      "يوم جميل ".repeat(300),
      "satır\n".repeat(500),
      "kısa",
    ];
    koro.state.wall = aWall({
      title: "Çok uzun bir başlık ".repeat(10),
      submitUrl: uploads ? "/w/acme-yaz/submit" : null,
    });
    koro.state.posts = Array.from({ length: count }, (_, index) =>
      aPost({
        text: texts[index % texts.length] ?? "",
        media: index % 3 === 1 ? [picture(index, 480, index % 2 ? 640 : 360)] : [],
        badges: [{ kind: "disclosure", label: "Reklam · Acme iş birliği" }],
      }),
    );
    await open();
    await state("showing");

    const outside = await page.evaluate(() => {
      const root = document.querySelector("social-screen")?.shadowRoot;
      const places = [...(root?.querySelectorAll(".stage > *") ?? [])];
      return places.flatMap((place) => {
        const box = place.getBoundingClientRect();
        const parts = [
          ...place.querySelectorAll(".author, .badges, .text, .picture, .address, .scan, .code"),
        ];
        return [...parts, place]
          .map((part) => ({
            part: part.className,
            of: place.className,
            box: part.getBoundingClientRect(),
          }))
          .filter(
            ({ box: at }) =>
              at.bottom > Math.min(box.bottom, innerHeight) + 1 ||
              at.right > Math.min(box.right, innerWidth) + 1 ||
              at.height < 8,
          )
          .map(({ part, of }) => `${part} in ${of}`);
      });
    });
    expect(outside).toEqual([]);
    expect(await page.evaluate(overlaps)).toEqual([]);
    expect(await page.evaluate(cutLines)).toEqual([]);
    const tiles = await page.locator(".tile").count();
    expect(tiles).toBeLessThanOrEqual(count - 1);
    expect(tiles).toBeGreaterThanOrEqual(Math.min(count - 1, 2));
  });
});

describe("letters that hang below the line", () => {
  const title = "Işığın, Gölgenin ve Şehrin Çağrışımları: Yağmurgeçen Şenliği";
  const hashtags = ["#AcmeYaz2026", "#GölgeninÇağrısı", "#ŞehirİçindeYağmur"];

  it.each([
    ["wide", 1920, 1080],
    ["tall", 1080, 1920],
  ])("have room in the title and in every post on a %s screen", async (_, width, height) => {
    await page.setViewportSize({ width, height });
    koro.state.wall = aWall({ title, hashtags });
    await open();
    await state("welcome");
    expect(await page.evaluate(tightLines)).toEqual([]);

    for (const length of [1, 3, 8, 30]) koro.show(aPost({ text: "Şçğ gjpqy ".repeat(length) }));
    await state("showing");
    await page.waitForSelector(".tile");
    expect(await page.evaluate(tightLines)).toEqual([]);
  });

  it("leaves no hashtag cut, and the whole title on an upright screen", async () => {
    koro.state.wall = aWall({ title, hashtags });
    koro.state.posts = [aPost(), aPost()];
    await open();
    await state("showing");
    expect(await page.evaluate(cutHashtags)).toEqual([]);

    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.waitForSelector('[data-shape="tall"]');
    expect(await page.evaluate(cutHashtags)).toEqual([]);
    const heading = page.locator("social-screen .title h1");
    expect(await heading.evaluate((h1) => h1.scrollHeight - h1.clientHeight)).toBeLessThan(2);
    const last = page.locator("social-screen .hashtags bdi").last();
    expect(await last.evaluate(isWithinParent)).toBe(true);
  });
});

/** Cut boxes whose lines are lower than the font's own ascent and descent need; runs in the page. */
function tightLines(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  const ink = document.createElement("canvas").getContext("2d");
  return [...(root?.querySelectorAll<HTMLElement>("h1, .text, .name, .where") ?? [])].flatMap(
    (box) => {
      const { font, lineHeight, fontSize, paddingBottom } = getComputedStyle(box);
      if (!ink) return ["no canvas"];
      ink.font = font;
      const { actualBoundingBoxDescent, fontBoundingBoxDescent, fontBoundingBoxAscent } =
        ink.measureText("gjpqyçğşÇŞ");
      const leading =
        Number.parseFloat(lineHeight) - fontBoundingBoxAscent - fontBoundingBoxDescent;
      const below = fontBoundingBoxDescent + leading / 2 + Number.parseFloat(paddingBottom);
      return below >= actualBoundingBoxDescent
        ? []
        : [`${box.className || box.localName} ${fontSize}`];
    },
  );
}

/** Hashtags that are neither whole nor wholly left out; runs in the page. */
function cutHashtags(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  return [...(root?.querySelectorAll(".hashtags bdi") ?? [])].flatMap((tag) => {
    const [at, room] = [tag.getBoundingClientRect(), tag.parentElement?.getBoundingClientRect()];
    if (!room) return [];
    const isWhole = at.bottom <= room.bottom + 1 && at.right <= room.right + 1;
    return isWhole || at.top >= room.bottom - 1 ? [] : [tag.textContent ?? ""];
  });
}

function isWithinParent(element: Element): boolean {
  const room = element.parentElement?.getBoundingClientRect();
  return room !== undefined && element.getBoundingClientRect().bottom <= room.bottom + 1;
}

/** Pairs of places on the stage that lie on each other; runs in the page. */
function overlaps(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  const places = [...(root?.querySelectorAll(".stage > *") ?? [])];
  return places.flatMap((one, index) =>
    places.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return apart ? [] : [`${one.className} and ${other.className}`];
    }),
  );
}

/** Texts whose last line is cut through; runs in the page. */
function cutLines(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  return [...(root?.querySelectorAll(".text") ?? [])].flatMap((text) => {
    const lines = text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight);
    const off = Math.abs(lines - Math.round(lines));
    return off < 0.15 ? [] : [`${lines.toFixed(2)} lines in ${text.closest("article")?.className}`];
  });
}
