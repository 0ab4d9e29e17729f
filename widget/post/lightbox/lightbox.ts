import type { Post } from "#wire/post.ts";
import { formatNumber } from "../../i18n/format.ts";
import { fill } from "../../i18n/words.ts";
import { el } from "../../ui/el.ts";
import { faceOf } from "../face.ts";
import { passFocus } from "../pass-focus.ts";
import { renderPicture } from "../pictures.ts";
import type { PostOptions } from "../post-options.ts";
import { createLightboxFrame, setAble } from "./frame.ts";
import { watchGestures } from "./gestures.ts";
import { watchKeys } from "./keys.ts";
import { openModal } from "./modal.ts";
import { renderPanel } from "./panel.ts";
import { renderShare } from "./share.ts";
import { renderSlide, sharpen, slideKey, watchPicture } from "./slide-view.ts";
import { findSlide, nearestSlide, type Slide, slidesOf } from "./slides.ts";
import { lightboxWords } from "./words.ts";
import { Zoom } from "./zoom.ts";

export { default as lightboxStyles } from "./lightbox.css?inline";

export interface LightboxOptions {
  /** Where the dialog is put: an element with the tokens of the theme. */
  layer: HTMLElement;
  /** How posts are written; with all their details at once. */
  post(): PostOptions;
  /** What is on the wall now. */
  posts(): readonly Post[];
  /** Whether a post was still covered when it was last seen outside of the lightbox. */
  isCovered(post: Post): boolean;
  linkOf(post: Post): string;
  /** A control of a post was pressed whose act is not the lightbox's. */
  act(name: string, target: HTMLElement, slide: Slide): void;
  onShow(post: Post): void;
  /** `said` is what the reader has to know, if there was nothing left to show. */
  onClose(said: string | null): void;
}

export interface Lightbox {
  /** Posts came, went or changed. */
  update(): void;
  goTo(post: string): void;
  close(): void;
}

/** Opens one post large, with its neighbours within reach. `null` if the post has nothing to look at. */
export function openLightbox(
  options: LightboxOptions,
  start: { post: string; media?: string | undefined; plays?: boolean | undefined },
): Lightbox | null {
  const slides = slidesOf(options.posts());
  const ofPost = slides.filter(({ post }) => post.id === start.post);
  const slide = ofPost.find(({ media }) => media.id === start.media) ?? ofPost[0];
  if (!slide) return null;
  const box = new Box(options, slide);
  if (start.plays) box.play();
  return box;
}

class Box implements Lightbox {
  #options: LightboxOptions;
  #words;
  #frame;
  #zoom;
  #slide: Slide;
  #slides: Slide[] = [];
  #at = 0;
  #known = "";
  #uncovered = new Set<string>();
  /** Pictures of the neighbours, fetched before they are asked for. */
  #near = new Map<string, HTMLElement>();
  #said: string | null = null;
  #close: () => void;

