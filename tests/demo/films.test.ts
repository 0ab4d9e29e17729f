import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Running } from "../../demo/listen.ts";
import { sampleFilms } from "../../demo/world/films/sample-films.ts";
import { startSampleWorld } from "../../demo/world/start-sample-world.ts";
import { deriveFilm } from "../../server/media/film/derive-film.ts";

let world: Running;
beforeAll(async () => {
  world = await startSampleWorld({
    ...{ port: 0, host: "127.0.0.1", seed: "test" },
    clock: () => new Date("2026-11-20T08:00:00Z"),
  });
});
afterAll(async () => await world.stop());

interface Attachment {
  type: string;
  url: string;
  preview_url: string | null;
  description: string;
}

async function attachments(): Promise<Attachment[]> {
  const tags = ["tuzbaharsabahi", "uzunmasa"].map(
    (tag) => `${world.url}/api/v1/timelines/tag/${tag}?limit=40`,
  );
  const pages = await Promise.all(tags.map(async (url) => (await fetch(url)).json()));
  return (pages.flat() as { media_attachments: Attachment[] }[]).flatMap(
    (post) => post.media_attachments,
  );
}

describe("films of the sample world", () => {
  it("come with a few posts, with a still and with words for those who do not see them", async () => {
    const all = await attachments();
    const films = all.filter(({ type }) => type !== "image");

    expect(films.length).toBeGreaterThan(0);
    expect(films.length).toBeLessThan(all.length / 3);
    for (const { url, preview_url, description, type } of films) {
      expect(description).not.toBe("");
      expect((await fetch(url)).headers.get("content-type")).toMatch(/^(video|audio)\//);
      if (type === "audio") expect(preview_url).toBeNull();
      else expect((await fetch(preview_url ?? "")).headers.get("content-type")).toBe("image/jpeg");
    }
  });

  it.each(sampleFilms.map((film) => [film.name, film] as const))(
    "%s is small and of the kind that Koro takes",
    async (_, { file, type, width, height, seconds }) => {
      const room = await mkdtemp(join(tmpdir(), "koro-sample-film-"));
      onTestFinished(() => rm(room, { recursive: true }));
      const bytes = await (await fetch(`${world.url}/films/${file}`)).arrayBuffer();
      await writeFile(join(room, "original"), Buffer.from(bytes));

      const kind = type.startsWith("video") ? "video" : "audio";
      const film = await deriveFilm(join(room, "original"), room, kind);

      expect(film).toMatchObject({ type, width, height });
      expect(film.durationMs / 1000).toBeCloseTo(seconds, 1);
      expect((await stat(film.path)).size).toBeLessThan(150_000);
    },
  );

  it("are the only files that are given out", async () => {
    for (const path of ["/films/sample-films.ts", "/films/..%2fpost.ts", "/films/none.mp4"])
      expect((await fetch(world.url + path)).status).toBe(404);
  });
});
