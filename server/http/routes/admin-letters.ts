/** Letters that wait, failed or left: addresses of people, so for owners and admins only. */
import { Hono } from "hono";
import { type AdminLetter, LetterQuery } from "#wire/letter.ts";
import { openContent, statusUrlOf } from "../../actions/letters/letter-content.ts";
import { countLetters, type LetterRow, readLetters } from "../../db/reads/letters.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";

export function adminLetters(deps: HttpDeps) {
  const { db } = deps.actions;
  return new Hono<Env>().get("/", async (c) => {
    const viewer = c.get("viewer");
    if (!mayAct(viewer.role, "admin")) throw notFound("page");
    const { cursor, limit, state } = parseQuery(LetterQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readLetters(db, viewer, { state, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return c.json({
      letters: page.map((row) => presentLetter(row, deps)),
      next: found.length > limit && last ? writeTimeCursor(iso(last.created_at), last.id) : null,
      counts: await countLetters(db, viewer),
      sends: deps.sendsLetters,
    });
  });
}

function presentLetter(row: LetterRow, deps: HttpDeps): AdminLetter {
  const { id, kind, locale, state, trouble, attempts } = row;
  return {
    ...{ id, kind, locale, state, trouble, attempts },
    wall: row.wall_slug === null ? null : { slug: row.wall_slug, title: row.wall_title ?? "" },
    ...unsealed(row, deps),
    createdAt: iso(row.created_at),
    sentAt: row.sent_at && iso(row.sent_at),
  };
}

/**
 * A letter sealed with another SECRET_KEY is in the list all the same. The links of invitations and new passwords are
 * not: an admin could become an owner with one.
 */
function unsealed({ sealed, wall_slug }: LetterRow, { actions, publicUrl }: HttpDeps) {
  try {
    if (!sealed) return { recipient: null, link: null };
    const { to, token } = openContent(actions.vault, sealed);
    return { recipient: to, link: wall_slug && statusUrlOf(publicUrl, wall_slug, token) };
  } catch {
    return { recipient: null, link: null };
  }
}
