/** A thousand walls, some of them hot: filled through the contract by the feed connector. */
import type { Koro } from "../parts/koro.ts";
import type { NewsSite } from "../parts/news-site.ts";

const atOnce = 4;

/** Answers the slugs of the hot walls, each with 30 shown posts. */
export async function makeWalls(
  koro: Koro,
  site: NewsSite,
  { walls, hot }: { walls: number; hot: number },
): Promise<string[]> {
  const slugs = Array.from({ length: walls }, (_, index) => `wall-${index + 1}`);
  await inParallel(slugs, (slug) => koro.call("POST", "/v1/admin/walls", { slug, title: slug }));
  const hotSlugs = slugs.slice(0, hot);
  await inParallel(hotSlugs, (slug) => fill(koro, site, slug));
  return hotSlugs;
}

async function fill(koro: Koro, site: NewsSite, slug: string): Promise<void> {
  const url = `http://127.0.0.1:${site.port}/${slug}/30`;
  const wanted = { connector: "feed", settings: { url }, publishing: "automatic" };
  await koro.call("POST", `/v1/admin/walls/${slug}/sources`, wanted);
  await untilShown(koro, slug, 30);
}

/** The worker reads a new source by itself. */
export async function untilShown(koro: Koro, slug: string, posts: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { counts } = await koro.call<{ counts: Record<string, number> }>(
      "GET",
      `/v1/admin/walls/${slug}`,
    );
    if ((counts.approved ?? 0) >= posts) return;
    if (Date.now() > deadline) throw new Error(`wall ${slug} shows ${counts.approved} posts`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function inParallel<Entry>(list: Entry[], work: (entry: Entry) => Promise<unknown>) {
  const rest = list.values();
  const worker = async () => {
    for (const entry of rest) await work(entry);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
