/** Derived pictures, films and sounds of shown posts. Nothing else is reachable, and nothing says why. */
import { Hono } from "hono";
import { isFilePublic } from "../../db/reads/media-access.ts";
import { notFound } from "../../domain/problem.ts";
import { typeOfKey } from "../../media/media-key.ts";
import { answerFile } from "../answer-file.ts";
import type { Env, HttpDeps } from "../deps.ts";

/** Addresses never change what they show; an hour bounds how long a cache keeps what was taken down. */
const publicHeaders = {
  "Cache-Control": "public, max-age=3600, immutable",
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** An answer of the database is believed for this long: a page asks for many pictures at once. */
const believedMs = 500;
const mostRemembered = 5_000;

export function mediaFiles({ actions }: HttpDeps) {
  const known = new Map<string, { isPublic: boolean; until: number }>();

  async function isPublic(key: string): Promise<boolean> {
    const at = Date.now();
    const entry = known.get(key);
    if (entry && entry.until > at) return entry.isPublic;
    if (known.size > mostRemembered) known.clear();
    const answer = await isFilePublic(actions.db, key);
    known.set(key, { isPublic: answer, until: at + believedMs });
    return answer;
  }

  return new Hono<Env>().get("/:key", async (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    const key = c.req.param("key");
    if (!typeOfKey(key) || !(await isPublic(key))) throw notFound("file");
    return answerFile(c, actions.store, key, publicHeaders);
  });
}
