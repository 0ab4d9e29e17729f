/** A site whose feeds stay empty until they are opened: a source's first, free reading then brings nothing. */
import { createServer } from "node:http";
import { newsOf } from "../parts/news-site.ts";

export interface GatedSite {
  port: number;
  open(name: string): void;
  close(): void;
}

export function startGatedSite(posts: number): Promise<GatedSite> {
  const opened = new Set<string>();
  const server = createServer((request, response) => {
    const name = (request.url ?? "/").slice(1);
    response.setHeader("content-type", "application/feed+json");
    response.end(JSON.stringify(newsOf(name, opened.has(name) ? posts : 0)));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const open = (name: string) => void opened.add(name);
      resolve({ port, open, close: () => void server.close() });
    });
  });
}
