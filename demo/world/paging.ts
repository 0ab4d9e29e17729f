/** Mastodon's pages: `max_id`, `since_id`, `min_id`, `limit`, and the `Link` header that leads on. */
export interface PageQuery {
  maxId?: string | undefined;
  sinceId?: string | undefined;
  minId?: string | undefined;
  limit: number;
}

export const maxPage = 40;

export function pageQueryOf(query: (name: string) => string | undefined): PageQuery {
  const limit = Number.parseInt(query("limit") ?? "", 10);
  return {
    maxId: query("max_id"),
    sinceId: query("since_id"),
    minId: query("min_id"),
    limit: Number.isNaN(limit) ? 20 : Math.min(Math.max(limit, 1), maxPage),
  };
}

/** A page of `list` (newest first). `min_id` takes the posts right above it, `since_id` the newest of those above. */
export function pageOf<T extends { id: string }>(list: readonly T[], query: PageQuery): T[] {
  const within = list.filter(
    ({ id }) =>
      (query.maxId === undefined || isOlder(id, query.maxId)) &&
      (query.sinceId === undefined || isOlder(query.sinceId, id)) &&
      (query.minId === undefined || isOlder(query.minId, id)),
  );
  return query.minId === undefined ? within.slice(0, query.limit) : within.slice(-query.limit);
}

/** `next` leads to older posts, `prev` to newer ones; without posts there is nowhere to lead. */
export function linkHeader(
  url: string,
  page: readonly { id: string }[],
  limit: number,
): string | null {
  const [newest, oldest] = [page[0], page.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const prev = `<${url}?limit=${limit}&min_id=${newest.id}>; rel="prev"`;
  const next = `<${url}?limit=${limit}&max_id=${oldest.id}>; rel="next"`;
  return page.length < limit ? prev : `${next}, ${prev}`;
}

/** Ids are numbers too large for a double; shorter is older, then as text. */
function isOlder(id: string, than: string): boolean {
  return id.length === than.length ? id < than : id.length < than.length;
}
