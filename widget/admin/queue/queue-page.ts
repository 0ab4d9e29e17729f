import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AdminWall, Move, Placement } from "#wire/admin.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { bulkBar } from "./bulk-bar.ts";
import type { CardActs } from "./card-acts.ts";
import { emptyQueue } from "./empty-queue.ts";
import { filterBar } from "./filter-bar.ts";
import { type Filters, filtersFrom, filtersOn, searchOf } from "./filters.ts";
import { keySheet } from "./key-sheet.ts";
import { type KeyAct, keyAct } from "./keys.ts";
import { type State, states } from "./lifecycle.ts";
import type { MediaDialog } from "./media-dialog.ts";
import { type Notice, noCounts, type QueueState } from "./queue-state.ts";
import { QueueStore } from "./queue-store.ts";
import type { ReasonDialog } from "./reason-dialog.ts";
import { safeLink } from "./safe-link.ts";
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
  };

  declare wall: AdminWall;
  declare queue: QueueState | null;
  declare filters: Filters;
  declare filtersOpen: boolean;
  declare sheetOpen: boolean;
  declare why: string;

  #store: QueueStore | null = null;
  #hangUp: (() => void) | null = null;
  #follow = false;
  #nearEnd: IntersectionObserver | null = null;

  readonly #acts: CardActs = {
    move: (card, move) => void this.#move([card.post.id], move),
    goTo: (card) => this.#store?.goTo(card.post.id),
    select: (card) => this.#select(card.post.id),
    pin: (card) => void this.#store?.change(card.post.id, { pinned: !card.post.pinned }),
    highlight: (card) =>
      void this.#store?.change(card.post.id, { highlighted: !card.post.highlighted }),
    look: (card, media) => this.querySelector<MediaDialog>("koro-media-dialog")?.show(card, media),
  };

  constructor() {
    super();
    this.queue = null;
    this.filters = filtersFrom(location.search);
    this.filtersOpen = false;
    this.sheetOpen = false;
    this.why = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store = this.#newStore();
    this.#hangUp = this.app.live.listen((event) => {
      if (!("wall" in event) || [this.wall.slug, this.wall.id].includes(event.wall)) {
        this.#store?.hear(event);
      }
    });
    addEventListener("keydown", this.#pressed);
    void this.#open(tabFrom(location.search), this.filters);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
    this.#nearEnd?.disconnect();
    removeEventListener("keydown", this.#pressed);
  }

  override updated(): void {
    if (this.#follow) this.#focusHere();
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
        noticed: (notices) => this.#notice(notices),
        othersDecided: (count) => this.app.toast({ text: this.app.words.queue.left(count) }),
        failed: (error) => this.#failed(error),
      },
      soon: (run) => {
        clearTimeout(waiting);
        waiting = setTimeout(run, 250);
      },
    });
  }

  async #open(tab: State, filters: Filters): Promise<void> {
    this.filters = filters;
    history.replaceState(null, "", location.pathname + searchOf(tab, filters));
    await this.#store?.open(tab, filters);
  }

  #failed(error: unknown): void {
    this.why = this.app.sayError(error);
    if (this.queue?.phase === "failed") return;
    this.app.toast({ text: this.why, tone: "bad" });
  }

  #notice(notices: Notice[]): void {
    const { queue } = this.app.words;
    for (const notice of notices) {
      const say = {
        faster: () =>
          queue.faster(notice.count, notice.kind === "faster" ? queue.tabs[notice.now] : ""),
        gone: () => queue.gone(notice.count),
        refused: () => queue.refused(notice.count),
      };
      this.app.toast({ text: say[notice.kind](), tone: "bad" });
    }
  }

  async #move(ids: readonly string[], move: Move): Promise<void> {
    const why =
      move === "reject" ? await this.querySelector<ReasonDialog>("koro-reason-dialog")?.ask() : {};
    this.#follow = true;
    if (!why) return this.requestUpdate();
    const count = this.#store?.move(ids, move, why) ?? 0;
    const said = this.app.words.queue.done[move](count);
    if (count > 1)
      this.app.toast({ text: said, act: { label: this.app.words.queue.undo, run: this.#undo } });
    else if (count) this.app.announce(said);
  }

  #undo = (): void => {
    this.#follow = true;
    const count = this.#store?.undo() ?? 0;
    const { queue } = this.app.words;
    if (count) this.app.announce(queue.undone(count));
    else this.app.toast({ text: queue.nothingToUndo });
  };

  #select(id: string): void {
    const selected = new Set(this.queue?.selected);
    if (!selected.delete(id)) selected.add(id);
    this.#store?.select(selected);
  }

  #selectAll = (): void => {
    this.#store?.select(new Set(this.queue?.cards.map((card) => card.post.id)));
    this.app.announce(this.app.words.queue.selected(this.queue?.selected.size ?? 0));
  };

  #showArrived = (): void => {
    this.#follow = true;
    this.#store?.showArrived();
  };

  #pressed = (event: KeyboardEvent): void => {
    const act = keyAct(event);
    if (!act || !this.queue) return;
    event.preventDefault();
    this.#do(act);
  };

  #do(act: KeyAct): void {
    const card = this.#card();
    const everywhere: Partial<Record<KeyAct, () => void>> = {
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      undo: this.#undo,
      selectAll: this.#selectAll,
      sheet: this.#openSheet,
    };
    const run = everywhere[act];
    if (run) run();
    else if (card) this.#doWith(card, act);
  }

  #doWith(card: Placement, act: KeyAct): void {
    if (act === "select") this.#acts.select(card);
    else if (act === "open") openOriginal(card);
    else if (act === "pin" && card.state === "approved") this.#acts.pin(card);
    else if (isMove(act)) void this.#move([card.post.id], act);
  }

  #openSheet = (): void => {
    this.sheetOpen = true;
  };

  #card(): Placement | undefined {
    return this.queue?.cards.find((card) => card.post.id === this.queue?.here);
  }

  // The first press only shows where one is; from then on it moves.
  #step(by: 1 | -1): void {
    const cards = this.queue?.cards ?? [];
    const at = cards.findIndex((card) => card.post.id === this.queue?.here);
    const inside =
      this.contains(document.activeElement) && document.activeElement?.closest(".card");
    const to = cards[inside ? Math.min(cards.length - 1, Math.max(0, at + by)) : Math.max(0, at)];
    this.#follow = true;
    this.#store?.goTo(to?.post.id ?? null);
    this.requestUpdate();
  }

  async #focusHere(): Promise<void> {
    await Promise.all(
      [...this.querySelectorAll("koro-card")].map(
        (card) => "updateComplete" in card && card.updateComplete,
      ),
    );
    const article = this.querySelector<HTMLElement>("[data-here]");
    if (!article) return this.querySelector<HTMLElement>("[data-feed]")?.focus();
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "nearest" });
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
    const { app, queue, wall } = this;
    const state = queue ?? null;
    return html`
      <h1 class="unseen">${app.words.queue.title}</h1>
      <div class="queue-bar">
        ${tabs(app, state?.tab ?? "pending", state?.counts ?? noCounts, (tab) => void this.#open(tab, this.filters))}
        ${this.#tools()}
      </div>
      <div class="filter-fold" ?data-open=${this.filtersOpen}>
        ${filterBar(app, this.filters, (filters) => void this.#open(state?.tab ?? "pending", filters))}
      </div>
      ${this.#arrivals()} ${state ? this.#list(state, wall) : nothing}
      ${state ? bulkBar(app, state.tab, state.selected.size, { move: (move) => void this.#move([...state.selected], move), selectAll: this.#selectAll, clear: () => this.#store?.select(new Set()) }) : nothing}
      <koro-reason-dialog .app=${app}></koro-reason-dialog>
      <koro-media-dialog .app=${app} .change=${(post: string, changes: Parameters<QueueStore["change"]>[1]) => this.#store?.change(post, changes)}></koro-media-dialog>
      ${
        this.sheetOpen
          ? keySheet(app.words, () => {
              this.sheetOpen = false;
            })
          : nothing
      }`;
  }

  #tools() {
    const { queue, choices } = this.app.words;
    const on = filtersOn(this.filters);
    const steps = this.queue?.undoable.length ?? 0;
    return html`
      <div class="tools">
        <button class="button small" ?disabled=${steps === 0} @click=${this.#undo}>${icon("undo")}<span>${queue.undo}</span><kbd aria-hidden="true">U</kbd></button>
        <button class="button small only-phone" aria-expanded=${this.filtersOpen} @click=${() => {
          this.filtersOpen = !this.filtersOpen;
        }}>
          ${icon("list-filter")}<span>${on ? choices.filtersOn(on) : choices.filters}</span></button>
        <button class="button small no-touch" @click=${() => {
          this.sheetOpen = true;
        }}>${icon("keyboard")}<span class="unseen">${choices.keys}</span><kbd aria-hidden="true">?</kbd></button>
      </div>`;
  }

  // Oldest first, new posts come after everything that is not loaded yet: then there is nothing to announce.
  #arrivals() {
    const { queue } = this;
    const count = queue?.arrived.size ?? 0;
    const hidden = count === 0 || (queue?.order === "oldest" && queue.next !== null);
    return html`<div class="arrivals" role="status">
      ${hidden ? nothing : html`<button class="button arrived" @click=${this.#showArrived}>${icon("arrow-up")}${this.app.words.queue.came(count)}</button>`}
    </div>`;
  }

  #list(state: QueueState, wall: AdminWall) {
    const { app } = this;
    if (state.phase === "failed")
      return failure(app.words, this.why, () => void this.#open(state.tab, this.filters));
    if (state.phase === "loading") return bones(app.words.shell.loading);
    if (state.cards.length === 0 && !state.next) {
      const narrowed = filtersOn(this.filters) > 0;
      return html`<div data-feed tabindex="-1">${emptyQueue(app, wall.slug, state.tab, narrowed, () => void this.#open(state.tab, {}))}</div>`;
    }
    const of = state.cards.length;
    return html`
      <div class="feed" role="feed" data-feed tabindex="-1" aria-label=${app.words.queue.tabs[state.tab]} aria-busy=${state.phase === "more"}>
        ${repeat(
          state.cards,
          (card) => card.post.id,
          (
            card,
            at,
          ) => html`<koro-card .app=${app} .card=${card} .acts=${this.#acts} .at=${at + 1} .of=${of}
            .here=${card.post.id === state.here} .selected=${state.selected.has(card.post.id)}></koro-card>`,
        )}
      </div>
      ${this.#end(state)}`;
  }

  #end(state: QueueState) {
    const { queue, shell } = this.app.words;
    if (!state.next) return html`<p class="feed-end">${queue.end}</p>`;
    return html`<p class="feed-end" data-end><button class="button" ?disabled=${state.phase === "more"} @click=${() => void this.#store?.more()}>
      ${state.phase === "more" ? shell.loading : queue.more}</button></p>`;
  }
}

function tabFrom(search: string): State {
  const asked = new URLSearchParams(search).get("state");
  return states.find((state) => state === asked) ?? "pending";
}

function isMove(act: KeyAct): act is Move {
  return act === "approve" || act === "reject" || act === "hold" || act === "requeue";
}

function openOriginal(card: Placement): void {
  const url = safeLink(card.post.permalink);
  if (url) open(url, "_blank", "noreferrer");
}

function bones(said: string) {
  return html`<div class="feed" aria-busy="true"><p class="unseen" role="status">${said}</p>
    ${[1, 2, 3].map(() => html`<div class="card bone-card"><span class="bone tall"></span><span class="bone"></span><span class="bone short"></span></div>`)}</div>`;
}
