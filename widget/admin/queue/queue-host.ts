import type { Placement } from "#wire/placement.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { QueueState } from "./queue-state.ts";
import type { QueueStore } from "./queue-store.ts";

/** What the parts of the queue page share: each does one thing with what is on the screen. */
export interface QueueHost {
  readonly app: AdminContext;
  readonly slug: string;
  readonly queue: QueueState;
  readonly store: QueueStore;
  /** Brings the focus to where one is after the next draw; `top` puts the card there where it once stood. */
  follow: (top?: number | null) => void;
  /** How far below the top of the window a card stands. */
  topOf: (id: string) => number | null;
}

/** What an act is done with: the selected posts, or the one the keyboard is at. */
export function chosen({ selected, here, cards }: QueueState): readonly Placement[] {
  const ids = selected.size > 0 ? selected : new Set(here ? [here] : []);
  return cards.filter((card) => ids.has(card.post.id));
}

/** Somebody else has it reserved, and still has time. */
export function isHeldByOther({ claim, state }: Placement, now = Date.now()): boolean {
  if (!claim || claim.isMe || state !== "pending") return false;
  return !claim.until || Date.parse(claim.until) > now;
}
