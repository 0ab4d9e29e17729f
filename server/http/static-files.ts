/** Built browser files and the pages' style sheets, read once into memory with their compressed forms. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { Hono } from "hono";
import { chooseEncoding, type Encoding } from "../live/finished.ts";
import type { Env } from "./deps.ts";
import { pageFiles } from "./pages/page-files.ts";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
  // Typings, to be read and saved; browsers never run them, and the type registered for `.ts` is a film's.
  ".ts": "text/plain; charset=utf-8",
  ".map": "application/json",
  ".png": "image/png",
};

interface StaticFile {
  type: string;
  etag: string;
  cacheControl: string;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
}

export function staticFiles(distDir: string) {
  const files = new Map<string, StaticFile>();
  // What is built for the server itself is nobody else's business.
  const forServer = join(distDir, "server") + sep;
  for (const path of listFiles(distDir).filter((file) => !file.startsWith(forServer)))
    addFile(files, `/${relative(distDir, path).split(sep).join("/")}`, path, types[extname(path)]);
  for (const { path, type, file } of pageFiles()) addFile(files, path, file, type);

  return new Hono<Env>().get("*", async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    const encoding = chooseEncoding(c.req.header("accept-encoding"));
    const used = file.bodies[encoding] ? encoding : "identity";
    // Module scripts are fetched with CORS, also from pages whose origin is not ours.
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Vary", "Accept-Encoding");
    c.header("Cache-Control", file.cacheControl);
    c.header("ETag", file.etag);
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304);
    if (used !== "identity") c.header("Content-Encoding", used);
    c.header("Content-Type", file.type);
    return c.body((file.bodies[used] ?? file.bodies.identity) as Uint8Array<ArrayBuffer>);
  });
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name));
}

function addFile(
  files: Map<string, StaticFile>,
  address: string,
  path: string | URL,
  type: string | undefined,
): void {
  if (!type) return;
  const identity = readFileSync(path);
  const hashed = address.startsWith("/assets/");
  files.set(address, {
    type,
    etag: `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
    cacheControl: hashed ? "public, max-age=31536000, immutable" : "public, max-age=300",
    bodies: type.startsWith("font/") ? { identity } : compressed(identity),
  });
}

function compressed(identity: Buffer): StaticFile["bodies"] {
  const params = {
    // 11 for small files; the admin page's megabyte would hold the start up for seconds.
    [constants.BROTLI_PARAM_QUALITY]: identity.length < 200_000 ? 11 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  };
  return { identity, gzip: gzipSync(identity), br: brotliCompressSync(identity, { params }) };
}
