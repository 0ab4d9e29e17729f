import type { Words } from "../words/words.ts";

/** How networks write their own names. Names of companies are the same in every language. */
const names: Record<string, string> = {
  ingest: "API",
  feed: "RSS",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
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
export function networkName(words: Words, network: string): string {
  return words.queue.networks[network] ?? names[network] ?? network;
}
