import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A customer's site on an origin of its own. Pages are set by path; `csp` is sent with all of them. */
export interface HostSite {
  origin: string;
  pages: Map<string, string>;
  csp: string | null;
  close(): Promise<void>;
}

export async function startHostSite(): Promise<HostSite> {
  const site: HostSite = { origin: "", pages: new Map(), csp: null, close: async () => {} };
  const server = createServer((request, response) => {
    const page = site.pages.get(request.url ?? "/");
    const type = request.url?.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(page === undefined ? 404 : 200, {
      "Content-Type": `${type}; charset=utf-8`,
      ...(site.csp && { "Content-Security-Policy": site.csp }),
    });
    response.end(page);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  site.close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return site;
}

/** A page with a wall between two sections of its own. */
export function pageWith(embed: string, { head = "", lang = "en" } = {}): string {
  return `<!doctype html><html lang="${lang}"><head><meta name="viewport" content="width=device-width">
<title>A customer's site</title>${head}</head><body><main><h1>Our summer</h1>${embed}
<section id="below"><h2>Below the wall</h2><p>This must not move.</p></section></main></body></html>`;
}
