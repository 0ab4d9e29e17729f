/** One's seat at the desk: tells the server that somebody is here and at what, and what is reserved meanwhile. */
import type { Seat } from "#wire/claim.ts";
import type { QueueApi } from "../api/queue-api.ts";

const beatEveryMs = 20_000;
/** Somebody who touched nothing for so long keeps the seat, but holds no posts. */
const idleAfterMs = 60_000;
const leaseMs = 5 * 60_000;
/** Only a lease that is nearly over is counted down: a clock that always runs makes hands nervous. */
const shortMs = 60_000;

export interface SittingOptions {
  api: Pick<QueueApi, "sit" | "presence" | "leave" | "claim" | "giveBack">;
  seats: (seats: readonly Seat[]) => void;
  /** Whole seconds that are left of a lease which is nearly over; `null` while there is time. */
  left: (seconds: number | null) => void;
  lapsed: () => void;
}

const signs = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

export class Sitting {
  readonly #options: SittingOptions;
  #tab = crypto.randomUUID();
  #post: string | null = null;
  #until: number | null = null;
  #touched = Date.now();
  #beat: ReturnType<typeof setInterval> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #soonSit: ReturnType<typeof setTimeout> | undefined;
  #soonLook: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SittingOptions) {
    this.#options = options;
  }

  start(): void {
    for (const sign of signs) addEventListener(sign, this.#touch, { passive: true, capture: true });
    addEventListener("pagehide", this.#leave);
    addEventListener("pageshow", this.#back);
    this.#beat = setInterval(() => void this.#sit(), beatEveryMs);
    void this.#sit().then(() => this.look());
  }

  stop(): void {
    for (const sign of signs) removeEventListener(sign, this.#touch, { capture: true });
    removeEventListener("pagehide", this.#leave);
    removeEventListener("pageshow", this.#back);
    for (const timer of [this.#beat, this.#clock]) clearInterval(timer);
    for (const timer of [this.#soonSit, this.#soonLook]) clearTimeout(timer);
    this.#leave();
  }

  /** Told a little later: hands that fly over ten posts need not be followed over each of them. */
  at(post: string | null): void {
    if (post === this.#post) return;
    this.#post = post;
    clearTimeout(this.#soonSit);
    this.#soonSit = setTimeout(() => void this.#sit(), 300);
  }

  /** Somebody came, left or moved on. */
  look(): void {
    clearTimeout(this.#soonLook);
    this.#soonLook = setTimeout(async () => {
      const answer = await this.#options.api.presence().catch(() => null);
      if (answer) this.#options.seats(answer.seats);
    }, 250);
  }

  /** Reserves up to `size` posts. Answers how many there are now. */
  async claim(size: number): Promise<number> {
    const { placements, until } = await this.#options.api.claim(size);
    this.#hold(placements.length ? Date.parse(until) : null);
    return placements.length;
  }

  async giveBack(): Promise<void> {
    this.#hold(null);
    await this.#options.api.giveBack();
  }

  /** A decision renews what is left. */
  renewed(): void {
    if (this.#until !== null) this.#hold(Date.now() + leaseMs);
  }

  #hold(until: number | null): void {
    this.#until = until;
    this.#options.left(null);
    clearInterval(this.#clock);
    if (until !== null) this.#clock = setInterval(this.#tick, 1000);
  }

  #tick = (): void => {
    if (this.#until === null) return;
    const left = this.#until - Date.now();
    if (left > shortMs) this.#options.left(null);
    else if (left > 0) this.#options.left(Math.ceil(left / 1000));
    else {
      this.#hold(null);
      this.#options.lapsed();
    }
  };

  #touch = (): void => {
    const wasIdle = this.#isIdle();
    this.#touched = Date.now();
    if (wasIdle) void this.#sit();
  };

  #isIdle(): boolean {
    return Date.now() - this.#touched >= idleAfterMs;
  }

  async #sit(): Promise<void> {
    const idle = this.#isIdle() || document.hidden;
    const seat = { tab: this.#tab, post: this.#post, idle };
    try {
      await this.#options.api.sit(seat);
      if (!idle) this.renewed();
    } catch (error) {
      this.#refused(error);
    }
  }

  // A copied tab has its twin's id; a post may have left the wall. Everything else heals with the next beat.
  #refused(error: unknown): void {
    const status = typeof error === "object" && error && "status" in error ? error.status : 0;
    if (status === 409) this.#tab = crypto.randomUUID();
    if (status === 404) this.#post = null;
  }

  #leave = (): void => this.#options.api.leave(this.#tab);

  // A page that comes back from the browser's cache had given everything back.
  #back = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.#sit();
  };
}
