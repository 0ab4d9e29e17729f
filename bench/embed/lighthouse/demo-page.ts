/** The demo's own page, whose wall is filled by the bench instead of its sample world: the same posts in every run. */
import { startChild } from "../../parts/child.ts";
import { freePort } from "../../parts/free-port.ts";
import type { Koro } from "../../parts/koro.ts";
import { fillWall } from "../koro-walls.ts";
import type { PostsSite } from "../posts-site.ts";

const posts = 60;

export interface DemoPage {
  url: string;
  stop(): Promise<void>;
}

export async function startDemoPage(koro: Koro, site: PostsSite): Promise<DemoPage> {
  const ports = { PORT: String(await freePort()), WORLD_PORT: String(await freePort()) };
  const child = startChild({
    ...{ script: "demo/main.ts", core: 0 },
    env: { ...ports, KORO_URL: koro.origin, KORO_DEMO_TOKEN: "", HOST: "127.0.0.1" },
  });
  const { brandUrl, wallUrl } = await child.told<{ brandUrl: string; wallUrl: string }>();
  const slug = wallUrl.split("/").at(-1) ?? "";
  await fillWall(koro, site, { slug, sources: [posts], publishing: "automatic" });
  return { url: new URL("/", brandUrl).href, stop: () => child.stop() };
}
