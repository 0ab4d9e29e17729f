const names: Record<string, string> = {
  tiktok: "TikTok",
  youtube: "YouTube",
  linkedin: "LinkedIn",
  feed: "RSS",
  x: "X",
};

/** The name people know a network by. */
export function nameOf(network: string): string {
  return names[network] ?? network.charAt(0).toUpperCase() + network.slice(1);
}
