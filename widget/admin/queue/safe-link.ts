const allowed = new Set(["https:", "http:", "mailto:"]);

/** An address that may stand in an `href`, or nothing: a post is written by strangers. */
export function safeLink(url: string | null): string | null {
  if (!url) return null;
  const parsed = URL.parse(url);
  return parsed && allowed.has(parsed.protocol) ? parsed.href : null;
}
