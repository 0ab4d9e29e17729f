import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../../demo/listen.ts";
import {
  drawSvg,
  paint,
  paintAvatar,
  type SceneName,
  scenes,
} from "../../demo/world/pictures/draw.ts";
import { startSampleWorld } from "../../demo/world/start-sample-world.ts";

const order = (scene: SceneName, seed = "one") => ({ scene, seed, width: 600, height: 750 });

describe("drawing", () => {
  it.each(Object.keys(scenes) as SceneName[])("paints %s in the ordered size", async (scene) => {
    const { width, height, format } = await sharp(await paint(order(scene))).metadata();
    expect({ width, height, format }).toEqual({ width: 600, height: 750, format: "jpeg" });
  });

  it("draws the same picture for the same seed and another for another", () => {
    expect(drawSvg(order("shore"))).toBe(drawSvg(order("shore")));
    expect(drawSvg(order("shore"))).not.toBe(drawSvg(order("shore", "two")));
  });

  it("gives every face a square", async () => {
    const { width, height, format } = await sharp(await paintAvatar("a", "long")).metadata();
    expect({ width, height, format }).toEqual({ width: 240, height: 240, format: "png" });
  });
});

describe("pictures of posts", () => {
  let world: Running;
  beforeAll(async () => {
    world = await startSampleWorld({
      port: 0,
      host: "127.0.0.1",
      seed: "test",
      clock: () => new Date("2026-11-20T08:00:00Z"),
    });
  });
  afterAll(async () => await world.stop());

  it("have the sizes that their statuses state", async () => {
    const answer = await fetch(`${world.url}/api/v1/timelines/tag/tuzbaharsabahi?limit=40`);
    const posts = (await answer.json()) as { media_attachments: Attachment[] }[];
    const pictures = posts.flatMap((post) => post.media_attachments).slice(0, 4);

    expect(pictures).toHaveLength(4);
    for (const { url, preview_url, meta } of pictures) {
      expect(await sizeAt(url)).toMatchObject(sizeOf(meta.original));
      expect(await sizeAt(preview_url)).toMatchObject(sizeOf(meta.small));
    }
  });

  it("are 404 where no post has them", async () => {
    for (const path of [
      "/pictures/1/0/original.jpg",
      "/avatars/nobody.png",
      "/blog/1/picture.jpg",
    ]) {
      expect((await fetch(world.url + path)).status).toBe(404);
    }
  });
});

interface Size {
  width: number;
  height: number;
}
interface Attachment {
  url: string;
  preview_url: string;
  meta: { original: Size; small: Size };
}

const sizeOf = ({ width, height }: Size) => ({ width, height });

async function sizeAt(url: string): Promise<Size> {
  const bytes = await (await fetch(url)).arrayBuffer();
  return sizeOf(await sharp(Buffer.from(bytes)).metadata());
}
