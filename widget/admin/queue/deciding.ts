import type { Move, Placement } from "#wire/placement.ts";
import type { Choice } from "./choice-dialog.ts";
import { nextState } from "./lifecycle.ts";
import { isHeldByOther, type QueueHost } from "./queue-host.ts";
import { stepsBack } from "./queue-state.ts";
import type { Why } from "./sending.ts";

export interface DecidingDialogs {
  reason: (count: number) => Promise<Why | null>;
  choose: <Value extends string>(choice: Choice<Value>) => Promise<Value | null>;
}

/** Decisions and taking them back, from a click, a key or a finger. */
export class Deciding {
  readonly #host: QueueHost;
  readonly #dialogs: DecidingDialogs;

  constructor(host: QueueHost, dialogs: DecidingDialogs) {
    this.#host = host;
    this.#dialogs = dialogs;
  }

  /** Asks why where a rejection needs it, then moves at once. */
  async move(cards: readonly Placement[], move: Move): Promise<void> {
    const { app, queue } = this.#host;
    if (!app.may.decide || cards.length === 0 || !nextState(queue.tab, move)) return;
    const mine = await this.#within(cards);
    if (mine.cards.length === 0) return;
    const why = move === "reject" ? await this.#dialogs.reason(mine.cards.length) : {};
    this.#host.follow();
    if (why) this.#send(mine.cards, move, { ...why, ...mine.why });
  }

  /** A finger has no time for a dialog: nothing is asked, and the way back is offered at once. */
  flick(card: Placement, move: Move): void {
    const { app, queue } = this.#host;
    if (!app.may.decide || !nextState(queue.tab, move)) return;
    if (isHeldByOther(card)) void this.move([card], move);
    else {
      this.#send([card], move, {});
      const { queue: words } = app.words;
      app.toast({ text: words.done[move](1), act: { label: words.undo, run: this.undo } });
    }
  }

  #send(cards: readonly Placement[], move: Move, why: Why): void {
    const ids = cards.map((card) => card.post.id);
    const { here } = this.#host.queue;
    const first = here && ids.includes(here) ? here : ids[0];
    this.#host.store.move(ids, move, { ...why, top: first ? this.#host.topOf(first) : null });
  }

  /** Leaves out what colleagues are on, unless it is all there is and whoever asks may decide anyway. */
  async #within(cards: readonly Placement[]): Promise<{ cards: readonly Placement[]; why: Why }> {
    const held = cards.filter((card) => isHeldByOther(card));
    if (held.length === 0) return { cards, why: {} };
    const { app } = this.#host;
    const free = cards.filter((card) => !held.includes(card));
    const who = held[0]?.claimedBy ?? app.words.acts.someone;
    if (free.length > 0 || !app.may.manage) {
      app.toast({ text: app.words.acts.heldBy(who, held.length), tone: "bad" });
      return { cards: free, why: {} };
    }
    return {
      cards: (await this.#overrules(who, held.length)) ? held : [],
      why: { overrule: true },
    };
  }

  async #overrules(who: string, count: number): Promise<boolean> {
    const { acts } = this.#host.app.words;
    const answer = await this.#dialogs.choose({
      title: acts.heldTitle(who, count),
      lead: acts.heldLead,
      options: [{ value: "anyway", label: acts.anyway, key: "d", tone: "bad" }],
    });
    return answer === "anyway";
  }

  // Said only now that the server has agreed; until then the cards have merely left the screen.
  said(move: Move, count: number, ticket: number): void {
    const { app, queue } = this.#host;
    const text = app.words.queue.done[move](count);
    const last = queue.undoable.at(-1)?.ticket === ticket;
    const act = { label: app.words.queue.undo, run: this.undo };
    if (count === 1) app.announce(text);
    else app.toast(last ? { text, act } : { text });
  }

  undo = (): void => {
    const { app, queue, store } = this.#host;
    if (stepsBack(queue) === 0) {
      app.toast({ text: app.words.queue.nothingToUndo });
      return;
    }
    const { top } = store.undo();
    this.#host.follow(top);
  };
}
