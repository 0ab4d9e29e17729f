/**
 * One reading is one page. Ids of posts from other servers are made from the time they were *written*, so a post that
 * arrives late sorts below what we have seen and `min_id` would never return it. Therefore:
 *
 * - the usual page has no cursor, and what is known already is simply met again;
 * - `min_id` only fills up when that page holds nothing known, which means more than a page has come;
 * - every ten minutes the last hour is walked through once more, downwards by `max_id`.
 */
import type { ConnectorEvent, Reading } from "../connector.ts";
import type { MastodonCursor, Walk } from "./cursor.ts";
import { cursorFor, remember } from "./cursor.ts";
import { askIfGone, noticeMissing } from "./missing.ts";
import type { MastodonContext } from "./settings.ts";
import type { TimelinePage } from "./timeline.ts";
import { askTimeline, pageEvents } from "./timeline.ts";

const rescanEveryMs = 10 * 60_000;
const rescanBackMs = 60 * 60_000;
/** How far a new source looks back, so that a wall set up on the second day of a campaign has its first. */
const firstLookBackMs = 7 * 24 * 3600_000;

/** With 40 posts a page, all well inside the limit of 300 paging requests in 15 minutes. */
const maxDrainPages = 20;
const maxRescanPages = 25;
const maxFirstPages = 5;

export async function readHashtag(
  context: MastodonContext,
  saved: MastodonCursor | null,
): Promise<Reading<MastodonCursor>> {
  const cursor = cursorFor(context.settings, saved);
  const [walk, ...later] = cursor.walks;
  if (walk === undefined) return readNewest(context, cursor);
  return readOn(context, { ...cursor, walks: later }, walk);
}

async function readNewest(
  context: MastodonContext,
  cursor: MastodonCursor,
): Promise<Reading<MastodonCursor>> {
  const page = await askTimeline(context, {});
  const missing = noticeMissing(cursor, page.ids);
  const { events: deletes, left } = await askIfGone(context, missing);
  const now = context.now().getTime();
  const rescanDue = now >= cursor.rescanAt;
  const walks = planWalks(cursor, page, rescanDue, now);
  return {
    events: [...pageEvents(context, page, cursor.known), ...deletes],
    cursor: {
      ...cursor,
      known: remember(cursor.known, page.ids),
      live: page.ids,
      missing: left,
      newest: page.newerFrom ?? cursor.newest,
      rescanAt: rescanDue ? now + rescanEveryMs : cursor.rescanAt,
      walks,
    },
    more: walks.length > 0,
  };
}

function planWalks(
  cursor: MastodonCursor,
  page: TimelinePage,
  rescanDue: boolean,
  now: number,
): Walk[] {
  const walks: Walk[] = [];
  const joined = page.ids.length === 0 || page.ids.some((id) => cursor.known.includes(id));
  if (cursor.newest !== null && !joined) {
    walks.push({ kind: "drain", minId: cursor.newest, pages: 0 });
  }
  const first = cursor.rescanAt === 0;
  const until = now - (first ? firstLookBackMs : rescanBackMs);
  if (rescanDue && page.olderFrom !== null && newestTime(page) > until) {
    walks.push({ kind: "rescan", maxId: page.olderFrom, until, pages: 0, first });
  }
  return walks;
}

async function readOn(
  context: MastodonContext,
  cursor: MastodonCursor,
  walk: Walk,
): Promise<Reading<MastodonCursor>> {
  const position = walk.kind === "drain" ? { min_id: walk.minId } : { max_id: walk.maxId };
  const page = await askTimeline(context, position);
  const next = walk.kind === "drain" ? goOnUp(cursor, page, walk) : goOnDown(page, walk);
  const walks = next.walk === null ? cursor.walks : [next.walk, ...cursor.walks];
  return {
    events: [...pageEvents(context, page, cursor.known), ...next.gap],
    cursor: { ...cursor, known: remember(cursor.known, page.ids), walks },
    more: walks.length > 0,
  };
}

type Step = { walk: Walk | null; gap: ConnectorEvent[] };
const arrived: Step = { walk: null, gap: [] };

/** Up until the page meets what is known: the page that made us walk. */
function goOnUp(
  cursor: MastodonCursor,
  page: TimelinePage,
  walk: Extract<Walk, { kind: "drain" }>,
): Step {
  const joined = page.ids.some((id) => cursor.known.includes(id));
  if (page.newerFrom === null || joined || page.newerFrom === walk.minId) return arrived;
  if (walk.pages + 1 < maxDrainPages) {
    return { walk: { ...walk, minId: page.newerFrom, pages: walk.pages + 1 }, gap: [] };
  }
  const from = new Date(newestTime(page));
  const why = `more than ${maxDrainPages} pages came between two readings; the rest was left out`;
  return { walk: null, gap: [{ kind: "gap", from, to: null, why }] };
}

/** Down until a whole page is older than wanted: one late arrival among newer posts must not end the walk. */
function goOnDown(page: TimelinePage, walk: Extract<Walk, { kind: "rescan" }>): Step {
  if (page.olderFrom === null || page.olderFrom === walk.maxId) return arrived;
  if (newestTime(page) <= walk.until) return arrived;
  const pages = walk.pages + 1;
  if (pages < (walk.first ? maxFirstPages : maxRescanPages)) {
    return { walk: { ...walk, maxId: page.olderFrom, pages }, gap: [] };
  }
  if (walk.first) return arrived;
  const to = new Date(Math.min(...page.statuses.map((status) => status.created_at.getTime())));
  const why = `more than ${pages} pages in an hour; late arrivals among them were not looked for`;
  return { walk: null, gap: [{ kind: "gap", from: new Date(walk.until), to, why }] };
}

function newestTime(page: TimelinePage): number {
  return Math.max(...page.statuses.map((status) => status.created_at.getTime()));
}
