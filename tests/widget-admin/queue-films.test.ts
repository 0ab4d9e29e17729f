import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPlacement } from "./fake/posts.ts";
import { World } from "./fake/world.ts";
import { DeskRig, eventually } from "./open-desk.ts";

const rig = new DeskRig();
beforeAll(() => rig.start());
afterAll(() => rig.stop());

function aFilm(sources: { src: string; type: string; width: number }[], alt: string | null) {
  const world = new World(0);
  const id = "01930000-0000-7000-a000-000000000001";
  const medium = { id, kind: "video" as const, alt, width: 540, height: 720, thumbhash: null };
  world.put(aPlacement(1, { media: [{ ...medium, sources }] }));
  return world;
}

const still = { src: "/media/1-0-640.webp", type: "image/webp", width: 640 };
const film = { src: "/media/1.mp4", type: "video/mp4", width: 540 };

describe("a film in the queue", () => {
  it("is fetched and played only when its moderator wants it", async () => {
    const { page, complaints } = await rig.openQueue(aFilm([still, film], "Waves"));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));

    await page.locator(".tile").click();
    const player = page.locator(".media-dialog video");
    await player.waitFor();
    expect(await player.getAttribute("aria-label")).toBe("Waves");
    expect(await player.getAttribute("poster")).toBe(still.src);
    expect(asked).not.toContain(film.src);

    await player.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      return element.play();
    });
    await eventually(() =>
      player.evaluate((element: HTMLVideoElement) => element.currentTime),
    ).toBeGreaterThan(0);
    expect(asked).toContain(film.src);
    expect(complaints).toEqual([]);
  });

  it("that was not taken shows its still", async () => {
    const { page, complaints } = await rig.openQueue(aFilm([still], null));

    await page.locator(".tile").click();

    await page.locator(".media-dialog img").waitFor();
    expect(await page.locator(".media-dialog video").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("without a still has a tile to open it by", async () => {
    const { page, complaints } = await rig.openQueue(aFilm([film], null));

    await page.locator(".tile .play").waitFor();
    await page.locator(".tile").click();

    await page.locator(".media-dialog video").waitFor();
    expect(complaints).toEqual([]);
  });
});
