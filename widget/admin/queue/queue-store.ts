/** Joins the pure state of the queue to the server: one request after the other, shown before it is answered. */
import type { AdminEvent } from "#wire/desk.ts";
import type { Move, Placement, PlacementChanges } from "#wire/placement.ts";
import type { QueueApi } from "../api/queue-api.ts";
import { appendPage, hearCounts, openPage, reconcile, showArrived } from "./arriving.ts";
import { queryOf } from "./filters.ts";
import { type Answers, failMove, landMove, movePosts } from "./moving.ts";
import { place } from "./place.ts";
import {
  type Done,
  freshQueue,
  type Notice,
  type QueueState,
  sameView,
  type View,
} from "./queue-state.ts";
import { sendMoves, sendUndo, type Why } from "./sending.ts";
import { bringHome, cardsAfter, failUndo, landUndo, lastStep, takeBack } from "./taking-back.ts";

/** What the store tells its page. */
export interface QueueEars {
  changed: (state: QueueState) => void;
  noticed: (notices: Notice[]) => void;
  /** The server has made a move with so many posts. */
  moved: (move: Move, count: number, ticket: number) => void;
  /** The server has taken a batch back; `home` is the view it was made in, where that is another one. */
  tookBack: (count: number, home: { view: View; cards: readonly Placement[] } | null) => void;
  othersDecided: (count: number) => void;
  failed: (error: unknown) => void;
}

export interface QueueStoreOptions {
  api: Pick<QueueApi, "page" | "decide" | "undo" | "change">;
  ears: QueueEars;
  /** Runs something a little later, once for many calls in a row; from outside so that tests need not wait. */
  soon: (run: () => void) => void;
}

const pageSize = 30;
const largestPage = 100;

export class QueueStore {
  readonly #api: QueueStoreOptions["api"];
  readonly #ears: QueueEars;
  readonly #soon: QueueStoreOptions["soon"];
  #state: QueueState = freshQueue({ tab: "pending", filters: {} });
  #tickets = 0;
  #sent = 0;
  #epoch = 0;
  // Decisions and undos are sent in the order they were made: an undo needs the batch of what it takes back.
  #line: Promise<void> = Promise.resolve();
  readonly #batches = new Map<number, readonly string[]>();

