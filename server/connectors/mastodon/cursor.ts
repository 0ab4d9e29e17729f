import { z } from "zod";
import type { MastodonSettings } from "./settings.ts";

/** A walk that takes several pages, one a reading, so that each page is saved before the next is asked for. */
const Walk = z.discriminatedUnion("kind", [
  /** Upwards from the newest status we had to the page that was just read. */
  z.object({ kind: z.literal("drain"), minId: z.string(), pages: z.int() }),
  /** Downwards in time, for statuses that arrived late and sort among the old ones. */
  z.object({
    kind: z.literal("rescan"),
    maxId: z.string(),
    until: z.number(),
    pages: z.int(),
    first: z.boolean(),
  }),
]);
export type Walk = z.infer<typeof Walk>;

/** Where a source is. `of` names server and hashtag: with other settings everything below means nothing. */
export const MastodonCursor = z.object({
  v: z.literal(1),
  of: z.string(),
  /** Ids seen lately, newest reading first. */
  known: z.array(z.string()),
  /** The last page without cursor, in the server's order. */
  live: z.array(z.string()),
  /** Ids that went missing from the middle of it and still have to be asked for. */
  missing: z.array(z.string()),
  newest: z.string().nullable(),
  /** When to look for late arrivals again, in milliseconds since 1970. */
  rescanAt: z.number(),
  walks: z.array(Walk),
});
export type MastodonCursor = z.infer<typeof MastodonCursor>;

/** As many as ten full pages: only the overlap of one page with the next is looked for. */
const maxKnown = 400;

/** The cursor to go on from: a new one at the start and after the settings have changed. */
export function cursorFor(
  settings: MastodonSettings,
  cursor: MastodonCursor | null,
): MastodonCursor {
  const of = `${settings.server} ${settings.hashtag}`;
  if (cursor?.of === of) return cursor;
  return { v: 1, of, known: [], live: [], missing: [], newest: null, rescanAt: 0, walks: [] };
}

export function remember(known: readonly string[], ids: readonly string[]): string[] {
  return [...new Set([...ids, ...known])].slice(0, maxKnown);
}
