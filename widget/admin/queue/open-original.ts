import type { Placement } from "#wire/placement.ts";
import { safeLink } from "./safe-link.ts";

/** Shows a post where it was published, in a tab that knows nothing of this one. */
export function openOriginal({ post }: Placement): void {
  const url = safeLink(post.permalink);
  if (url) open(url, "_blank", "noreferrer");
}