  constructor({ api, ears, soon }: QueueStoreOptions) {
    this.#api = api;
    this.#ears = ears;
    this.#soon = soon;
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Everything sent so far has been answered. */
  get idle(): Promise<void> {
    return this.#line;
  }

  /** Shows another view. `home` are posts that an undo brings back into it, wherever in it they stand. */
  async open(view: View, home: readonly Placement[] = []): Promise<void> {
    const epoch = ++this.#epoch;
    this.#set(freshQueue(view, this.#state));
    try {
      const page = await this.#api.page(this.#query(pageSize));
      if (epoch === this.#epoch) this.#set(bringHome(openPage(this.#state, page), home));
    } catch (error) {
      if (epoch !== this.#epoch) return;
      this.#set({ ...this.#state, phase: "failed" });
      this.#ears.failed(error);
    }
  }

  async more(): Promise<void> {
    const { next, phase } = this.#state;
    if (!next || phase !== "ready") return;
    const epoch = this.#epoch;
    this.#set({ ...this.#state, phase: "more" });
    try {
      const page = await this.#api.page({ ...this.#query(largestPage), cursor: next });
      if (epoch === this.#epoch) this.#set(appendPage(this.#state, page));
    } catch (error) {
      if (epoch !== this.#epoch) return;
      this.#set({ ...this.#state, phase: "ready" });
      this.#ears.failed(error);
    }
  }

  /** Answers how many posts made the move. `top` is where the card stood, to put it back there. */
  move(
    ids: readonly string[],
    move: Move,
    { top = null, ...why }: Why & { top?: number | null } = {},
  ): number {
    const ticket = ++this.#tickets;
    this.#set(movePosts(this.#state, ids, move, { ticket, top }));
    const flight = this.#flight(ticket);
    if (!flight) return 0;
    this.#enqueue(() => this.#send(ticket, why));
    return flight.cards.length;
  }

  /** Something that is not a decision was done, and can be taken back in its turn. */
  did(takeBack: () => Promise<void>): void {
    const deed = { ticket: ++this.#tickets, takeBack };
    this.#set({ ...this.#state, deeds: [...this.#state.deeds, deed] });
  }

  /** Takes the last step back. Answers how many posts come back and where the first of them stood. */
  undo(): { count: number; top: number | null } {
    const last = lastStep(this.#state);
    if (last && "deed" in last) {
      this.#set({ ...this.#state, deeds: this.#state.deeds.slice(0, -1) });
      this.#enqueue(() => last.deed.takeBack().catch(this.#ears.failed));
      return { count: 1, top: null };
    }
    const { state, done } = takeBack(this.#state);
    this.#set(state);
    if (!done) return { count: 0, top: null };
    this.#enqueue(() => this.#sendUndo(done));
    return { count: done.cards.length, top: done.top };
  }

  async change(post: string, changes: PlacementChanges): Promise<boolean> {
    try {
      const now = await this.#api.change(post, changes);
      if (now?.post) this.#set(place(this.#state, now));
      else this.lookAgain();
      return true;
    } catch (error) {
      this.#ears.failed(error);
      return false;
    }
  }

  /** A card as the server says it is now. */
  take(card: Placement): void {
    this.#set(place(this.#state, card));
  }

  hear(event: AdminEvent): void {
    if (event.kind === "counts") this.#set(hearCounts(this.#state, event.counts));
    else if (["arrived", "placement", "claims", "reset"].includes(event.kind)) this.lookAgain();
  }

  showArrived(): void {
    this.#set(showArrived(this.#state));
  }

  // The focus may still fall on a card that has just left; the keyboard must not follow it there.
  goTo(here: string): void {
    const known = this.#state.cards.some((card) => card.post.id === here);
    if (known && here !== this.#state.here) this.#set({ ...this.#state, here });
  }

  select(selected: ReadonlySet<string>): void {
    this.#set({ ...this.#state, selected });
  }

  async #send(ticket: number, why: Why): Promise<void> {
    const flight = this.#flight(ticket);
    if (!flight) return;
    try {
      const answer = await sendMoves(this.#api, flight, why, this.#ears.failed);
      this.#batches.set(ticket, answer.batches);
      this.#tell(landMove(this.#state, ticket, answer));
      const count = accepted(answer);
      if (count) this.#ears.moved(flight.move, count, ticket);
    } catch (error) {
      this.#set(failMove(this.#state, ticket));
      this.#ears.failed(error);
    }
  }

  async #sendUndo(done: Done): Promise<void> {
    const batches = this.#batches.get(done.ticket);
    if (!batches) return;
    try {
      const answer = await sendUndo(this.#api, batches, this.#ears.failed);
      this.#tell(landUndo(this.#state, done, answer));
      const away = !sameView(done.view, this.#state);
      const home = away ? { view: done.view, cards: cardsAfter(done, answer) } : null;
      const count = accepted(answer);
      if (count) this.#ears.tookBack(count, home);
    } catch (error) {
      this.#set(failUndo(this.#state, done));
      this.#ears.failed(error);
    }
  }

  /** Asks the server again, a little later. */
  lookAgain(): void {
    this.#soon(() => void this.#line.then(() => this.#look()));
  }

  // A list that was asked for before the last move or undo knows nothing of it: it is asked for again.
  async #look(): Promise<void> {
    if (this.#state.phase === "loading") return;
    const [epoch, sent] = [this.#epoch, this.#sent];
    const wanted = Math.min(largestPage, this.#state.cards.length + pageSize);
    const page = await this.#api.page(this.#query(wanted)).catch(() => null);
    if (!page || epoch !== this.#epoch) return;
    if (sent !== this.#sent) return this.lookAgain();
    const { state, left } = reconcile(this.#state, page);
    this.#set({ ...state, phase: "ready" });
    if (left) this.#ears.othersDecided(left);
  }

  #query(limit: number) {
    const { tab, filters, order } = this.#state;
    return { ...queryOf(filters), state: tab, order, limit };
  }

  #flight(ticket: number) {
    return this.#state.flights.find((known) => known.ticket === ticket);
  }

  #enqueue(run: () => Promise<void>): void {
    this.#sent++;
    this.#line = this.#line.then(run);
  }

  #tell({ state, notices }: { state: QueueState; notices: Notice[] }): void {
    this.#set(state);
    if (notices.length) this.#ears.noticed(notices);
  }

  #set(state: QueueState): void {
    this.#state = state;
    this.#ears.changed(state);
  }
}

function accepted({ results }: Answers): number {
  return results.filter((result) => result.ok).length;
}
