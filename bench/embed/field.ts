/** Builds all contestants and puts them, and what they are fed with, on the front. */
import { root } from "../parts/child.ts";
import { putScript, putStyles } from "./build.ts";
import {
  type Contestant,
  koroParts,
  plainParts,
  posts as postCount,
  putPage,
  slug,
} from "./contestants.ts";
import type { Front } from "./front.ts";
import * as bluesky from "./peers/bluesky.ts";
import * as mastodon from "./peers/mastodon.ts";
import { installOutside, peerPackages } from "./peers/packages.ts";
import type { WallPost } from "./wall-posts.ts";

/** A host that one peer has written into its script. */
export const peerHosts = ["api.bsky.app", "public.api.bsky.app"];

export async function prepareField(
  front: Front,
  posts: readonly WallPost[],
): Promise<Contestant[]> {
  putPage(front, "/limit", plainParts(posts));
  putPage(front, "/koro", koroParts);
  await putYardstick(front);
  await putPeers(front, posts);
  const article = { cards: "article" };
  return [
    { name: "HTML without script (limit)", kind: "limit", path: "/limit", ...article },
    { name: "bare Lit (yardstick)", kind: "yardstick", path: "/yardstick", ...article },
    { name: "**Koro `<social-wall>`**", kind: "koro", path: "/koro", ...article },
    {
      name: "**Koro `/w/{wall}`**",
      kind: "koro page",
      path: `/w/${slug}?limit=${postCount}`,
      ...article,
    },
    { name: "bluesky-profile-feed-embed", kind: "peer", path: "/bluesky", cards: ".feed-post" },
    { name: "mastodon-embed-timeline", kind: "peer", path: "/mastodon", ...article },
    { name: "bsky-embed", kind: "peer", path: "/bsky-embed", ...article },
  ];
}

async function putYardstick(front: Front): Promise<void> {
  const head = await putScript(front, {
    ...{ root, name: "yardstick", code: 'import "./bench/embed/yardstick/wall.ts";' },
  });
  const body = `<bare-wall feed="/v1/walls/${slug}/feed?limit=${postCount}"></bare-wall>`;
  putPage(front, "/yardstick", { head, body });
}

async function putPeers(front: Front, posts: readonly WallPost[]): Promise<void> {
  const folder = installOutside("peers", peerPackages);
  const json = (path: string, value: object) =>
    front.put(path, { type: "application/json", body: JSON.stringify(value) });
  json(bluesky.profilePath, bluesky.profileTwin());
  json(bluesky.authorFeedPath, bluesky.authorFeedTwin(posts));
  json(mastodon.timelinePath, mastodon.timelineTwin(posts, front.origin));
  await putBluesky(front, folder);
  await putMastodon(front, folder);
  await putBskyEmbed(front, folder);
}

async function putBluesky(front: Front, folder: string): Promise<void> {
  const styles = putStyles(front, folder, [
    "bluesky-profile-feed-embed/dist/core.css",
    "bluesky-profile-feed-embed/themes/light.css",
  ]);
  const code = 'import "bluesky-profile-feed-embed";';
  const head = styles + (await putScript(front, { root: folder, name: "bluesky", code }));
  const body = `<bluesky-profile-feed actor="${bluesky.actor}" service-uri="${front.origin}"></bluesky-profile-feed>`;
  putPage(front, "/bluesky", { head, body });
}

async function putMastodon(front: Front, folder: string): Promise<void> {
  const name = "@idotj/mastodon-embed-timeline";
  const styles = putStyles(front, folder, [`${name}/dist/mastodon-timeline.min.css`]);
  const settings = {
    ...{ instanceUrl: front.origin, timelineType: "hashtag", hashtagName: mastodon.hashtag },
    ...{ maxNbPostFetch: String(postCount), maxNbPostShow: String(postCount), hideEmojos: true },
  };
  const code = `import { Init } from "${name}"; new Init(${JSON.stringify(settings)});`;
  const head = styles + (await putScript(front, { root: folder, name: "mastodon", code }));
  const body = `<div id="mt-container" class="mt-container"><div class="mt-body" role="feed"><div class="mt-loading-spinner"></div></div></div>`;
  putPage(front, "/mastodon", { head, body });
}

async function putBskyEmbed(front: Front, folder: string): Promise<void> {
  const code = 'import "bsky-embed/dist/bsky-embed.es.js";';
  const head = await putScript(front, { root: folder, name: "bsky-embed", code });
  const body = `<bsky-embed username="${bluesky.actor}" limit="${postCount}"></bsky-embed>`;
  putPage(front, "/bsky-embed", { head, body });
}
