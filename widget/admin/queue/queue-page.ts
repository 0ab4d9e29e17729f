import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Move, PlacementChanges } from "#wire/placement.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { bulkBar } from "./bulk-bar.ts";
import type { CardActs } from "./card-acts.ts";
import { emptyQueue } from "./empty-queue.ts";
import { filterBar } from "./filter-bar.ts";
import { type Filters, filtersFrom, filtersOn, searchOf } from "./filters.ts";
import { focusHere } from "./focus-here.ts";
import { listenToKeys } from "./key-hands.ts";
import { keySheet } from "./key-sheet.ts";
import { nextState, type State, states } from "./lifecycle.ts";
import type { MediaDialog } from "./media-dialog.ts";
import { queueBones, queueList } from "./queue-list.ts";
import { freshQueue, type QueueState } from "./queue-state.ts";
import { QueueStore } from "./queue-store.ts";
import { arrivals, queueTools } from "./queue-tools.ts";
import type { ReasonDialog } from "./reason-dialog.ts";
import { sayNotice } from "./say-notice.ts";
import type { SearchField } from "./search-field.ts";
import { tabs } from "./tabs.ts";

/** The queue of one wall and its other states: where posts are decided. */
export class QueuePage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    queue: { state: true },
    filters: { state: true },
    filtersOpen: { state: true },
    sheetOpen: { state: true },
    why: { state: true },
    networks: { state: true },
  };

  declare wall: AdminWall;
  declare queue: QueueState;
  declare filters: Filters;
  declare filtersOpen: boolean;
  declare sheetOpen: boolean;
  declare why: string;
  declare networks: readonly string[];

  #store: QueueStore | null = null;
  #hangUp: (() => void) | null = null;
  #follow = false;
  #nearEnd: IntersectionObserver | null = null;

  readonly #acts: CardActs = {
    move: (card, move) => void this.#move([card.post.id], move),
    goTo: (card) => this.#store?.goTo(card.post.id),
    select: (card) => this.#select(card.post.id),
    pin: (card) => void this.#change(card.post.id, { pinned: !card.post.pinned }),
    highlight: (card) => void this.#change(card.post.id, { highlighted: !card.post.highlighted }),
    look: (card, media) => this.querySelector<MediaDialog>("koro-media-dialog")?.show(card, media),
  };

  readonly #pressed = listenToKeys({
    card: () => this.queue.cards.find((card) => card.post.id === this.queue.here),
    chosen: () => this.#chosen(),
    step: (by) => this.#step(by),
    move: (ids, move) => void this.#move(ids, move),
    undo: () => this.#undo(),
    select: (card) => this.#select(card.post.id),
    selectAll: () => this.#selectAll(),
    clear: () => this.#clear(),
    search: () => void this.#search(),
    pin: (card) => this.app.may.decide && this.#acts.pin(card),
    openSheet: () => this.#openSheet(),
  });

  constructor() {
    super();
    this.queue = freshQueue("pending", "oldest");
    this.filters = filtersFrom(location.search);
    this.filtersOpen = false;
    this.sheetOpen = false;
    this.why = "";
    this.networks = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store = this.#newStore();
    this.#hangUp = this.app.live.listen((event) => {
      const mine = !("wall" in event) || [this.wall.slug, this.wall.id].includes(event.wall);
      if (mine) this.#store?.hear(event);
    });
    addEventListener("keydown", this.#pressed);
    void this.#open(tabFrom(location.search), this.filters);
    void this.#askNetworks();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
    this.#nearEnd?.disconnect();
    removeEventListener("keydown", this.#pressed);
  }

  override updated(): void {
    if (this.#follow) void focusHere(this);
    this.#follow = false;
    this.#watchEnd();
  }

  #newStore(): QueueStore {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    return new QueueStore({
      api: this.app.api.queueOf(this.wall.slug),
      ears: {
        changed: (state) => {
          this.queue = state;
        },
        noticed: (notices) => {
          for (const notice of notices) this.#warn(sayNotice(this.app.words, notice));
        },
        moved: (move, count, ticket) => this.#sayMoved(move, count, ticket),
        tookBack: (count) => this.app.announce(this.app.words.queue.undone(count)),
        othersDecided: (count) => this.app.toast({ text: this.app.words.queue.left(count) }),
        failed: (error) => this.#failed(error),
      },
      soon: (run) => {
        clearTimeout(waiting);
        waiting = setTimeout(run, 250);
      },
    });
  }

  // Without an answer the filter is left out; the queue itself works on.
  async #askNetworks(): Promise<void> {
    const answer = await this.app.api.connectors().catch(() => null);
    this.networks = answer?.connectors.map(({ name }) => name) ?? [];
  }

  async #open(tab: State, filters: Filters): Promise<void> {
    this.filters = filters;
    history.replaceState(null, "", location.pathname + searchOf(tab, filters));
    await this.#store?.open(tab, filters);
  }

  #change = (post: string, changes: PlacementChanges): Promise<boolean> =>
    this.#store?.change(post, changes) ?? Promise.resolve(false);

  #failed(error: unknown): void {
    this.why = this.app.sayError(error);
    if (this.queue.phase !== "failed") this.#warn(this.why);
  }

  #warn(text: string): void {
    this.app.toast({ text, tone: "bad" });
  }

  async #move(ids: readonly string[], move: Move): Promise<void> {
    if (!this.app.may.decide || ids.length === 0 || !nextState(this.queue.tab, move)) return;
    const dialog = this.querySelector<ReasonDialog>("koro-reason-dialog");
    const why = move === "reject" ? await dialog?.ask(ids.length) : {};
    this.#follow = true;
    this.requestUpdate();
    if (why) this.#store?.move(ids, move, why);
  }

  // Said only now that the server has agreed; until then the cards have merely left the screen.
  #sayMoved(move: Move, count: number, ticket: number): void {
    const { queue } = this.app.words;
    const text = queue.done[move](count);
    const last = this.queue.undoable.at(-1)?.ticket === ticket;
    if (count === 1) this.app.announce(text);
    else this.app.toast(last ? { text, act: { label: queue.undo, run: this.#undo } } : { text });
  }

  #undo = (): void => {
    this.#follow = true;
    const count = this.#store?.undo() ?? 0;
    if (count === 0) this.app.toast({ text: this.app.words.queue.nothingToUndo });
  };

  #select(id: string): void {
    const selected = new Set(this.queue.selected);
    if (!selected.delete(id)) selected.add(id);
    this.#store?.select(selected);
    this.app.announce(this.app.words.queue.selected(selected.size));
  }

  #selectAll = (): void => {
    const selected = new Set(this.queue.cards.map((card) => card.post.id));
    this.#store?.select(selected);
    this.app.announce(this.app.words.queue.selected(selected.size));
  };

  #clear = (): void => {
    if (this.queue.selected.size === 0) return;
    this.#store?.select(new Set());
    this.app.announce(this.app.words.queue.selected(0));
  };

  #chosen(): readonly string[] {
    const { selected, here } = this.queue;
    if (selected.size > 0) return [...selected];
    return here ? [here] : [];
  }

  // On a phone the field is folded away until somebody wants it.
  async #search(): Promise<void> {
    this.filtersOpen = true;
    await this.updateComplete;
    this.querySelector<SearchField>("koro-search-field")?.take();
  }

  #showArrived = (): void => {
    this.#follow = true;
    this.#store?.showArrived();
  };

  #openSheet = (): void => {
    this.sheetOpen = true;
  };

  // The first press only shows where one is; from then on it moves.
  #step(by: 1 | -1): void {
    const { cards, here } = this.queue;
    const at = Math.max(
      0,
      cards.findIndex((card) => card.post.id === here),
    );
    const inside = this.contains(document.activeElement?.closest("koro-card") ?? null);
    const to = inside ? Math.min(cards.length - 1, Math.max(0, at + by)) : at;
    this.#follow = true;
    this.#store?.goTo(cards[to]?.post.id ?? "");
    this.requestUpdate();
  }

  #watchEnd(): void {
    this.#nearEnd ??= new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void this.#store?.more(),
      { rootMargin: "800px" },
    );
    this.#nearEnd.disconnect();
    const end = this.querySelector("[data-end]");
    if (end) this.#nearEnd.observe(end);
  }

  override render() {
    const { app, queue, filters } = this;
    const narrow = (chosen: Filters) => void this.#open(queue.tab, chosen);
    return html`
      <h1 class="unseen">${app.words.queue.title}</h1>
      <div class="queue-bar">
        ${tabs(app, queue.tab, queue.counts, (tab) => void this.#open(tab, filters))} ${this.#tools()}
      </div>
      <div class="filter-fold" ?data-open=${this.filtersOpen}>${filterBar(app, filters, this.networks, narrow)}</div>
      ${arrivals(app, queue, this.#showArrived)} ${this.#content()} ${this.#bulk()}
      <koro-reason-dialog .app=${app}></koro-reason-dialog>
      <koro-media-dialog .app=${app} .change=${this.#change}></koro-media-dialog>
      ${this.sheetOpen ? keySheet(app.words, this.#closeSheet) : nothing}`;
  }

  #closeSheet = (): void => {
    this.sheetOpen = false;
  };

  #tools() {
    return queueTools(this.app, {
      steps: this.queue.undoable.length,
      filtersOn: filtersOn(this.filters),
      filtersOpen: this.filtersOpen,
      undo: this.#undo,
      foldFilters: () => {
        this.filtersOpen = !this.filtersOpen;
      },
      openSheet: this.#openSheet,
    });
  }

  #bulk() {
    const { selected, tab } = this.queue;
    if (!this.app.may.decide) return nothing;
    return bulkBar(this.app, tab, selected.size, {
      move: (move) => void this.#move([...selected], move),
      selectAll: this.#selectAll,
      clear: this.#clear,
    });
  }

  #content() {
    const { app, queue, filters } = this;
    const again = (chosen: Filters) => void this.#open(queue.tab, chosen);
    if (queue.phase === "failed") return failure(app.words, this.why, () => again(filters));
    if (queue.phase === "loading") return queueBones(app);
    if (queue.cards.length > 0 || queue.next) {
      return queueList(app, queue, this.#acts, () => void this.#store?.more());
    }
    const narrowed = filtersOn(filters) > 0;
    const empty = emptyQueue(app, this.wall.slug, queue.tab, narrowed, () => again({}));
    return html`<div data-feed tabindex="-1">${empty}</div>`;
  }
}

function tabFrom(search: string): State {
  const asked = new URLSearchParams(search).get("state");
  return states.find((state) => state === asked) ?? "pending";
}
