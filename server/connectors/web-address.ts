/** Addresses as strangers write them: relative, with odd schemes, or nothing of the kind. */

/** The absolute http(s) address, or `null`: what is no web address may become neither a link nor a picture. */
export function webAddress(written: string | null | undefined, base?: string): string | null {
  const url = parse(written, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** As `webAddress`, and `mailto:` too: what an entity's `url` may be. */
export function linkAddress(written: string | null | undefined, base?: string): string | null {
  const url = parse(written, base);
  return url !== null && /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
}

/** `host` or `host:port`; empty for what is no address. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? "";
}

function parse(written: string | null | undefined, base: string | undefined): URL | null {
  const trimmed = written?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed, base);
  // A name and password in an address would be shown to everybody who follows the link.
  return url && url.username === "" && url.password === "" ? url : null;
}
