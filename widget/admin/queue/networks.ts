/** How networks write their own names. Names of companies are the same in every language. */
const names: Record<string, string> = {
  upload: "Upload",
  ingest: "API",
  feed: "RSS",
  link: "Link",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  email: "E-mail",
  telegram: "Telegram",
  slack: "Slack",
  instagram: "Instagram",
  threads: "Threads",
  facebook: "Facebook",
  youtube: "YouTube",
  x: "X",
  tiktok: "TikTok",
  linkedin: "LinkedIn",
  flickr: "Flickr",
  tumblr: "Tumblr",
  twilio: "SMS",
  "google-reviews": "Google",
};

/** The name of a network for people. */
export function networkName(network: string): string {
  return names[network] ?? network;
}

/** The networks a filter offers. */
export const knownNetworks: readonly string[] = Object.keys(names);
