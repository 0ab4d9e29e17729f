import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Seat } from "#wire/claim.ts";
import type { AdminEvent } from "#wire/desk.ts";
import type { Placement, PlacementChanges } from "#wire/placement.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { arrivals } from "./arrivals.ts";
import { type Batch, batchBar } from "./batch-bar.ts";
import { bulkBar } from "./bulk-bar.ts";
import { emptyQueue } from "./empty-queue.ts";
import { filtersFrom, namesOn, searchOf, withFilters } from "./filters.ts";
import type { KeySheet } from "./key-sheet.ts";
import { type Keymap, usualKeys } from "./keymap.ts";
import { type State, states } from "./lifecycle.ts";
import { openStore } from "./open-store.ts";
import { OwnKeysStore } from "./own-keys.ts";
import { type HandsPage, QueueHands } from "./queue-hands.ts";
import { chosen } from "./queue-host.ts";
import { type QueueList, queueBones } from "./queue-list.ts";
import { freshQueue, type QueueState, stepsBack, type View } from "./queue-state.ts";
import type { QueueStore } from "./queue-store.ts";
import type { SearchField } from "./search-field.ts";
import { Sitting } from "./sitting.ts";
import { tabs } from "./tabs.ts";
import { toolbar } from "./toolbar.ts";

