/** Mastodon's stored name of a hashtag: İ, I, ı and i are one letter, marks are dropped (its `HashtagNormalizer`). */
export function hashtagKey(tag: string): string {
  return tag
    .normalize("NFKC")
    .replace(/^#/, "")
    .replaceAll("İ", "i")
    .toLowerCase()
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}_]/gu, "");
}
