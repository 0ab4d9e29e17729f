/** A site on loopback with invented posts, three of four with a picture, as JSON feeds: `/<name>/<posts>`. */
import { createServer } from "node:http";
import sharp from "sharp";
import { sentence } from "../parts/news-site.ts";

export interface PostsSite {
  port: number;
  close(): void;
}

/** Pictures are drawn once each; posts beyond so many show them again. */
const pictures = 45;
const [width, height] = [1200, 900];
/** Long feeds get small ones: a server makes several files of each picture of each post, which is measured elsewhere. */
const longFeed = 200;
const smallWidth = 320;

export async function startPostsSite(): Promise<PostsSite> {
  const drawn = new Map<string, Buffer>();
  for (let index = 0; index < pictures; index++) {
    const large = await draw(index);
    drawn.set(`${index}.jpg`, large);
    drawn.set(`${index}-small.jpg`, await sharp(large).resize(smallWidth).jpeg().toBuffer());
  }
  const server = createServer((request, response) => {
    const [, name = "", which = ""] = (request.url ?? "/").split("/");
    const picture = name === "pictures" ? drawn.get(which) : undefined;
    if (picture) return response.setHeader("content-type", "image/jpeg").end(picture);
    response.setHeader("content-type", "application/feed+json");
    const host = `http://${request.headers.host}`;
    response.end(JSON.stringify(feedOf(name, Number(which), host)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, close: () => void server.close() };
}

/** The same words and pictures in every run. */
export function feedOf(name: string, posts: number, host: string): object {
  const site = `https://${name}.example`;
  // Posts of two sites that say the same would be taken for copies of each other.
  const seed = [...name].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 17) >>> 0;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: name,
    home_page_url: site,
    items: Array.from({ length: posts }, (_, index) => ({
      id: `${site}/${index}`,
      url: `${site}/${index}`,
      content_text: sentence(index * 7919 + seed, 12 + ((index * 13) % 30)),
      date_published: new Date(Date.UTC(2026, 5, 1) + index * 60_000).toISOString(),
      authors: [{ name: `${name} ${index % 7}`, url: `${site}/people/${index % 7}` }],
      ...(hasPicture(index) && { attachments: [attachment(index, host, posts > longFeed)] }),
    })),
  };
}

export const hasPicture = (index: number) => index % 4 !== 3;

function attachment(index: number, host: string, isSmall: boolean) {
  const url = `${host}/pictures/${index % pictures}${isSmall ? "-small" : ""}.jpg`;
  return { url, mime_type: "image/jpeg", title: "Shapes of one colour" };
}

/** Soft and hard edges, so that it weighs about what a photograph of its size does. */
function draw(index: number): Promise<Buffer> {
  const hue = (index * 47) % 360;
  const circles = Array.from({ length: 60 }, (_, n) => {
    const [x, y] = [(n * 211 + index * 97) % width, (n * 139 + index * 53) % height];
    const fill = `hsl(${(hue + n * 3) % 360} 60% ${30 + ((n * 17) % 50)}%)`;
    return `<circle cx="${x}" cy="${y}" r="${20 + ((n * 31) % 110)}" fill="${fill}" opacity=".7"/>`;
  });
  const ground = `<rect width="100%" height="100%" fill="hsl(${hue} 50% 60%)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}${circles.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer();
}
