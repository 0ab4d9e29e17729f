/** Share pictures of walls, kept as long as what is on them is the same. */
import { createHash } from "node:crypto";
import type { Feed } from "#wire/wall.ts";
import { drawShareCard } from "../media/share-picture.ts";
import type { MediaStore } from "../media/store/store.ts";
import { isBehindWarning } from "./feeds/behind-warning.ts";
import { readAccent } from "./pages/accent.ts";

export interface SharePicture {
  etag: string;
  bytes: Uint8Array;
}

/** Some 300 kB each. */
const mostKept = 60;
const mostPictures = 5;
/** A tile is about 300 pixels wide. */
const wantedWidth = 640;
const plain = { fill: "#4338ca", onFill: "#ffffff" };

export function createSharePictures(store: MediaStore, publicUrl: string) {
  const kept = new Map<string, Promise<SharePicture>>();
  const media = `${publicUrl}/media/`;

  return async (feed: Feed): Promise<SharePicture> => {
    const keys = pictureKeys(feed, media);
    const { title, hashtags, look } = feed.wall;
    const etag = nameOf([title, hashtags, look.accent, keys]);
    const known = kept.get(etag);
    if (known) return known;
    const drawing = draw(feed, keys, etag);
    kept.set(etag, drawing);
    drawing.catch(() => kept.delete(etag));
    const oldest = kept.keys().next();
    if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
    return drawing;
  };

  async function draw({ wall }: Feed, keys: string[], etag: string): Promise<SharePicture> {
    const stored = await Promise.all(keys.map((key) => store.get(key)));
    const accent = readAccent(wall.look.accent) ?? plain;
    const bytes = await drawShareCard({
      title: wall.title,
      line: wall.hashtags.slice(0, 2).join("  "),
      ground: accent.fill,
      ink: accent.onFill,
      pictures: stored.flatMap((file) => (file ? [file.bytes] : [])),
    });
    return { etag, bytes };
  }
}

/** Of the feed, so of what is approved and shown; never of what a reader would have to agree to see. */
function pictureKeys({ wall, posts }: Feed, media: string): string[] {
  if (wall.state === "dark" || wall.state === "draft") return [];
  return posts
    .filter((post) => !isBehindWarning(post))
    .flatMap(({ media }) => media.filter(({ kind }) => kind === "image").slice(0, 1))
    .flatMap(({ sources }) => {
      const stills = sources.filter(
        ({ src, type }) => type === "image/jpeg" && src.startsWith(media),
      );
      const fitting = stills.find(({ width }) => width >= wantedWidth) ?? stills.at(-1);
      return fitting ? [fitting.src.slice(media.length)] : [];
    })
    .slice(0, mostPictures);
}

const nameOf = (parts: unknown) =>
  `"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
