import type { QueueHost } from "./queue-host.ts";
import type { View } from "./queue-state.ts";
import type { Sitting } from "./sitting.ts";

const size = 20;

/** My batch: up to twenty posts that nobody else is given, shown by themselves. It is the queue, narrowed to what is mine. */
export class Batching {
  readonly #host: QueueHost;
  readonly #sitting: () => Sitting | null;
  readonly #open: (view: View) => Promise<void>;
  starting = false;

  constructor(
    host: QueueHost,
    { sitting, open }: { sitting: () => Sitting | null; open: (view: View) => Promise<void> },
  ) {
    this.#host = host;
    this.#sitting = sitting;
    this.#open = open;
  }

  get isOn(): boolean {
    return this.#host.queue.filters.claimed === "me";
  }

  start = async (): Promise<void> => {
    const { app } = this.#host;
    const sitting = this.#sitting();
    if (!app.may.decide || this.starting || !sitting) return;
    this.starting = true;
    try {
      const count = await sitting.claim(size);
      app.announce(app.words.acts.reserved(count));
      if (count > 0) await this.#open({ tab: "pending", filters: { claimed: "me" } });
      else app.toast({ text: app.words.acts.nothingLeft });
      this.#host.follow();
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    } finally {
      this.starting = false;
    }
  };

  giveBack = async (): Promise<void> => {
    await this.#sitting()
      ?.giveBack()
      .catch(() => {});
    await this.#leave();
  };

  /** Five idle minutes are over: what was mine is anybody's. */
  lapsed = (): void => {
    const { app } = this.#host;
    app.toast({ text: app.words.acts.lapsed, tone: "bad" });
    if (this.isOn) void this.#leave();
  };

  async #leave(): Promise<void> {
    await this.#open({ tab: "pending", filters: {} });
    this.#host.follow();
  }
}