  constructor(options: LightboxOptions, slide: Slide) {
    this.#options = options;
    this.#words = lightboxWords[options.post().locale];
    this.#slide = slide;
    const close = () => this.close();
    const turn = (by: number) => this.#turn(by);
    const frame = createLightboxFrame(this.#words, {
      close,
      turn,
      grow: () => this.#zoom.grow(),
      shrink: () => this.#zoom.shrink(),
    });
    this.#frame = frame;
    this.#zoom = new Zoom(frame.view, (scale) => this.#onZoom(scale));
    watchGestures(frame.scene, this.#zoom, { leave: close, swipe: (way) => this.#swipe(way) });
    watchKeys(frame.dialog, this.#zoom, { close, turn });
    frame.dialog.addEventListener("click", (event) => this.#onClick(event));
    this.#close = openModal(options.layer, frame.dialog, () => options.onClose(this.#said));
    this.#list();
    this.#show();
  }

  update(): void {
    const [were, at, was] = [this.#slides, this.#at, this.#slide];
    this.#slides = slidesOf(this.#options.posts());
    if (findSlide(this.#slides, was) < 0) this.#tell(this.#words.gone);
    this.#at = nearestSlide(this.#slides, were, at);
    this.#slide = this.#slides[this.#at] ?? was;
    if (this.#slides.length === 0) this.#leave();
    else if (this.#looksLike(was)) this.#label();
    else this.#show();
  }

  goTo(post: string): void {
    this.#list();
    const at = this.#slides.findIndex((slide) => slide.post.id === post);
    if (at >= 0) this.#turn(at - this.#at);
  }

  close(): void {
    this.#close();
  }

  play(): void {
    this.#frame.view.querySelector<HTMLElement>('[data-act="play"]')?.click();
  }

  #leave(): void {
    this.#said = this.#words.gone;
    this.close();
  }

  #looksLike({ post, media }: Slide): boolean {
    const now = this.#slide;
    const isSame = now.post.id === post.id && JSON.stringify(now.media) === JSON.stringify(media);
    return isSame && this.#isCovered(post) === this.#isCovered(now.post);
  }

  #list(): void {
    this.#slides = slidesOf(this.#options.posts());
    this.#at = Math.max(0, findSlide(this.#slides, this.#slide));
  }

  #turn(by: number): void {
    const at = Math.min(this.#slides.length - 1, Math.max(0, this.#at + by));
    const slide = this.#slides[at];
    if (!slide || at === this.#at) return;
    this.#at = at;
    this.#slide = slide;
    this.#tell("");
    this.#show();
  }

  #swipe(way: 1 | -1): void {
    const isRtl = getComputedStyle(this.#frame.dialog).direction === "rtl";
    this.#turn(isRtl ? -way : way);
  }

  #show(): void {
    const { view } = this.#frame;
    const { post, media } = this.#slide;
    const hadFocus = view.contains((view.getRootNode() as ShadowRoot).activeElement);
    const isCovered = this.#isCovered(post);
    const box = isCovered ? this.#renderCover() : this.#renderBox();
    view.replaceChildren(box);
    this.#zoom.target = !isCovered && media.kind === "image" ? box : null;
    this.#label();
    this.#prefetch();
    if (hadFocus) passFocus(this.#frame.dialog);
    this.#options.onShow(post);
  }

  #renderBox(): HTMLElement {
    const slide = this.#slide;
    const key = slideKey(slide);
    const ready = this.#near.get(key);
    this.#near.delete(key);
    const box = renderSlide(slide, this.#options.post(), ready);
    watchPicture(box, slide, this.#words, () => this.#show());
    return box;
  }

  #renderCover(): HTMLElement {
    const { words } = this.#options.post();
    const { post } = this.#slide;
    const reveal = () => {
      this.#uncovered.add(coverOf(post));
      this.#show();
    };
    return el(
      "div",
      { class: "veil" },
      el("p", { dir: "auto" }, post.contentWarning?.trim() || words.covered),
      el("button", { type: "button", class: "button", onclick: reveal }, words.reveal),
    );
  }

  /** All that is said of a slide; what is pressed keeps its focus while its post is the same. */
  #label(): void {
    const { dialog, count, status, panel, previous, next } = this.#frame;
    const { post } = this.#slide;
    const options = this.#options.post();
    const isCovered = this.#isCovered(post);
    const known = JSON.stringify([faceOf(post), isCovered]);
    if (known !== this.#known) {
      this.#known = known;
      const hadFocus = panel.contains((panel.getRootNode() as ShadowRoot).activeElement);
      panel.replaceChildren(renderPanel(post, options, isCovered, this.#renderShare(post)));
      panel.scrollTop = 0;
      if (hadFocus) passFocus(dialog);
    }
    const who = post.author?.name.trim() || post.author?.handle || options.words.someone;
    dialog.ariaLabel = fill(this.#words.label, { who });
    const [at, of] = [this.#at + 1, this.#slides.length].map((n) =>
      formatNumber(options.locale, n),
    );
    count.textContent = `${at} / ${of}`;
    status.textContent = `${fill(this.#words.position, { at: `${at}`, of: `${of}` })}. ${dialog.ariaLabel}`;
    setAble(previous, this.#at > 0);
    setAble(next, this.#at < this.#slides.length - 1);
  }

  #renderShare(post: Post): HTMLElement {
    return renderShare({
      url: this.#options.linkOf(post),
      title: post.author?.name ?? "",
      words: this.#words,
      say: (text) => this.#tell(text),
    });
  }

  /** The pictures before and after, unless they are covered or the reader pays by the byte. */
  #prefetch(): void {
    const connection = Reflect.get(navigator, "connection") as { saveData?: boolean } | undefined;
    const options = { ...this.#options.post(), sizes: "100vw", eager: true };
    const before = this.#near;
    this.#near = new Map();
    if (connection?.saveData) return;
    for (const slide of [this.#slides[this.#at + 1], this.#slides[this.#at - 1]]) {
      if (slide?.media.kind !== "image" || this.#isCovered(slide.post)) continue;
      const key = slideKey(slide);
      const picture = before.get(key) ?? renderPicture(slide.media, slide.post, options);
      if (picture) this.#near.set(key, picture);
    }
  }

  #isCovered(post: Post): boolean {
    const cover = coverOf(post);
    const mayBe = post.sensitive || post.contentWarning !== null;
    if (!mayBe || this.#uncovered.has(cover)) return false;
    const isCovered = this.#options.isCovered(post);
    if (!isCovered) this.#uncovered.add(cover);
    return isCovered;
  }

  #onZoom(scale: number): void {
    const { dialog, view, grow, shrink } = this.#frame;
    dialog.classList.toggle("zoomed", scale > 1);
    setAble(grow, this.#zoom.canGrow);
    setAble(shrink, scale > 1);
    if (scale > 1) sharpen(view, scale);
  }

  #onClick(event: MouseEvent): void {
    const { ctrlKey, metaKey, shiftKey, target } = event;
    const control = (target as Element).closest<HTMLElement>("[data-act]");
    if (!control || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    this.#options.act(control.dataset.act ?? "", control, this.#slide);
  }

  #tell(text: string): void {
    this.#frame.note.textContent = text;
  }
}

/** A new warning covers again what an old one was lifted from. */
const coverOf = ({ id, sensitive, contentWarning }: Post) =>
  JSON.stringify([id, sensitive, contentWarning]);
