import type { Placement } from "#wire/placement.ts";
import type { QueueHands } from "./queue-hands.ts";
import type { QueueHost } from "./queue-host.ts";
import type { QueueState, View } from "./queue-state.ts";
import { type QueueEars, QueueStore } from "./queue-store.ts";
import { sayNotice } from "./say-notice.ts";
import type { Sitting } from "./sitting.ts";

/** What the page lends its store: where to put the state, and how to say what became of a decision. */
export interface StorePage extends Omit<QueueHost, "queue"> {
  queue: QueueState;
  readonly hands: QueueHands;
  readonly sitting: Sitting | null;
  warn: (text: string) => void;
  open: (view: View, home?: readonly Placement[]) => Promise<void>;
}

const pauseMs = 250;

/** The store of a page; what it hears in quick succession it looks after once. */
export function openStore(page: StorePage, failed: (error: unknown) => void): QueueStore {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return new QueueStore({
    api: page.app.api.queueOf(page.slug),
    ears: earsOf(page, failed),
    soon: (run) => {
      clearTimeout(waiting);
      waiting = setTimeout(run, pauseMs);
    },
  });
}

function earsOf(page: StorePage, failed: QueueEars["failed"]): QueueEars {
  return {
    changed: (state) => {
      page.queue = state;
    },
    noticed: (notices) => {
      for (const notice of notices) page.warn(sayNotice(page.app, notice));
    },
    moved: (move, count, ticket) => {
      page.sitting?.renewed();
      page.hands.deciding.said(move, count, ticket);
    },
    tookBack: (count, home) => {
      page.app.announce(page.app.words.queue.undone(count));
      if (home) void page.open(home.view, home.cards).then(() => page.follow());
    },
    othersDecided: (count) => page.app.toast({ text: page.app.words.queue.left(count) }),
    failed,
  };
}
