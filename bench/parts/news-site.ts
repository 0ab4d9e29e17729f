/** A site on loopback whose JSON feeds hold as many invented posts as their address asks for: `/<name>/<posts>`. */
import { createServer, type Server } from "node:http";

const words =
  "summer terrace coffee lantern orchard harbour violet saddle copper meadow ribbon thunder willow basil canvas ferry pebble saffron tandem velvet window yarn anchor breeze cedar drum ember fern glacier hollow".split(
    " ",
  );

export interface NewsSite {
  port: number;
  close(): void;
}

export function startNewsSite(): Promise<NewsSite> {
  const server: Server = createServer((request, response) => {
    const [, name = "", posts = "0"] = (request.url ?? "/").split("/");
    response.setHeader("content-type", "application/feed+json");
    response.end(JSON.stringify(newsOf(name, Number(posts))));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      resolve({ port, close: () => void server.close() });
    });
  });
}

export function newsOf(name: string, posts: number): object {
  const site = `https://${name}.example`;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: name,
    home_page_url: site,
    items: Array.from({ length: posts }, (_, index) => ({
      id: `${site}/${index}`,
      url: `${site}/${index}`,
      content_text: sentence(hash(`${name}${index}`), 75),
      date_published: new Date(Date.UTC(2026, 5, 1) + index * 60_000).toISOString(),
      authors: [{ name: `${name} ${index % 7}` }],
      tags: ["summer"],
    })),
  };
}

function hash(text: string): number {
  let value = 2166136261;
  for (const sign of text) value = Math.imul(value ^ sign.charCodeAt(0), 16777619) >>> 0;
  return value;
}

/** The same words for the same seed, so that two runs measure the same bytes. They compress about as people's do. */
export function sentence(seed: number, length: number): string {
  let state = seed || 1;
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % most;
  };
  const name = () =>
    Array.from({ length: 3 }, () => `${"kltmnrs"[below(7)]}${"aeiou"[below(5)]}`).join("");
  return Array.from({ length }, () => (below(4) ? words[below(words.length)] : name())).join(" ");
}
