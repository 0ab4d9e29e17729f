/** Our own small drawings on a 16 × 16 grid, filled with the current colour. Not the networks' trademarks. */
const glyphs: Record<string, string> = {
  mastodon:
    "M3.5 2h9A1.5 1.5 0 0 1 14 3.5v6a1.5 1.5 0 0 1-1.5 1.5H7l-3.5 3v-3A1.5 1.5 0 0 1 2 9.5v-6A1.5 1.5 0 0 1 3.5 2ZM4.5 4.5V9H6V6l2 2.2L10 6v3h1.5V4.5H10L8 6.8 6 4.5Z",
  bluesky:
    "M8 7.2C6.8 4.6 4.3 2.7 2 2.4 1.6 6 2.2 8.8 5.2 9.2 3.2 9.9 3 12 5.3 13.4 6.8 13.2 7.6 11.6 8 10.2 8.4 11.6 9.2 13.2 10.7 13.4 13 12 12.8 9.9 10.8 9.2 13.8 8.8 14.4 6 14 2.4 11.7 2.7 9.2 4.6 8 7.2Z",
  feed: "M3 2a11 11 0 0 1 11 11h-2A9 9 0 0 0 3 4ZM3 6.5A6.5 6.5 0 0 1 9.5 13h-2A4.5 4.5 0 0 0 3 8.5ZM4.5 10a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z",
  upload:
    "M8 1.8 12.5 6.3 11.1 7.7 9 5.6V11H7V5.6L4.9 7.7 3.5 6.3ZM2.5 10.5h2V12.5h7V10.5h2V14.2h-11Z",
};
const anyNetwork =
  "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 1.7a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 2.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z";

/** The path of a network's glyph; one drawing stands for all networks that have none. */
export function glyphOf(network: string): string {
  return (Object.hasOwn(glyphs, network) && glyphs[network]) || anyNetwork;
}
