/**
 * Deletions that nobody announces. That an entry has left a feed says little: usually the window rolled past it. It counts as
 * missing only
 *
 * - when an entry that stood *after* it in the last document, and is not newer, is still there (an old entry pinned to the top
 *   stands before it, so it proves nothing); or when the document has become shorter and has nothing new;
 * - and never when the document is empty: that is an accident.
 *
 * Then its own page decides: 404 or 410 → deleted, unless the page of an entry that is still in the feed says the same,
 * for then the site says it to everything. A page that exists → not deleted. A page that cannot say (no link, not reachable,
 * not public) → deleted when it is missing in a second reading.
 */
import type { ConnectorEvent } from "../connector.ts";
import { hostOf } from "../web-address.ts";
import type { Absent, Seen } from "./cursor.ts";
import { askPage } from "./page.ts";
import type { FeedContext } from "./settings.ts";

const maxAskedAtOnce = 5;
/** Caches keep deleted pages for a while; after so many readings a page that exists is taken at its word. */
const maxReadings = 5;
const maxWaiting = 50;
const silentReadingsToDelete = 2;

/** Entries to ask about: those waiting, and those that have gone since the last document. */
export function noticeAbsent(
  waiting: readonly Absent[],
  last: readonly Seen[],
  now: readonly Seen[],
): Absent[] {
  const here = new Set(now.map(({ id }) => id));
  if (here.size === 0) return [...waiting];
  const known = new Set(last.map(({ id }) => id));
  const onlyShorter = now.length < last.length && now.every(({ id }) => known.has(id));
  const gone = last.filter((seen, index) => {
    const after = last.slice(index + 1);
    const stayed = after.some((other) => here.has(other.id) && isNotNewer(other, seen));
    return !here.has(seen.id) && (onlyShorter || stayed);
  });
  const noticed = gone.map(({ id, link }) => ({ id, link, silent: 0, readings: 0 }));
  return [...waiting.filter(({ id }) => !here.has(id)), ...noticed].slice(0, maxWaiting);
}

function isNotNewer(other: Seen, seen: Seen): boolean {
  return other.at === null || seen.at === null || other.at <= seen.at;
}

/** Asks for the pages of the first few; answers the deletions and who has to wait. */
export async function judgeAbsent(
  context: FeedContext,
  absent: readonly Absent[],
  now: readonly Seen[],
): Promise<{ events: ConnectorEvent[]; waiting: Absent[] }> {
  const events: ConnectorEvent[] = [];
  const waiting: Absent[] = absent.slice(maxAskedAtOnce);
  const saysGoneToAll = rememberBySite(context, now);
  for (const entry of absent.slice(0, maxAskedAtOnce)) {
    const verdict = await judge(context, entry, now, saysGoneToAll);
    const silent = entry.silent + (verdict === "silent" ? 1 : 0);
    const readings = entry.readings + 1;
    if (verdict === "gone" || silent >= silentReadingsToDelete) {
      events.push({ kind: "delete", externalId: entry.id, reason: "unknown" });
    } else if (readings < maxReadings) waiting.push({ ...entry, silent, readings });
  }
  return { events, waiting };
}

type Verdict = "gone" | "there" | "silent" | "later";

async function judge(
  context: FeedContext,
  { link }: Absent,
  now: readonly Seen[],
  saysGoneToAll: (link: string) => Promise<boolean>,
): Promise<Verdict> {
  if (link === null || now.some((seen) => seen.link === link)) return "silent";
  const verdict = await askPage(context, link);
  return verdict === "gone" && (await saysGoneToAll(link)) ? "silent" : verdict;
}

/** Whether a site says "not found" even for an entry that it still lists; asked once a site and reading. */
function rememberBySite(context: FeedContext, now: readonly Seen[]) {
  const answers = new Map<string, Promise<boolean>>();
  return (link: string): Promise<boolean> => {
    const site = hostOf(link);
    const control = now.find((seen) => seen.link !== null && hostOf(seen.link) === site)?.link;
    if (!control) return Promise.resolve(false);
    const known = answers.get(site) ?? askPage(context, control).then((said) => said === "gone");
    answers.set(site, known);
    return known;
  };
}
