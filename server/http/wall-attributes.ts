/** From the query of an address to the attributes of the tag. */
import type { EmbedQuery } from "#wire/embed.ts";
import { FeedQuery } from "#wire/wall.ts";

const filters = ["network", "media", "hashtag", "tag", "lang", "display"] as const;
const choices = [
  ...["layout", "card", "preset", "density", "arrivals", "theme", "locale", "columns"],
  ...["heading-level", "live", "lightbox"],
] as const;

export type WallQuery = Omit<EmbedQuery, "styles" | "script">;

export function attributesOf(slug: string, query: Partial<WallQuery>): Record<string, string> {
  const values = query as Record<string, string | number | undefined>;
  const named = [...filters, ...choices].flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name === "lang" ? "post-lang" : name, String(value)]];
  });
  const limit = query.limit === undefined || query.limit === 30 ? {} : { limit: `${query.limit}` };
  return { wall: slug, ...limit, ...Object.fromEntries(named) };
}

/** The part of a query that chooses posts. */
export const feedQueryOf = (query: WallQuery): FeedQuery => FeedQuery.parse(query);
