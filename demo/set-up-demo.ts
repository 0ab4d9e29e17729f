import { z } from "zod";
import { brand } from "./world/brand-words.ts";

/** A request to Koro by somebody who may: the caller adds the address and the proof. */
export type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface DemoSetUp {
  apiFetch: ApiFetch;
  worldUrl: string;
}

const KnownWall = z.object({ state: z.string() });
const KnownSources = z.object({ sources: z.array(z.object({ connector: z.string() })) });
const wallPath = `/v1/admin/walls/${brand.wallSlug}`;

/**
 * Makes the demo's wall and its sources as an owner would, through the HTTP contract. A wall that is there is left
 * alone, whatever was done to it since; only one that an interrupted set-up left behind is finished.
 */
export async function setUpDemo({ apiFetch, worldUrl }: DemoSetUp): Promise<"made" | "kept"> {
  if (!(await wallIsWanted(apiFetch))) return "kept";
  for (const source of sourcesOf(worldUrl)) await post(apiFetch, `${wallPath}/sources`, source);
  // Live comes last: a draft without sources is how the next start recognises unfinished work.
  await send(apiFetch, "PATCH", wallPath, { state: "live" });
  return "made";
}

async function wallIsWanted(apiFetch: ApiFetch): Promise<boolean> {
  const answer = await apiFetch(wallPath);
  if (answer.status === 404) {
    await post(apiFetch, "/v1/admin/walls", newWall);
    return true;
  }
  const wall = KnownWall.parse(await (await succeeded(answer, wallPath)).json());
  if (wall.state !== "draft") return false;
  const known = await succeeded(await apiFetch(`${wallPath}/sources`), `${wallPath}/sources`);
  const { sources } = KnownSources.parse(await known.json());
  return sources.every(({ connector }) => connector === "upload");
}

const newWall = {
  slug: brand.wallSlug,
  title: brand.wallTitle,
  locale: "tr",
  hashtags: [`#${brand.campaign}`, `#${brand.table}`],
  look: { layout: "masonry", theme: "auto", accent: "#b5471f" },
  state: "draft",
};

/** One source that shows at once, two that keep the moderators' queue alive. */
function sourcesOf(worldUrl: string) {
  const hashtag = (tag: string) => ({ server: worldUrl, hashtag: tag });
  return [
    { connector: "mastodon", settings: hashtag(brand.campaign), publishing: "automatic" },
    { connector: "mastodon", settings: hashtag(brand.table), publishing: "manual" },
    { connector: "feed", settings: { url: `${worldUrl}/blog/feed.xml` }, publishing: "manual" },
  ];
}

const post = (apiFetch: ApiFetch, path: string, body: unknown) =>
  send(apiFetch, "POST", path, body);

async function send(
  apiFetch: ApiFetch,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const answer = await apiFetch(path, { method, headers, body: JSON.stringify(body) });
  await succeeded(answer, `${method} ${path}`);
}

async function succeeded(answer: Response, what: string): Promise<Response> {
  if (answer.ok) return answer;
  const said = (await answer.text()).slice(0, 300);
  throw new Error(`Koro answered ${answer.status} to ${what}: ${said}`);
}
