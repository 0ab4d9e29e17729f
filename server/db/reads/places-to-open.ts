import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";

interface Place {
  name: string;
  url: string;
}

/** What a person can open, for the terminal: a few walls and their screens. */
export async function readPlacesToOpen(
  executor: Executor,
  url: string,
): Promise<{ walls: Place[]; screens: Place[] }> {
  const walls = await rows<{ slug: string; title: string; screen: string | null }>(
    executor,
    sql`
    select w.slug, w.title,
      (select d.slug from display d where d.wall_id = w.id and d.kind = 'screen'
        order by d.created_at limit 1) as screen
    from wall w where w.state in ('live', 'paused') order by w.created_at limit 5`,
  );
  return {
    walls: walls.map(({ slug, title }) => ({ name: title, url: `${url}/w/${slug}` })),
    screens: walls.flatMap(({ screen, title }) =>
      screen ? [{ name: title, url: `${url}/screen/${screen}` }] : [],
    ),
  };
}
