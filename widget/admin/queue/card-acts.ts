import type { Move, Placement } from "#wire/placement.ts";

/** What can be done with a card; the page gives these to each of its cards. */
export interface CardActs {
  move: (card: Placement, move: Move) => void;
  /** By a finger, which has no time for questions. */
  flick: (card: Placement, move: Move) => void;
  goTo: (card: Placement) => void;
  select: (card: Placement, range: boolean) => void;
  pin: (card: Placement) => void;
  highlight: (card: Placement) => void;
  tag: (card: Placement) => void;
  /** Everything that can be added to a post. */
  curate: (card: Placement) => void;
  /** All that ever happened to a post, on all walls. */
  past: (card: Placement) => void;
  block: (card: Placement) => void;
  trust: (card: Placement) => void;
  onlyAuthor: (card: Placement) => void;
  /** Everything else in one menu, where there is no room for buttons. */
  menu: (card: Placement) => void;
  look: (card: Placement, media: number) => void;
}
