import type { Post } from "#wire/post.ts";
import { type Segment, segmentsOf } from "../post/segments.ts";

/** Nobody reads more than this from across a room; it also keeps 10,000 characters out of the page. */
const longest = 420;

/** What a screen shows of a post's words: cut at a word, with its hashtags and links as segments. */
export function visibleText({ text, entities }: Pick<Post, "text" | "entities">): Segment[] {
  const words = text.trim();
  if (words.length <= longest) return segmentsOf(text.trimEnd(), entities);
  const space = text.lastIndexOf(" ", longest);
  const cut = text.slice(0, space > longest * 0.8 ? space : longest);
  // Half a surrogate pair at the cut would show as a box.
  return [...segmentsOf(cut.replace(/[\uD800-\uDBFF]$/, ""), entities), { text: "…" }];
}

/** How large the words can be: the fewer, the larger. */
export type TextSize = "short" | "medium" | "long" | "full";

export function textSize(length: number): TextSize {
  if (length <= 60) return "short";
  if (length <= 140) return "medium";
  return length <= 280 ? "long" : "full";
}
