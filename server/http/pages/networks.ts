const names: Record<string, string> = {
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  instagram: "Instagram",
  threads: "Threads",
  facebook: "Facebook",
  youtube: "YouTube",
  x: "X",
  tiktok: "TikTok",
  linkedin: "LinkedIn",
  flickr: "Flickr",
  tumblr: "Tumblr",
  telegram: "Telegram",
  slack: "Slack",
};

/** The name of a network as it writes itself; an unknown one by its host or key. */
export function networkName(network: string, permalink: string | null): string {
  return names[network] ?? URL.parse(permalink ?? "")?.hostname.replace(/^www\./, "") ?? network;
}
