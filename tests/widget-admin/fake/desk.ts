import type { Seat, SeatChange } from "#wire/claim.ts";
import type { SavedView } from "#wire/saved-view.ts";

/** What the fake remembers of the desk itself. */
export class FakeDesk {
  keys: Record<string, string> = {};
  views: SavedView[] = [];
  authors: { id: string; network: string; author: string; list: string }[] = [];
  /** Who the page is told is here. */
  seats: Seat[] = [];
  /** What this page said about where it sits, and the tabs that said goodbye. */
  readonly sat: SeatChange[] = [];
  readonly left: string[] = [];
}