/** The queue of one wall and its other states: where posts are decided. What is done here, its hands do. */
export class QueuePage extends Room implements HandsPage {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    queue: { state: true },
    keys: { state: true },
    seats: { state: true },
    seconds: { state: true },
    filtersOpen: { state: true },
    why: { state: true },
  };

  declare wall: AdminWall;
  declare queue: QueueState;
  declare keys: Keymap;
  declare seats: readonly Seat[];
  /** What is left of my batch's lease, once it is short. */
  declare seconds: number | null;
  declare filtersOpen: boolean;
  declare why: string;
  sitting: Sitting | null = null;

  readonly hands = new QueueHands(this);
  #store: QueueStore | null = null;
  #ownKeys: OwnKeysStore | null = null;
  #hangUp: (() => void) | null = null;
  #follow: { top: number | null } | null = null;

  constructor() {
    super();
    this.queue = freshQueue(viewFrom(location.search));
    this.keys = usualKeys;
    this.seats = [];
    this.seconds = null;
    this.filtersOpen = false;
    this.why = "";
  }

  get element(): HTMLElement {
    return this;
  }

  get slug(): string {
    return this.wall.slug;
  }

  get store(): QueueStore {
    this.#store ??= openStore(this, (error) => this.#failed(error));
    return this.#store;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => this.#hear(event));
    addEventListener("keydown", this.hands.pressed);
    this.#ownKeys = new OwnKeysStore({
      api: this.app.api.account,
      changed: (keys) => {
        this.keys = keys;
      },
      failed: (error) => this.warn(this.app.sayError(error)),
    });
    void this.#ownKeys.load();
    if (this.app.may.decide) this.#sitDown();
    void this.open(viewFrom(location.search));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
    this.sitting?.stop();
    this.sitting = null;
    removeEventListener("keydown", this.hands.pressed);
  }

  override updated(): void {
    this.sitting?.at(this.queue.here);
    if (!this.#follow || this.queue.phase === "loading") return;
    const { top } = this.#follow;
    this.#follow = null;
    if (this.#list) void this.#list.focusHere(top);
    else this.querySelector<HTMLElement>("[data-feed]")?.focus({ preventScroll: true });
  }

  follow = (top: number | null = null): void => {
    this.#follow = { top };
    this.requestUpdate();
  };

  topOf = (id: string): number | null => this.#list?.topOf(id) ?? null;

  open = async (view: View, home: readonly Placement[] = []): Promise<void> => {
    history.replaceState(null, "", location.pathname + searchOf(view.tab, view.filters));
    await this.store.open(view, home);
  };

  turnTo = (tab: State): void => {
    this.#turn(tab);
    this.follow();
  };

  #turn = (tab: State): void => {
    void this.open({ tab, filters: withFilters(this.queue.filters, { claimed: "" }) });
  };

  // On a phone the field is folded away until somebody wants it.
  search = async (): Promise<void> => {
    this.filtersOpen = true;
    await this.updateComplete;
    this.querySelector<SearchField>("koro-search-field")?.take();
  };

  openSheet = (): void => this.querySelector<KeySheet>("koro-key-sheet")?.show();

  get #list(): QueueList | null {
    return this.querySelector<QueueList>("koro-queue-list");
  }

  #sitDown(): void {
    this.sitting = new Sitting({
      api: this.app.api.queueOf(this.wall.slug),
      seats: (seats) => {
        this.seats = seats;
      },
      left: (seconds) => {
        this.seconds = seconds;
      },
      lapsed: this.hands.batching.lapsed,
    });
    this.sitting.start();
  }

  #hear(event: AdminEvent): void {
    if ("wall" in event && ![this.wall.slug, this.wall.id].includes(event.wall)) return;
    if (event.kind === "presence") this.sitting?.look();
    else this.store.hear(event);
  }

  #failed(error: unknown): void {
    this.why = this.app.sayError(error);
    if (this.queue.phase !== "failed") this.warn(this.why);
  }

  warn(text: string): void {
    this.app.toast({ text, tone: "bad" });
  }

  #change = (post: string, changes: PlacementChanges): Promise<boolean> =>
    this.store.change(post, changes);

  #curated = (event: CustomEvent<Placement>): void => this.store.take(event.detail);

  #copied = (event: CustomEvent<{ batch: string }>): void => {
    const api = this.app.api.queueOf(this.wall.slug);
    this.store.did(async () => {
      await api.undo(event.detail.batch);
      this.store.lookAgain();
    });
    this.store.lookAgain();
  };

  #showArrived = (): void => {
    this.store.showArrived();
    this.follow();
  };

  #goTo = (post: string): void => {
    this.store.goTo(post);
    this.follow();
  };

  override render() {
    const { app, queue } = this;
    const { tab } = queue;
    return html`
      <h1 class="unseen">${app.words.queue.title}</h1>
      <div class="queue-bar">
        ${tabs(app, tab, queue.counts, this.#turn)} ${this.#tools()}
      </div>
      ${this.hands.batching.isOn ? batchBar(app, this.#batch()) : this.#filters()}
      ${arrivals(app, queue, this.#showArrived)} ${this.#content()} ${this.#bulk()}
      <koro-reason-dialog .app=${app} .again=${this.keys.reject}></koro-reason-dialog>
      <koro-choice-dialog .app=${app}></koro-choice-dialog>
      <koro-tag-dialog .app=${app}></koro-tag-dialog>
      <koro-media-dialog .app=${app} .change=${this.#change}></koro-media-dialog>
      <koro-curate .app=${app} .wall=${this.wall} @changed=${this.#curated} @moved=${this.#copied}></koro-curate>
      <koro-key-sheet .app=${app} .own=${this.#ownKeys?.own ?? {}} .keep=${this.#ownKeys?.keep}></koro-key-sheet>`;
  }

  #filters() {
    const { app, queue } = this;
    return html`
      <div class="filter-fold" ?data-open=${this.filtersOpen}>
        <koro-filter-bar .app=${app} .api=${app.api.queueOf(this.wall.slug)} .slug=${this.wall.slug} .tab=${queue.tab}
          .filters=${queue.filters} .open=${this.open}></koro-filter-bar>
      </div>`;
  }

  #batch(): Batch {
    const { batching } = this.hands;
    return {
      left: this.queue.cards.length,
      seconds: this.seconds,
      starting: batching.starting,
      keys: this.keys,
      start: batching.start,
      giveBack: batching.giveBack,
    };
  }

  #tools() {
    const { app, queue, keys, filtersOpen, seats } = this;
    const offers = app.may.decide && queue.tab === "pending" && !this.hands.batching.isOn;
    return toolbar(app, {
      ...{ keys, filtersOpen, seats, goTo: this.#goTo, openSheet: this.openSheet },
      steps: stepsBack(queue),
      filtersOn: namesOn(queue.filters).length,
      batch: offers ? this.#batch() : null,
      undo: this.hands.deciding.undo,
      foldFilters: () => {
        this.filtersOpen = !this.filtersOpen;
      },
    });
  }

  #bulk() {
    const { selected, tab } = this.queue;
    const { deciding, selecting, marking } = this.hands;
    if (!this.app.may.decide) return nothing;
    return bulkBar(
      this.app,
      { tab, count: selected.size, keys: this.keys },
      {
        move: (move) => void deciding.move(chosen(this.queue), move),
        tag: () => void marking.tag(chosen(this.queue)),
        selectAll: selecting.all,
        clear: selecting.clear,
      },
    );
  }

  #content() {
    const { app, queue, keys, seats } = this;
    const { tab, filters } = queue;
    if (queue.phase === "failed")
      return failure(app.words, this.why, () => void this.open({ tab, filters }));
    if (queue.phase === "loading") return queueBones(app);
    if (queue.cards.length > 0 || queue.next)
      return html`<koro-queue-list .app=${app} .queue=${queue} .acts=${this.hands.acts} .keys=${keys} .seats=${seats}
        .more=${this.#more}></koro-queue-list>`;
    const narrowed = namesOn(filters).length > 0 && !this.hands.batching.isOn;
    const empty = emptyQueue(app, {
      ...{ wall: this.wall.slug, tab, narrowed, batch: this.hands.batching.isOn },
      clear: () => void this.open({ tab, filters: {} }),
    });
    return html`<div data-feed tabindex="-1">${empty}</div>`;
  }

  #more = (): void => void this.store.more();
}

function viewFrom(search: string): View {
  const asked = new URLSearchParams(search).get("state");
  return {
    tab: states.find((state) => state === asked) ?? "pending",
    filters: filtersFrom(search),
  };
}
