import type { Seat, SeatChange } from "#wire/claim.ts";

interface View {
  id: string;
  name: string;
  query: Record<string, string>;
  shared: boolean;
  mine: boolean;
  createdAt: string;
}

/** What the fake remembers of the desk itself. */
export class FakeDesk {
  keys: Record<string, string> = {};
  views: View[] = [];
  authors: { id: string; network: string; author: string; list: string }[] = [];
  /** Who the page is told is here. */
  seats: Seat[] = [];
  /** What this page said about where it sits, and the tabs that said goodbye. */
  readonly sat: SeatChange[] = [];
  readonly left: string[] = [];
}
