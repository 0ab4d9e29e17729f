/** How big an author is. */
export const tiers = ["nano", "micro", "mid", "macro"] as const;
export type Tier = (typeof tiers)[number];

/** `null` where the followers are not known: unknown is not small. */
export function tierOf(followers: number | null): Tier | null {
  if (followers === null) return null;
  if (followers < 10_000) return "nano";
  if (followers < 100_000) return "micro";
  return followers < 500_000 ? "mid" : "macro";
}
