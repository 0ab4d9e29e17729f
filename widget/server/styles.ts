import postStyles from "../post/post.css?inline";
import guardStyles from "../theme/guard.css?inline";
import tokens from "../theme/tokens.css?inline";
import type { Decor } from "../wall/decor.ts";
import laterStyles from "../wall/later.css?inline";
import noticeStyles from "../wall/notices.css?inline";
import wallStyles from "../wall/wall.css?inline";
import servedStyles from "./served.css?inline";

/** All that a wall wears, in the order in which the element puts it on. */
export function stylesOf(worn: readonly Decor[]): string {
  const decor = worn.map(({ css }) => css);
  return [
    ...[tokens, wallStyles, postStyles, ...decor],
    ...[laterStyles, guardStyles, noticeStyles, servedStyles],
  ].join("");
}
