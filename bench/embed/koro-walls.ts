/** Walls of the real server, filled as an owner would fill them: a source that is read, and decisions. */
import type { Koro } from "../parts/koro.ts";
import type { PostsSite } from "./posts-site.ts";
import type { WallPost } from "./wall-posts.ts";

interface Filling {
  slug: string;
  /** One source each; no reading brings more than 500. */
  sources: number[];
  publishing: "automatic" | "manual";
}

const patienceMs = 600_000;

/** Makes a wall and waits until all its posts have come and their pictures are ready. */
export async function fillWall(koro: Koro, site: PostsSite, filling: Filling): Promise<void> {
  const { slug, sources, publishing } = filling;
  await koro.call("POST", "/v1/admin/walls", { slug, title: "The bench’s wall" });
  for (const [index, posts] of sources.entries()) {
    const url = `http://127.0.0.1:${site.port}/${slug}-${index + 1}/${posts}`;
    const wanted = { connector: "feed", settings: { url }, publishing };
    await koro.call("POST", `/v1/admin/walls/${slug}/sources`, wanted);
  }
  const all = sources.reduce((sum, posts) => sum + posts, 0);
  const state = publishing === "automatic" ? "approved" : "pending";
  await until(`all posts of ${slug}`, async () => {
    const path = `/v1/admin/walls/${slug}`;
    const { counts } = await koro.call<{ counts: Record<string, number> }>("GET", path);
    return (counts[state] ?? 0) >= all;
  });
  await until(`all pictures of ${slug}`, async () => (await picturesWaiting(koro)) === 0);
}

/** The contract tells it a post at a time; for a thousand its own table is asked. */
async function picturesWaiting({ sql }: Koro): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from media where state = 'waiting'`;
  return row?.waiting ?? 0;
}

export async function readPosts(origin: string, slug: string, limit: number): Promise<WallPost[]> {
  const answer = await fetch(`${origin}/v1/walls/${slug}/feed?limit=${limit}`);
  return ((await answer.json()) as { posts: WallPost[] }).posts;
}

/** Asks until it holds. A question that fails is asked again: a busy machine closes connections that it kept too long. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let cause: unknown;
  const asked = () =>
    holds().catch((error: unknown) => {
      cause = error;
      return false;
    });
  while (!(await asked())) {
    if (Date.now() > deadline) throw new Error(`${what}: waited too long`, { cause });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
