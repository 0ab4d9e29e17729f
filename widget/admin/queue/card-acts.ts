import type { Move, Placement } from "#wire/placement.ts";

/** What can be done with a card; the page gives these to each of its cards. */
export interface CardActs {
  move: (card: Placement, move: Move) => void;
  goTo: (card: Placement) => void;
  select: (card: Placement) => void;
  pin: (card: Placement) => void;
  highlight: (card: Placement) => void;
  look: (card: Placement, media: number) => void;
}
