import type { Media } from "#wire/post.ts";
import { el, outLink } from "../../ui/el.ts";
import { safeUrl } from "../../ui/safe-url.ts";
import { holdBack, letPlay } from "./one-at-a-time.ts";
import type { PlayWords } from "./words.ts";

export { holdBack };

export interface PlayOptions {
  words: PlayWords;
  /** Where the original is, should the file not come. */
  original: string | null;
}

/**
 * Puts the browser's own player where the still was, in the same box. Nothing of a film is fetched before this, and
 * nothing plays that nobody asked for.
 */
export function playMedia(box: HTMLElement, media: Media, options: PlayOptions): void {
  const source = media.sources.find(({ type, src }) => !type.startsWith("image/") && safeUrl(src));
  const url = safeUrl(source?.src);
  if (!url || box.querySelector("video, audio")) return;
  const still = box.querySelector("img");
  const player = createPlayer(media, url, still?.currentSrc ?? "");
  const play = box.querySelector(".play");
  player.addEventListener("error", () => {
    player.replaceWith(renderLost(options));
  });
  letPlay(player);
  play?.remove();
  box.append(player);
  player.focus({ preventScroll: true });
  // A browser that wants the press on its own button gets it: the button is there.
  player.play().catch(() => {});
}

function createPlayer({ kind, alt }: Media, src: string, poster: string): HTMLMediaElement {
  const props = { class: "player", controls: true, preload: "none", src, "aria-label": alt };
  return kind === "audio"
    ? el("audio", props)
    : el("video", { ...props, playsinline: true, poster: poster || null });
}

function renderLost({ words, original }: PlayOptions): HTMLElement {
  const url = safeUrl(original);
  const link = url && outLink(url, { class: "button" }, words.original);
  return el("div", { class: "unplayed", role: "alert" }, el("p", null, words.failed), link);
}
