/**
 * One HTTP/2 origin on loopback for everybody: pages and scripts of the contestants, the twins of the peers' APIs, and
 * Koro behind it, as behind any reverse proxy. So all are served under the same conditions.
 */
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import { brotliCompressSync } from "node:zlib";
import { makeCertificate } from "./certificate.ts";
import { passOn } from "./pass-on.ts";
import { brotliBytes, type ServedScript } from "./script-size.ts";

export interface Resource {
  type: string;
  body: string | Buffer;
}

export interface Front {
  port: number;
  origin: string;
  /** Serves a resource at a path, whatever its query, for any host name. */
  put(path: string, resource: Resource): void;
  /** Scripts that were asked for since `forget`, by the wall clock, with their size in brotli. */
  scripts(): ServedScript[];
  forget(): void;
  close(): void;
}

interface Prepared {
  type: string;
  identity: Buffer;
  br: Buffer;
}

/** Preflights are asked of the peers' APIs, whose own hosts answer them as openly. */
const openToAll = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

/** `koro` is where the real server listens; what the front does not have itself is asked there. */
export async function startFront(koro: { port: number; origin: string }): Promise<Front> {
  const resources = new Map<string, Prepared>();
  const served: ServedScript[] = [];
  const server = createSecureServer({ ...makeCertificate() });
  server.on("request", (request, response) => {
    const path = request.url.split("?")[0] ?? "/";
    const found = resources.get(path);
    const at = Date.now();
    const onScript = (body: Buffer) => void served.push({ path, at, brotli: brotliBytes(body) });
    if (request.method === "OPTIONS") return end(response, 204, openToAll);
    if (found) return answer(request, response, found, onScript);
    passOn(request, response, { koro, origin: originOf(server.address()), onScript });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = originOf(server.address());
  return {
    port: Number(new URL(origin).port),
    origin,
    put: (path, { type, body }) => void resources.set(path, prepare(type, Buffer.from(body))),
    scripts: () => [...served],
    forget: () => void served.splice(0),
    close: () => void server.close(),
  };
}

function originOf(address: ReturnType<ReturnType<typeof createSecureServer>["address"]>): string {
  return `https://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

function prepare(type: string, identity: Buffer): Prepared {
  return { type, identity, br: brotliCompressSync(identity) };
}

function answer(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  { type, identity, br }: Prepared,
  onScript: (body: Buffer) => void,
): void {
  if (type.startsWith("text/javascript")) onScript(identity);
  const takesBrotli = String(request.headers["accept-encoding"]).includes("br");
  const body = takesBrotli ? br : identity;
  const encoding = takesBrotli ? { "content-encoding": "br" } : {};
  end(response, 200, { ...openToAll, ...encoding, "content-type": type }, body);
}

function end(
  response: Http2ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: Buffer,
): void {
  response.writeHead(status, headers);
  response.end(body ?? "");
}
