/** A stored file as an answer: pictures whole, films and sounds in the stretches that players ask for. */
import type { Context } from "hono";
import { notFound } from "../domain/problem.ts";
import type { MediaStore, OpenedMedia } from "../media/store/store.ts";
import { type ByteRange, readRange } from "./byte-range.ts";
import { isHead } from "./live-stream.ts";

/** @throws {Problem} `not-found` */
export async function answerFile(
  c: Context,
  store: MediaStore,
  key: string,
  headers: Record<string, string>,
): Promise<Response> {
  const etag = `"${key}"`;
  const always = { ...headers, ETag: etag };
  if (c.req.header("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers: always });
  if (!isPicture(key)) return answerFilm(c, await store.open(key), always);
  const stored = await store.get(key);
  if (!stored) throw notFound("file");
  return new Response(stored.bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...always, ...describe(stored.type, stored.size) },
  });
}

const isPicture = (key: string) => /\.(avif|jpg|webp)$/.test(key);

function answerFilm(
  c: Context,
  stored: OpenedMedia | null,
  headers: Record<string, string>,
): Response {
  if (!stored) throw notFound("file");
  const { size, type } = stored;
  const range = askedRange(c, size, headers.ETag);
  const always = { ...headers, "Accept-Ranges": "bytes" };
  if (range === "unsatisfiable")
    return new Response(null, {
      status: 416,
      headers: {
        ...always,
        ...{
          "Content-Range": `bytes */${size}`,
          "Content-Length": "0",
          "Cache-Control": "no-store",
        },
      },
    });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const part: Record<string, string> = range
    ? { "Content-Range": `bytes ${start}-${end}/${size}` }
    : {};
  return new Response(isHead(c) ? null : stored.read(start, end), {
    status: range ? 206 : 200,
    headers: { ...always, ...describe(type, end - start + 1), ...part },
  });
}

/** A range belongs to the file that `If-Range` names; of another the player gets all. We state no dates. */
function askedRange(
  c: Context,
  size: number,
  etag: string | undefined,
): ByteRange | "unsatisfiable" | null {
  const condition = c.req.header("if-range");
  if (condition !== undefined && condition.trim() !== etag) return null;
  return isHead(c) ? null : readRange(c.req.header("range"), size);
}

const describe = (type: string, size: number) => ({
  "Content-Type": type,
  "Content-Length": String(size),
  "Content-Disposition": "inline",
  "Content-Security-Policy": "default-src 'none'",
  "X-Content-Type-Options": "nosniff",
});
