import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Media } from "#wire/post.ts";
import { violationsIn } from "../../support/axe.ts";

const films = join(import.meta.dirname, "../../../demo/world/films");

/** Media of a server at `origin`, as `startFakeKoro` answers for them. */
export function mediaOf(origin: string) {
  const still = (name: string, width: number) => ({
    src: `${origin}/media/${name}.png`,
    type: "image/png",
    width,
  });
  const base = { alt: null, width: 640, height: 480, thumbhash: null };
  return {
    picture: (id: string, name = "640x480-7a4b8f"): Media => {
      const sources = [still(`${name}-${id}`, 640)];
      return { ...base, id, kind: "image", alt: `Picture ${id}`, sources };
    },
    film: (id: string): Media => {
      const film = { src: `${origin}/media/${id}.webm`, type: "video/webm", width: 640 };
      return { ...base, id, kind: "video", sources: [still(`640x480-112233-${id}`, 640), film] };
    },
    sound: (id: string): Media => {
      const sources = [{ src: `${origin}/media/${id}.webm`, type: "audio/webm", width: 0 }];
      return { ...base, id, kind: "audio", width: null, height: null, sources };
    },
  };
}

/** Lets films be had: the server of these tests draws pictures only. */
export async function serveFilms(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const body = readFileSync(join(films, "steam.webm"));
  await page.route("**/media/*.webm", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body, contentType: "video/webm" });
  });
  return asked;
}

/** What axe has against the wall and what is open in it. */
export const axeViolations = (page: Page): Promise<string[]> => violationsIn(page, "social-wall");

/** The name of what has the focus inside the wall. */
export function focusIn(page: Page): Promise<string | null | undefined> {
  return page.locator("social-wall").evaluate((wall) => {
    const active = wall.shadowRoot?.activeElement;
    return active?.ariaLabel || active?.querySelector("img")?.alt;
  });
}
