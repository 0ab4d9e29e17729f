import type { Post } from "#wire/post.ts";
import { el, isStatic, outLink } from "../ui/el.ts";
import type { PostOptions } from "./post-options.ts";
import { segmentsOf } from "./segments.ts";

/** Longer texts are folded, so that one of ten thousand characters does not bury the wall. */
const longText = 480;
const manyLines = 11;
/** A text this short with no picture is the picture. */
const shortText = 90;

/** The author's words with their links, isolated so that a right-to-left override in them ends with them. */
export function renderText(post: Post, { words }: PostOptions): HTMLElement[] {
  const text = post.text.trimEnd();
  if (!text.trim()) return [];
  const isLong = text.length > longText || text.split("\n").length > manyLines;
  const isLarge = text.length < shortText && post.media.length === 0;
  const shape = isLong ? " folded" : isLarge ? " large" : "";
  const paragraph = el(
    "p",
    {
      class: `text${shape}`,
      part: "text",
      dir: "auto",
      lang: post.lang,
    },
    segmentsOf(text, post.entities).map(({ text: part, url }) =>
      url ? outLink(url, {}, part) : part,
    ),
  );
  if (!isLong) return [paragraph];
  // Without a script a long text is scrolled, also by the keyboard.
  if (isStatic) paragraph.tabIndex = 0;
  const more = { type: "button", class: "unfold", part: "unfold", "data-act": "unfold" };
  return [paragraph, el("button", more, words.readMore)];
}
