import type { Post } from "#wire/post.ts";
import { fill } from "../../i18n/words.ts";
import { el, outLink } from "../../ui/el.ts";
import { safeUrl } from "../../ui/safe-url.ts";
import { nameOf } from "../network.ts";
import { renderPost } from "../post.ts";
import type { PostOptions } from "../post-options.ts";

/** What is told about a post beside its picture: the card without pictures, with all of its text. */
export function renderPanel(
  post: Post,
  options: PostOptions,
  isCovered: boolean,
  share: HTMLElement,
): HTMLElement {
  const words = isCovered ? { text: "", entities: [] } : {};
  const told = { ...post, ...words, media: [], sensitive: false, contentWarning: null };
  const article = renderPost(told, options);
  // Looks of cards, as the page and its presets have them, are for cards.
  article.className = "told";
  article.setAttribute("part", "lightbox-post");
  unfold(article);
  for (const time of article.querySelectorAll("time"))
    time.title = formatMoment(options.locale, new Date(post.publishedAt));
  article.append(el("div", { class: "ways" }, renderOriginal(post, options), share));
  return article;
}

function unfold(article: HTMLElement): void {
  article.querySelector('[data-act="unfold"]')?.remove();
  article.querySelector(".folded")?.classList.remove("folded");
}

function renderOriginal({ permalink, network }: Post, { words }: PostOptions): HTMLElement | null {
  const url = safeUrl(permalink);
  const said = fill(words.original, { network: nameOf(network) });
  return url ? outLink(url, { class: "button" }, said) : null;
}

function formatMoment(locale: string, time: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(time);
}
