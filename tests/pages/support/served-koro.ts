/** A whole Koro with built browser files, a wall full of posts, and a browser to look at it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { fetchMedia } from "../../../server/actions/fetch-media.ts";
import type { FoundPost } from "../../../server/connectors/connector.ts";
import type { NewWall } from "../../../server/wire/admin-wall.ts";
import type { Feed } from "../../../server/wire/wall.ts";
import { addWorkspace } from "../../http/support/people.ts";
import { addPosts, aPost, aWall, move, type TestWall } from "../../http/support/posts.ts";
import { until } from "../../http/support/until.ts";
import { launchBrowser } from "../../support/browser.ts";
import { builtDir, type Koro, startKoro } from "../../support/server.ts";
import { drawPicture } from "./pictures.ts";

export interface ServedKoro {
  koro: Koro;
  browser: Browser;
  wall(fields?: Partial<NewWall>): Promise<TestWall>;
  /** Shows posts with and without pictures, short and long. */
  fill(wall: TestWall, number: number, fields?: Partial<FoundPost>): Promise<string[]>;
  feed(wall: TestWall, query?: string): Promise<Feed>;
  stop(): Promise<void>;
}

const shapes = [
  [800, 600],
  [600, 800],
  [900, 500],
] as const;

export async function startServedKoro(): Promise<ServedKoro> {
  const [koro, browser] = await Promise.all([startKoro({ distDir: builtDir }), launchBrowser()]);
  const network = createServer(async ({ url = "" }, answer) => {
    const seed = Number(url.slice(1)) || 0;
    const [width, height] = shapes[seed % shapes.length] ?? shapes[0];
    answer.end(await drawPicture(seed, { width, height, format: "jpeg" }));
  });
  await new Promise<void>((ready) => network.listen(0, "127.0.0.1", ready));
  const pictures = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
  const workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);

  const mediaOf = (index: number): FoundPost["media"] => [
    {
      ...{ key: `m${index}`, kind: "image", url: `${pictures}/${index}`, previewUrl: null },
      ...{ alt: "Tepeler ve güneş", width: null, height: null },
    },
  ];

  return {
    ...{ koro, browser },
    wall: (fields = {}) => aWall(koro, workspaceId, fields),
    async fill(wall, number, fields = {}) {
      const posts = Array.from({ length: number }, (_, index) =>
        aPost({
          text: `Sahilde ${index + 1}. gün: dalgalar yine güzeldi. ${"Herkes buradaydı. ".repeat(index % 7)}`,
          media: index % 4 === 0 ? mediaOf(index) : [],
          publishedAt: new Date(Date.now() - (number - index) * 3_600_000),
          ...fields,
        }),
      );
      const ids = await addPosts(koro, wall, posts);
      for (const id of ids) await fetchMedia(koro.actions, id);
      await move(koro, wall, "approve", ids);
      return ids;
    },
    async feed({ slug }, query = "") {
      const answer = await fetch(`${koro.origin}/v1/walls/${slug}/feed${query}`);
      return (await answer.json()) as Feed;
    },
    async stop() {
      await browser.close();
      network.close();
      await koro.stop();
    },
  };
}
