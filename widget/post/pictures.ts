import type { Media, MediaSource, Post } from "#wire/post.ts";
import { type Child, el, icon, isStatic, outLink, type Props } from "../ui/el.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { averageColour } from "./average-colour.ts";
import type { PostOptions } from "./post-options.ts";

const most = 4;

/** The pictures of a post as a grid of at most four; the last says how many more there are. */
export function renderPictures(post: Post, options: PostOptions): HTMLElement | null {
  const all = visibleMedia(post);
  if (all.length === 0) return null;
  const shown = all.slice(0, most);
  const boxes = shown.map((media) => renderBox(media, all.length === 1, post, options));
  if (all.length > most)
    boxes.at(-1)?.append(el("span", { class: "rest" }, `+${all.length - most}`));
  return el("div", { class: "pictures", part: "media", "data-count": shown.length }, boxes);
}

/** What of a post can be seen or heard, in its order. */
export function visibleMedia({ media }: Post): Media[] {
  return media.filter(({ sources }) => sources.some(({ src }) => safeUrl(src)));
}

/** A box of its shape. A picture opens large; a film and a sound are played by a button of their own. */
export function renderBox(
  media: Media,
  isAlone: boolean,
  post: Post,
  options: PostOptions,
): HTMLElement {
  const { kind, sources } = media;
  const box = { class: `picture ${kind}`, style: boxOf(media, isAlone) };
  const still = renderPicture(media, post, options);
  if (kind === "image") return pressable(options.opens && "open", post, box, still);
  const isHere = sources.some(({ type }) => !type.startsWith("image/"));
  const play = { class: "play", "aria-label": options.words.playMedia };
  const mark = icon("M4.5 2.5 13 8l-8.5 5.5z");
  return el("div", box, still, pressable(isHere && "play", post, play, mark));
}

/** What does something here when it is pressed, or else leads to the original, if there is one. */
function pressable(
  act: string | false | undefined,
  { permalink }: Post,
  props: Props & { class: string },
  child: Child,
): HTMLElement {
  const url = safeUrl(permalink);
  const given = { ...props, "data-act": act };
  if (act && !(isStatic && url)) return el("button", { type: "button", ...given }, child);
  return url ? outLink(url, given, child) : el("span", { ...given, "aria-label": null }, child);
}

/** Sources come best type first; the last type is the fallback, for the `img` itself. */
export function renderPicture(media: Media, post: Post, options: PostOptions): HTMLElement | null {
  const stills = stillsOf(media);
  if (stills.length === 0) return null;
  const byType = [...Map.groupBy(stills, ({ type }) => type).values()];
  const sizes = `auto, ${options.sizes ?? "420px"}`;
  const [fallback = [], ...better] = byType.reverse();
  return el(
    "picture",
    null,
    better
      .reverse()
      .map((files) => el("source", { type: files[0]?.type, srcset: srcsetOf(files), sizes })),
    el("img", {
      loading: options.eager ? "eager" : "lazy",
      decoding: "async",
      alt: media.alt?.trim() || options.details?.altOf(post, options.locale) || "",
      width: media.width,
      height: media.height,
      sizes,
      srcset: srcsetOf(fallback),
      src: fallback.at(-1)?.src,
    }),
  );
}

/** The pictures among the sources, with addresses that are safe; a film has its still there. */
function stillsOf({ sources }: Media): MediaSource[] {
  return sources.flatMap((source) => {
    const src = source.type.startsWith("image/") && safeUrl(source.src);
    return src ? { ...source, src } : [];
  });
}

function srcsetOf(sources: readonly MediaSource[]): string {
  return sources.map(({ src, width }) => `${src} ${width}w`).join(", ");
}

/**
 * One picture keeps its shape within bounds, so that a panorama is not a line and a phone's portrait not a tower. The
 * box has its size before the first byte, and the average colour of what is to come.
 */
function boxOf({ kind, width, height, thumbhash }: Media, isAlone: boolean): string {
  const ratio = width && height ? width / height : kind === "audio" ? 2 : 4 / 3;
  const shape = isAlone ? `aspect-ratio:${Math.min(2, Math.max(0.8, ratio))};` : "";
  return `${shape}background-color:${averageColour(thumbhash) ?? ""}`;
}
