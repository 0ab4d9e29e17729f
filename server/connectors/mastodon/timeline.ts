import type { ConnectorEvent } from "../connector.ts";
import { ConnectorError } from "../connector.ts";
import { hostOf } from "../web-address.ts";
import { ask, listOf } from "./ask.ts";
import type { MastodonContext } from "./settings.ts";
import type { StatusPage } from "./status.ts";
import { readPage } from "./status.ts";
import { isCollectable, toPost } from "./to-post.ts";

/** A page of the hashtag's timeline, and the ids by which the server itself would go on. */
export interface TimelinePage extends StatusPage {
  /** `min_id` of newer pages, `max_id` of older ones; `null` on an empty page. */
  newerFrom: string | null;
  olderFrom: string | null;
}

/** The most a server gives. */
const pageLimit = 40;

/** Asks for one page; `position` is `{}` for the newest, or `min_id` / `max_id`. */
export async function askTimeline(
  context: MastodonContext,
  position: { min_id?: string; max_id?: string },
  limit = pageLimit,
): Promise<TimelinePage> {
  const path = `/api/v1/timelines/tag/${encodeURIComponent(context.settings.hashtag)}`;
  const query = new URLSearchParams({ limit: String(limit), ...position });
  const response = await ask(context, path, query);
  const page = readPage(listOf(response, context));
  if (page.ids.length > 0 && page.statuses.length === 0) throw allUnreadable(context, page);
  const link = response.headers.get("link") ?? "";
  return {
    ...page,
    newerFrom: linkedId(link, "prev", "min_id") ?? page.ids[0] ?? null,
    olderFrom: linkedId(link, "next", "max_id") ?? page.ids.at(-1) ?? null,
  };
}

/** The events of a page, oldest first; what could not be read is a gap, told once. */
export function pageEvents(
  context: MastodonContext,
  page: StatusPage,
  known: readonly string[],
): ConnectorEvent[] {
  const posts = page.statuses
    .filter(isCollectable)
    .map((status) => toPost(status, context.settings.server))
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  const events: ConnectorEvent[] = posts.map((post) => ({ kind: "upsert", post }));
  const unread = page.unreadable.filter((id) => !known.includes(id)).length;
  if (unread === 0) return events;
  const why = `${unread} of ${page.ids.length} posts could not be understood and were left out`;
  return [...events, { kind: "gap", from: null, to: null, why }];
}

/** Servers page by ids of their own making, so their word goes before the ids on the page. */
function linkedId(link: string, rel: string, name: string): string | null {
  for (const [, address = "", named] of link.matchAll(/<([^>]*)>\s*;\s*rel="?(\w+)/g)) {
    const id = URL.parse(address, "https://relative.example")?.searchParams.get(name);
    if (named === rel && id) return id;
  }
  return null;
}

function allUnreadable(context: MastodonContext, page: StatusPage): ConnectorError {
  const host = hostOf(context.settings.server);
  return new ConnectorError("contract", {
    en: `None of the ${page.ids.length} posts that ${host} sent could be understood. It may run software that is not supported yet.`,
    tr: `${host} sunucusunun gönderdiği ${page.ids.length} gönderinin hiçbiri anlaşılamadı. Henüz desteklenmeyen bir yazılım kullanıyor olabilir.`,
  });
}
