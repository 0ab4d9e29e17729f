import { el } from "../../ui/el.ts";
import { averageColour } from "../average-colour.ts";
import { renderBox, renderPicture } from "../pictures.ts";
import type { PostOptions } from "../post-options.ts";
import type { Slide } from "./slides.ts";
import type { LightboxWords } from "./words.ts";

export const slideKey = ({ post, media }: Slide) => `${post.id} ${media.id}`;

/** A large picture, or the still of what is played, in a box that has its shape before the first byte. */
export function renderSlide(
  { post, media }: Slide,
  options: PostOptions,
  ready?: HTMLElement,
): HTMLElement {
  const large = { ...options, sizes: "100vw", eager: true };
  const box =
    media.kind === "image"
      ? el("div", { class: "picture image" }, ready ?? renderPicture(media, post, large))
      : renderBox(media, false, post, large);
  const { width, height, thumbhash } = media;
  box.style.backgroundColor = averageColour(thumbhash) ?? "";
  shape(box, width ?? 0, height ?? 0, media.kind === "audio" ? 2 : 4 / 3);
  // More than twice its size a picture is only blur.
  box.style.setProperty("--_widest", `${width ? Math.max(320, width * 2) : 720}px`);
  return box;
}

/** Follows a picture until it is there or known not to come. */
export function watchPicture(
  box: HTMLElement,
  { media }: Slide,
  words: LightboxWords,
  retry: () => void,
): void {
  const img = box.querySelector("img");
  if (!img) return;
  const settle = () => {
    box.removeAttribute("aria-busy");
    const isLost = img.naturalWidth === 0;
    if (isLost && media.kind === "image") return box.replaceChildren(renderFailure(words, retry));
    if (isLost) return img.closest("picture")?.remove();
    if (!media.width || !media.height) shape(box, img.naturalWidth, img.naturalHeight, 1);
  };
  if (img.complete && img.currentSrc) {
    settle();
    return;
  }
  box.ariaBusy = "true";
  img.addEventListener("load", settle, { once: true });
  img.addEventListener("error", settle, { once: true });
}

/** Lets the browser choose a larger file for what is enlarged. */
export function sharpen(box: HTMLElement | null, scale: number): void {
  for (const one of box?.querySelectorAll<HTMLImageElement | HTMLSourceElement>("source, img") ??
    [])
    one.sizes = `${Math.ceil(scale) * 100}vw`;
}

function shape({ style }: HTMLElement, width: number, height: number, otherwise: number): void {
  style.setProperty("--_ratio", `${width && height ? width / height : otherwise}`);
}

function renderFailure(words: LightboxWords, retry: () => void): HTMLElement {
  return el(
    "div",
    { class: "lost", role: "alert" },
    el("p", null, words.failed),
    el("button", { type: "button", class: "button", onclick: retry }, words.retry),
  );
}
