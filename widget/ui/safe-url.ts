const allowed = /^(https?|mailto):$/;

/**
 * The address as the browser would open it, or `undefined` for anything that is not http, https or mailto. Parsing
 * before looking is the point: `java\nscript:` and friends are only visible to the parser.
 */
export function safeUrl(value: string | null | undefined): string | undefined {
  const url = value ? URL.parse(value) : null;
  return url && allowed.test(url.protocol) ? url.href : undefined;
}
