import type { Post } from "#wire/post.ts";
import { fill } from "../i18n/words.ts";
import { el, icon, isStatic, outLink } from "../ui/el.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { initialOf } from "./initial.ts";
import { nameOf } from "./network.ts";
import { renderPictures } from "./pictures.ts";
import type { PostOptions } from "./post-options.ts";
import { renderText } from "./text.ts";

/**
 * One post as a card. Nothing in it is ever parsed as HTML. Its styles are `post.css`, inside an element that has the
 * custom properties of `theme/tokens.css`.
 */
export function renderPost(post: Post, options: PostOptions): HTMLElement {
  const isCovered = post.sensitive || post.contentWarning !== null;
  const eager = Boolean(options.eager) && !isCovered;
  // What is covered is not displayed at all, so its pictures are not even asked for.
  const content = el(
    "div",
    { class: "content", hidden: isStatic ? false : isCovered },
    renderPictures(post, { ...options, eager }),
    renderText(post, options),
  );
  return el(
    "article",
    {
      class: `post${post.highlighted ? " highlighted" : ""}`,
      part: "card",
      "data-post": post.id,
      "data-network": post.network,
    },
    renderAuthor(post, options),
    post.badges.length > 0 &&
      el(
        "ul",
        { class: "badges", part: "badges", role: "list" },
        post.badges.map(({ label }) => el("li", null, el("bdi", null, label))),
      ),
    isCovered && renderCover(post, options, content),
    !(isStatic && isCovered) && content.hasChildNodes() && content,
    renderCta(post),
    renderFoot(post, options),
  );
}

function renderAuthor(
  { author, pinned }: Post,
  { words, headingLevel, locale }: PostOptions,
): HTMLElement {
  const name = author?.name.trim() || author?.handle || words.someone;
  const label = el("bdi", null, name);
  const url = safeUrl(author?.url);
  const pin = pinned && icon("M10 1.5 14.5 6 11.5 8 11 11.5 8 9 3 14 7 8 4.5 5 8 4.5Z", "pin");
  return el(
    "header",
    { class: "author", part: "author" },
    renderAvatar(initialOf(name, locale), safeUrl(author?.avatar)),
    el(
      "div",
      { class: "who" },
      el(
        "div",
        { class: "name", role: "heading", "aria-level": headingLevel },
        url ? outLink(url, {}, label) : label,
      ),
      author?.handle && author.handle !== name && el("bdi", { class: "handle" }, author.handle),
    ),
    pin && [pin, el("span", { class: "unseen" }, words.pinned)],
  );
}

/** The initial lies below the picture and is what is left when it cannot be had. */
function renderAvatar(initial: string, src: string | undefined): HTMLElement {
  const image =
    src &&
    el("img", {
      src,
      alt: "",
      width: 40,
      height: 40,
      loading: "lazy",
      decoding: "async",
      onerror: (event) => (event.target as Element).remove(),
    });
  return el("span", { class: "avatar", "aria-hidden": "true" }, initial, image);
}

/** Without a script the cover is a fold that holds the content. */
function renderCover(
  { contentWarning }: Post,
  { words }: PostOptions,
  content: HTMLElement,
): HTMLElement {
  const props = { class: "cover", part: "cover" };
  const warning = el("p", { dir: "auto" }, contentWarning?.trim() || words.covered);
  if (isStatic) {
    const reveal = el("span", { class: "button" }, words.reveal);
    return el("details", { class: "covered" }, el("summary", props, warning, reveal), content);
  }
  const reveal = { type: "button", class: "button", "data-act": "reveal" };
  return el("div", props, warning, el("button", reveal, words.reveal));
}

function renderCta({ cta }: Post): HTMLElement | null {
  const url = safeUrl(cta?.url);
  return cta && url
    ? outLink(url, { class: "cta", part: "cta", rel: "noopener" }, el("bdi", null, cta.label))
    : null;
}

function renderFoot(
  post: Post,
  { locale, words, now, noticeUrl, details }: PostOptions,
): HTMLElement {
  const published = new Date(post.publishedAt);
  const original = fill(words.original, { network: nameOf(post.network) });
  const content = [
    icon(details?.glyphOf(post.network) ?? "", "glyph"),
    el("time", { datetime: post.publishedAt }, details?.agoOf(locale, published, now)),
  ];
  const url = safeUrl(post.permalink);
  const notice = safeUrl(noticeUrl && `${noticeUrl}?post=${post.id}`);
  return el(
    "footer",
    { class: "foot", part: "foot" },
    url
      ? outLink(url, { title: original }, content, el("span", { class: "unseen" }, `, ${original}`))
      : el("span", null, content),
    notice && outLink(notice, { class: "why", rel: "noopener", "data-act": "about" }, words.why),
  );
}
