import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { sampleFilms } from "./films/sample-films.ts";

const folder = join(import.meta.dirname, "films");

/** The films, sounds and stills that lie beside `sample-films.ts`, and nothing else. */
export function filmRoutes(): Hono {
  const types = new Map<string, string>();
  for (const { file, type, still } of sampleFilms) {
    types.set(file, type);
    if (still !== null) types.set(still, "image/jpeg");
  }
  return new Hono().get("/films/:file", async (c) => {
    const file = c.req.param("file");
    const type = types.get(file);
    if (type === undefined) return c.notFound();
    const headers = { "Content-Type": type, "Cache-Control": "public, max-age=86400, immutable" };
    return c.body(new Uint8Array(await readFile(join(folder, file))), 200, headers);
  });
}
