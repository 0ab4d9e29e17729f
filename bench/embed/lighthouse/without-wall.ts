/** The brand's site as it would be without a wall: the same pages, but for the two lines that a developer pastes. */
import { createServer } from "node:http";

export interface PlainSite {
  url: string;
  close(): void;
}

export async function startWithoutWall(brandUrl: string): Promise<PlainSite> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? "/", brandUrl));
    const type = answer.headers.get("content-type") ?? "";
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(sameHeaders(answer.headers)));
    response.end(type.includes("html") ? withoutWall(String(body)) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** All but those of the bytes on the wire: a policy of the page must not make the difference. */
function sameHeaders(headers: Headers): [string, string][] {
  const ofWire = /^(content-(encoding|length)|connection|keep-alive|transfer-encoding|date)$/;
  return [...headers].filter(([name]) => !ofWire.test(name));
}

/** Takes out the script and the element; what else the page says of the wall stays. */
export function withoutWall(page: string): string {
  return page
    .replace(/<script[^>]*src="[^"]*\/embed\.js"[^>]*><\/script>/g, "")
    .replace(/<social-wall[\s\S]*?<\/social-wall>/g, "");
}
