import type { WallParts } from "./later.ts";

/** The choices of a style that may need more than the plain wall has, and what the plain wall has of each. */
export const kinds = {
  layout: ["masonry", "list"],
  card: ["full"],
  preset: ["clean"],
  density: ["comfortable"],
} as const;
export type Kind = keyof typeof kinds;

/** What one choice brings besides the plain wall: styles, and perhaps hands. */
export interface Decor {
  readonly kind: Kind;
  readonly name: string;
  readonly css: string;
  /** For layouts that styles alone cannot do. Called once the first cards stand in the list. */
  start?(wall: WallParts): Arrangement;
}

export interface Arrangement {
  /** Moves by itself, and needs a button to pause it even where no posts come by themselves. */
  readonly moves?: boolean;
  /** Posts came, went or changed, or the wall has another width. Runs in the task that changed them. */
  arrange(): void;
  close(): void;
}
