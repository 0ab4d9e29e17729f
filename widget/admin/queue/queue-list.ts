import { html, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Seat } from "#wire/claim.ts";
import type { Placement } from "#wire/placement.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { Room } from "../shell/room.ts";
import type { Card } from "./card.ts";
import type { CardActs } from "./card-acts.ts";
import type { Keymap } from "./keymap.ts";
import type { QueueState } from "./queue-state.ts";
import { RowHeights } from "./row-heights.ts";
import { Anchor } from "./scroll-anchor.ts";
import { type Range, type Row, rangeWithin, rowsOf, stepToward } from "./window-rows.ts";

/** So many are drawn whatever is in sight: a short list can be searched with the browser's own search. */
const drawnWhole = 20;

const nobody: readonly Seat[] = [];

/**
 * The cards in view, as an ARIA feed: a screen reader can go from one to the next and knows how many there are. Of a
 * long list only what is near the window is in the document, and the card with the keyboard, wherever it is.
 */
export class QueueList extends Room {
  static override properties = {
    ...Room.properties,
    queue: { attribute: false },
    acts: { attribute: false },
    keys: { attribute: false },
    seats: { attribute: false },
    more: { attribute: false },
    near: { state: true },
  };

  declare queue: QueueState;
  declare acts: CardActs;
  declare keys: Keymap;
  declare seats: readonly Seat[];
  declare more: () => void;
  declare near: Range;

  readonly #heights = new RowHeights(340);
  readonly #anchor = new Anchor(() => this.#drawn());
  #tops: Float64Array = new Float64Array(1);
  #asked = 0;
  #watched = new WeakSet<Card>();
  #nearEnd: IntersectionObserver | null = null;
  #resized: ResizeObserver | null = null;

  constructor() {
    super();
    this.near = [0, 6];
    this.seats = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("scroll", this.#look, { passive: true });
    addEventListener("resize", this.#look, { passive: true });
    this.#watched = new WeakSet();
    this.#resized = new ResizeObserver((entries) => this.#measure(entries));
    this.#nearEnd = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.more(), {
      rootMargin: "1500px",
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("scroll", this.#look);
    removeEventListener("resize", this.#look);
    cancelAnimationFrame(this.#asked);
    this.#resized?.disconnect();
    this.#nearEnd?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#anchor.remember();
    if (!changed.has("queue") && this.hasUpdated) return;
    this.#tops = this.#heights.tops(this.queue.cards.map(({ post }) => post.id));
    if (this.hasUpdated) this.near = this.#nextRange();
  }

  override updated(): void {
    this.#nearEnd?.disconnect();
    const end = this.querySelector("[data-end]");
    if (end) this.#nearEnd?.observe(end);
    void this.#settle();
  }

  /** How far below the top of the window a card stands. */
  topOf(id: string): number | null {
    return this.#cardOf(id)?.getBoundingClientRect().top ?? null;
  }

  /** Brings the focus to the card the keyboard is at; `top` puts it where it once stood. */
  async focusHere(top: number | null = null): Promise<void> {
    await this.updateComplete;
    const card = this.queue.here ? this.#cardOf(this.queue.here) : null;
    await card?.updateComplete;
    const article = card?.querySelector<HTMLElement>("article") ?? null;
    (article ?? this.querySelector<HTMLElement>("[data-feed]"))?.focus({ preventScroll: true });
    if (!card || !article) return;
    if (top === null) article.scrollIntoView({ block: "nearest" });
    else scrollBy(0, card.getBoundingClientRect().top - top);
    this.#look();
  }

  #cardOf(id: string): Card | null {
    return this.querySelector<Card>(`koro-card[data-id="${CSS.escape(id)}"]`);
  }

  #drawn(): Card[] {
    return [...this.querySelectorAll<Card>("koro-card")];
  }

  // Many scroll events a frame, one look; and another one as long as cards are missing.
  #look = (): void => {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => {
      const next = this.#nextRange();
      if (next[0] === this.near[0] && next[1] === this.near[1]) return;
      this.near = next;
      this.#look();
    });
  };

