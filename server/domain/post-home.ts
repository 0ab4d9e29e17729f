/** Where a post is at home: the server that its name on every road is from. What others say of it is hearsay. */

/** `null` where the name tells of no server: `at://` is the same wherever it is asked, `koro:` is one source's own. */
export function homeOf(canonicalUri: string): string | null {
  const tagged = /^tag:([^,:/]+)[,:]/i.exec(canonicalUri)?.[1];
  if (tagged) return tagged.toLowerCase();
  return /^https?:/i.test(canonicalUri) ? (URL.parse(canonicalUri)?.host ?? null) : null;
}

/** Whether a source speaks for a post's home: the id it gives the post, or one of its settings, names that server. */
export function isAtHome(
  canonicalUri: string,
  source: { externalId: string; settings: Record<string, unknown> },
): boolean {
  const home = homeOf(canonicalUri);
  if (home === null) return true;
  const named = [source.externalId, ...Object.values(source.settings)];
  return named.some((text) => typeof text === "string" && hostIn(text) === home);
}

/** Of an address, or of `host/id` and a bare `host` as connectors write them. */
function hostIn(text: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.parse(address)?.host ?? null;
}
