import type { AdminEvent } from "#wire/desk.ts";

export type LiveState = "connecting" | "open" | "lost";

type Heard = (event: AdminEvent) => void;

const kinds = [
  ...(["counts", "arrived", "noticed", "placement", "source", "wall", "reset"] as const),
  ...(["claims", "presence", "reports", "alert"] as const),
];

/** The one open line to `/v1/admin/live`, shared by all rooms. */
export class LiveLine {
  readonly #listeners = new Set<Heard>();
  readonly #onState: (state: LiveState) => void;
  #line: EventSource | null = null;
  #wasLost = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(onState: (state: LiveState) => void) {
    this.#onState = onState;
  }

  open(): void {
    this.close();
    const line = new EventSource("/v1/admin/live");
    line.addEventListener("open", () => this.#opened());
    line.addEventListener("error", () => this.#lost(line));
    for (const kind of kinds) {
      line.addEventListener(kind, (message) => this.#tell(kind, message));
    }
    this.#line = line;
    addEventListener("offline", this.#offline);
    addEventListener("online", this.#online);
  }

  close(): void {
    removeEventListener("offline", this.#offline);
    removeEventListener("online", this.#online);
    clearTimeout(this.#retry);
    this.#line?.close();
    this.#line = null;
  }

  /** Listens until the returned function is called. */
  listen(heard: Heard): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  // A line without a network stays open until the operating system gives it up, which may take minutes.
  #offline = (): void => {
    this.#wasLost = true;
    this.#onState("lost");
  };

  #online = (): void => this.open();

  // The line carries no history: after a gap everything has to be asked for again.
  #opened(): void {
    this.#onState("open");
    if (this.#wasLost) this.#spread({ kind: "reset" });
    this.#wasLost = false;
  }

  // A browser gives up for good when the answer was not a stream (a restart behind a proxy, an ended session).
  #lost(line: EventSource): void {
    this.#wasLost = true;
    this.#onState("lost");
    if (line.readyState === EventSource.CLOSED && line === this.#line) {
      this.#retry = setTimeout(() => this.open(), 5000);
    }
  }

  #tell(kind: AdminEvent["kind"], message: MessageEvent<string>): void {
    this.#spread({ ...JSON.parse(message.data || "{}"), kind } as AdminEvent);
  }

  #spread(event: AdminEvent): void {
    for (const heard of this.#listeners) heard(event);
  }
}
