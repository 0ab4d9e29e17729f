/** The address as it may stand in `href` or `src`: http, https or a path on this server; anything else is `null`. */
export function webUrl(value: string | null): string | null {
  if (value === null) return null;
  if (isOwnPath(value)) return value;
  return withScheme(value, ["http:", "https:"]);
}

/** Like `webUrl`, and `mailto:` as well: what the entities of a text may point at. */
export function linkUrl(value: string): string | null {
  return withScheme(value, ["http:", "https:", "mailto:"]);
}

// `//host` and `/\host` leave this server, and browsers drop tabs and line ends before they look.
function isOwnPath(value: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(value);
}

function withScheme(value: string, schemes: readonly string[]): string | null {
  const url = URL.parse(value);
  return url && schemes.includes(url.protocol) ? url.href : null;
}
