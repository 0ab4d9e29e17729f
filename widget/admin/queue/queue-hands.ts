/** Everything that can be done on the queue page, by click, key or finger: the parts that do it, joined to their dialogs. */
import type { CurateDialog } from "../curate/curate-dialog.ts";
import { openWhy } from "../why/open-why.ts";
import { Batching } from "./batching.ts";
import type { Card } from "./card.ts";
import type { CardActs } from "./card-acts.ts";
import { cardMenu } from "./card-menu.ts";
import type { ChoiceDialog } from "./choice-dialog.ts";
import { Deciding, type DecidingDialogs } from "./deciding.ts";
import type { FilterBar } from "./filter-bar.ts";
import { withFilters } from "./filters.ts";
import { listenToKeys } from "./key-hands.ts";
import type { Keymap } from "./keymap.ts";
import type { State } from "./lifecycle.ts";
import { Marking } from "./marking.ts";
import type { MediaDialog } from "./media-dialog.ts";
import { openOriginal } from "./open-original.ts";
import { chosen, type QueueHost } from "./queue-host.ts";
import type { View } from "./queue-state.ts";
import type { ReasonDialog } from "./reason-dialog.ts";
import { Selecting } from "./selecting.ts";
import type { Sitting } from "./sitting.ts";
import { Standing } from "./standing.ts";
import type { TagDialog } from "./tag-dialog.ts";
import { Walking } from "./walking.ts";

/** What only the page can do for its hands. */
export interface HandsPage extends QueueHost {
  readonly element: HTMLElement;
  readonly keys: Keymap;
  readonly sitting: Sitting | null;
  open: (view: View) => Promise<void>;
  /** Another tab, narrowed as this one is. */
  turnTo: (tab: State) => void;
  search: () => void;
  openSheet: () => void;
}

export class QueueHands {
  readonly #page: HandsPage;
  readonly #dialogs: DecidingDialogs;
  readonly deciding: Deciding;
  readonly selecting: Selecting;
  readonly marking: Marking;
  readonly standing: Standing;
  readonly walking: Walking;
  readonly batching: Batching;
  readonly acts: CardActs;
  /** The listener for the whole window. */
  readonly pressed: (event: KeyboardEvent) => void;

  constructor(page: HandsPage) {
    this.#page = page;
    this.#dialogs = dialogsOf(page.element);
    this.deciding = new Deciding(page, this.#dialogs);
    this.selecting = new Selecting(page);
    this.marking = new Marking(page, async (cards) => {
      const known =
        find<FilterBar>(page.element, "koro-filter-bar")?.knownTags() ?? Promise.resolve([]);
      return (await find<TagDialog>(page.element, "koro-tag-dialog")?.ask(cards, known)) ?? null;
    });
    this.standing = new Standing(page, {
      choose: this.#dialogs.choose,
      reject: (card) => this.deciding.flick(card, "reject"),
    });
    this.walking = new Walking(page, () =>
      page.element.contains(document.activeElement?.closest("koro-card") ?? null),
    );
    this.batching = new Batching(page, {
      sitting: () => page.sitting,
      open: (view) => page.open(view),
    });
    this.acts = this.#makeActs();
    this.pressed = this.#listen();
  }

  #makeActs(): CardActs {
    const { deciding, selecting, marking, standing } = this;
    const page = this.#page;
    const acts: CardActs = {
      move: (card, move) => void deciding.move([card], move),
      flick: (card, move) => deciding.flick(card, move),
      goTo: (card) => page.store.goTo(card.post.id),
      select: (card, range) => (range ? selecting.rangeTo(card) : selecting.toggle(card)),
      pin: marking.pin,
      highlight: marking.highlight,
      tag: (card) => void marking.tag([card]),
      curate: (card) => find<CurateDialog>(page.element, "koro-curate")?.show(card),
      past: (card) => openWhy(page.app, page.slug, card.post.id),
      block: (card) => void standing.block(card),
      trust: (card) => void standing.trust(card),
      onlyAuthor: ({ post }) => this.#onlyAuthor(post.author?.handle ?? null),
      menu: (card) =>
        void cardMenu(page.app, card, { acts, keys: page.keys, choose: this.#dialogs.choose }),
      look: (card, media) =>
        find<MediaDialog>(page.element, "koro-media-dialog")?.show(card, media),
    };
    return acts;
  }

  /** The same key again shows everybody. */
  #onlyAuthor(handle: string | null): void {
    const page = this.#page;
    const { tab, filters } = page.queue;
    if (!handle) return;
    const creator = filters.creator === handle ? "" : handle;
    void page.open({ tab, filters: withFilters(filters, { creator }) });
    page.follow();
  }

  #tabKeys() {
    const to = (tab: State) => () => this.#page.turnTo(tab);
    return {
      ...{ toPending: to("pending"), toHeld: to("held"), toApproved: to("approved") },
      ...{ toRejected: to("rejected"), toRemoved: to("removed") },
    };
  }

  #listen() {
    const { acts, deciding, selecting, marking } = this;
    const page = this.#page;
    return listenToKeys({
      keys: () => page.keys,
      card: () => page.queue.cards.find((card) => card.post.id === page.queue.here),
      step: this.walking.step,
      reach: (by) => {
        const { from, to } = this.walking.step(by);
        selecting.reach(from, to);
      },
      move: (move) => void deciding.move(chosen(page.queue), move),
      anywhere: {
        undo: deciding.undo,
        selectAll: selecting.all,
        clear: selecting.clear,
        search: () => page.search(),
        sheet: () => page.openSheet(),
        batch: () => void this.batching.start(),
        ...this.#tabKeys(),
        tag: () => void marking.tag(chosen(page.queue)),
      },
      withCard: {
        ...{ select: selecting.toggle, selectRange: selecting.rangeTo, open: openOriginal },
        ...{ pin: acts.pin, highlight: acts.highlight, curate: acts.curate },
        ...{ block: acts.block, trust: acts.trust, onlyAuthor: acts.onlyAuthor },
        zoom: (card) => card.post.media.length > 0 && acts.look(card, 0),
        why: ({ post }) => find<Card>(page.element, `koro-card[data-id="${post.id}"]`)?.tell(),
      },
    });
  }
}

function find<Found extends Element>(page: HTMLElement, selector: string): Found | null {
  return page.querySelector<Found>(selector);
}

function dialogsOf(page: HTMLElement): DecidingDialogs {
  return {
    reason: async (count) =>
      (await find<ReasonDialog>(page, "koro-reason-dialog")?.ask(count)) ?? null,
    choose: async (choice) =>
      (await find<ChoiceDialog>(page, "koro-choice-dialog")?.ask(choice)) ?? null,
  };
}