  /** One window above and one below: whoever scrolls meets cards, and whoever tabs does, too. */
  #nextRange(): Range {
    const count = this.queue.cards.length;
    if (count <= drawnWhole) return [0, count];
    const feed = this.querySelector("[data-feed]");
    const top = feed ? -feed.getBoundingClientRect().top : 0;
    const [bottom, reach] = [top + innerHeight, innerHeight];
    const sight = rangeWithin(this.#tops, top, bottom);
    return stepToward(this.near, sight, rangeWithin(this.#tops, top - reach, bottom + reach));
  }

  // Cards draw themselves a moment after the list; what they turn out to be must not move what is looked at.
  async #settle(): Promise<void> {
    await Promise.all(this.#drawn().map((card) => card.updateComplete));
    if (!this.isConnected) return;
    this.#anchor.restore();
    for (const card of this.#drawn()) this.#watch(card);
    this.#look();
  }

  // Observing what is observed already would be answered as news.
  #watch(card: Card): void {
    if (this.#watched.has(card)) return;
    this.#watched.add(card);
    this.#resized?.observe(card);
  }

  // What the observer says costs no layout of its own.
  #measure(entries: readonly ResizeObserverEntry[]): void {
    let news = false;
    for (const { target, borderBoxSize } of entries) {
      const id = (target as HTMLElement).dataset.id ?? "";
      if (this.#heights.learn(id, borderBoxSize[0]?.blockSize ?? 0)) news = true;
    }
    if (!news) return;
    this.#tops = this.#heights.tops(this.queue.cards.map(({ post }) => post.id));
    this.#look();
  }

  override render() {
    const { app, queue } = this;
    const here = queue.cards.findIndex(({ post }) => post.id === queue.here);
    const rows = rowsOf(this.#tops, this.near, [here, here - 1, here + 1]);
    return html`
      <div class="feed" role="feed" data-feed tabindex="-1" aria-label=${app.words.queue.tabs[queue.tab]}
        aria-busy=${queue.phase === "more"}>
        ${repeat(
          rows,
          (row) => this.#keyOf(row),
          (row) => this.#row(row),
        )}
      </div>
      ${end(app, queue, this.more)}`;
  }

  // A gap is known by the card after it, so that no card ever changes its place among its siblings and loses the focus.
  #keyOf(row: Row): string {
    if ("at" in row) return this.queue.cards[row.at]?.post.id ?? "";
    return `before ${this.queue.cards[row.before]?.post.id ?? "the end"}`;
  }

  // The same list for all of whom nobody looks at: a new one would draw every card again.
  #lookersOf(id: string): readonly Seat[] {
    const lookers = this.seats.filter((seat) => seat.post === id && !seat.isMe);
    return lookers.length ? lookers : nobody;
  }

  #row(row: Row): TemplateResult {
    if ("gap" in row)
      return html`<div class="gap" style=${styleMap({ blockSize: `${row.gap}px` })}></div>`;
    const card = this.queue.cards[row.at] as Placement;
    const { queue, app, acts, keys } = this;
    const { id } = card.post;
    const lookers = this.#lookersOf(id);
    return html`<koro-card data-id=${id} .app=${app} .card=${card} .acts=${acts} .keys=${keys} .lookers=${lookers}
      .at=${row.at + 1} .of=${queue.cards.length} .open=${queue.next !== null}
      .here=${id === queue.here} .selected=${queue.selected.has(id)}></koro-card>`;
  }
}

/** Grey cards while the first page is on its way. */
export function queueBones(app: AdminContext): TemplateResult {
  const bone = () => html`
    <div class="card bone-card">
      <span class="bone tall"></span><span class="bone"></span><span class="bone short"></span>
    </div>`;
  return html`<div class="feed bones-feed"><p class="unseen" role="status">${app.words.shell.loading}</p>${[1, 2, 3].map(bone)}</div>`;
}

function end(app: AdminContext, state: QueueState, more: () => void): TemplateResult {
  const { queue, shell } = app.words;
  if (!state.next) return html`<p class="feed-end">${queue.end}</p>`;
  const loading = state.phase === "more";
  return html`
    <p class="feed-end" data-end>
      <button class="button" ?disabled=${loading} @click=${more}>${loading ? shell.loading : queue.more}</button>
    </p>`;
}
