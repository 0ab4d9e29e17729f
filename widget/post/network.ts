const names = new Map([
  ["tiktok", "TikTok"],
  ["youtube", "YouTube"],
  ["linkedin", "LinkedIn"],
  ["feed", "RSS"],
]);

/** The name people know a network by. */
export function nameOf(network: string): string {
  return names.get(network) ?? network.charAt(0).toUpperCase() + network.slice(1);
}
