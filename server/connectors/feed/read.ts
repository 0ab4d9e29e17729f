import type { ConnectorEvent, FoundPost, Reading } from "../connector.ts";
import { ConnectorError } from "../connector.ts";
import { hostOf } from "../web-address.ts";
import { judgeAbsent, noticeAbsent } from "./absence.ts";
import type { FeedAnswer } from "./ask.ts";
import { askFeed } from "./ask.ts";
import type { Collected } from "./collect.ts";
import { collect, declaredDeletes, earlierEntries, maxEntries } from "./collect.ts";
import type { FeedCursor } from "./cursor.ts";
import { cursorFor } from "./cursor.ts";
import { nextReading } from "./pace.ts";
import type { FeedContext } from "./settings.ts";

/** One reading: the whole document, as posts. Known ones are told again; who stores them compares. */
export async function readFeed(
  context: FeedContext,
  saved: FeedCursor | null,
): Promise<Reading<FeedCursor>> {
  const cursor = cursorFor(context.settings.url, saved);
  const answer = await askFeed(context, { ...cursor, readBefore: cursor.last.length > 0 });
  if (answer === null) return readUnchanged(context, cursor);
  return readDocument(context, cursor, answer);
}

/** The same document again: what was missing from it is missing a second time. */
async function readUnchanged(
  context: FeedContext,
  cursor: FeedCursor,
): Promise<Reading<FeedCursor>> {
  const { events, waiting } = await judgeAbsent(context, cursor.absent, cursor.last);
  return {
    events,
    cursor: { ...cursor, absent: waiting },
    more: false,
    nextReadAt: nextReading(context.now(), cursor.everyMs),
  };
}

async function readDocument(
  context: FeedContext,
  cursor: FeedCursor,
  answer: FeedAnswer,
): Promise<Reading<FeedCursor>> {
  const { url } = context.settings;
  const collected = collect(answer.document, cursor, url, context.now().getTime());
  if (collected.unreadable > 0 && collected.seen.length === 0) throw allUnreadable(url);
  const declared = declaredDeletes(answer.written, collected.seen, url);
  const absent = noticeAbsent(cursor.absent, cursor.last, collected.seen).filter(
    ({ id }) => !declared.some((event) => event.kind === "delete" && event.externalId === id),
  );
  const judged = await judgeAbsent(context, absent, collected.seen);
  return {
    events: [
      ...upserts(collected.posts),
      ...declared,
      ...judged.events,
      ...gaps(collected, cursor),
    ],
    cursor: {
      ...cursor,
      movedTo: answer.movedTo,
      etag: answer.etag,
      lastModified: answer.lastModified,
      everyMs: answer.document.everyMs,
      // An empty document is an accident more often than not: what stood there before is still what is known.
      last: collected.seen.length > 0 ? collected.seen : cursor.last,
      earlier: earlierEntries(cursor, collected.seen),
      absent: judged.waiting,
      cutTold: collected.tooMany > 0,
    },
    more: false,
    nextReadAt: nextReading(context.now(), answer.document.everyMs),
  };
}

function upserts(posts: readonly FoundPost[]): ConnectorEvent[] {
  return [...posts]
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .map((post) => ({ kind: "upsert", post }));
}

function gaps({ tooMany, unreadable }: Collected, cursor: FeedCursor): ConnectorEvent[] {
  const whys: string[] = [];
  if (tooMany > 0 && !cursor.cutTold) {
    whys.push(`the feed has more than ${maxEntries} entries; the ${tooMany} oldest were left out`);
  }
  if (unreadable > 0) whys.push(`${unreadable} entries could not be understood and were left out`);
  return whys.map((why) => ({ kind: "gap", from: null, to: null, why }));
}

/** Tries the address as if for the first time. */
export async function checkFeed(context: FeedContext): Promise<{ sample: FoundPost | null }> {
  const known = { movedTo: null, etag: null, lastModified: null, readBefore: false };
  const answer = await askFeed(context, known);
  if (answer === null) return { sample: null };
  const { url } = context.settings;
  const now = context.now().getTime();
  const { posts } = collect(answer.document, cursorFor(url, null), url, now);
  const newestFirst = posts.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  return { sample: newestFirst[0] ?? null };
}

function allUnreadable(url: string): ConnectorError {
  return new ConnectorError("contract", {
    en: `No entry of the feed of ${hostOf(url)} could be understood.`,
    tr: `${hostOf(url)} akışındaki hiçbir kayıt anlaşılamadı.`,
  });
}
