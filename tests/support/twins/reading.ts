/** A scheduler in small: reads until nothing more is asked for, and keeps what a store would keep. */
import type {
  Connector,
  ConnectorContext,
  ConnectorEvent,
  FoundPost,
} from "../../../server/connectors/connector.ts";
import { createSafeFetch } from "../../../server/net/safe-fetch.ts";

/** A clock that moves only when told. */
export interface TestClock {
  now: () => Date;
  pass(ms: number): void;
}

export function testClock(start = "2026-06-01T12:00:00.000Z"): TestClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    pass: (ms) => {
      time += ms;
    },
  };
}

/** One for the whole file: it keeps connections. Loopback is allowed, as nothing else is reachable in tests. */
export const loopbackFetch = createSafeFetch({
  allowPrivate: ["127.0.0.0/8"],
  userAgent: "Koro tests",
});

export class TestStore {
  readonly posts = new Map<string, FoundPost>();
  readonly deleted: string[] = [];
  readonly gaps: string[] = [];
  /** The cursor as it comes back from a database. */
  cursor: unknown = null;

  take(events: readonly ConnectorEvent[]): void {
    for (const event of events) {
      if (event.kind === "upsert") this.posts.set(event.post.externalId, event.post);
      if (event.kind === "gap") this.gaps.push(event.why);
      if (event.kind === "delete") {
        this.posts.delete(event.externalId);
        this.deleted.push(event.externalId);
      }
    }
  }

  get texts(): string[] {
    return [...this.posts.values()].map((post) => post.text).sort();
  }
}

export interface TestSource {
  connector: Connector<never, never, never>;
  settings: unknown;
  secrets?: unknown;
  clock: TestClock;
}

export function contextOf({
  connector,
  settings,
  secrets,
  clock,
}: TestSource): ConnectorContext<never, never> {
  return {
    settings: connector.settings.parse(settings),
    secrets: (secrets ?? null) as never,
    fetch: loopbackFetch,
    now: clock.now,
    signal: new AbortController().signal,
  };
}

/** One turn of the scheduler: readings until `more` is false, each saved before the next. Answers how many there were. */
export async function readAll(
  source: TestSource,
  store: TestStore,
  maxReadings = 60,
): Promise<number> {
  const { connector } = source;
  for (let readings = 1; readings <= maxReadings; readings += 1) {
    const saved = store.cursor === null ? null : connector.cursor?.parse(store.cursor);
    const reading = await connector.read?.(contextOf(source), (saved ?? null) as never);
    if (!reading) throw new Error(`${connector.name} does not read`);
    store.take(reading.events);
    store.cursor = JSON.parse(JSON.stringify(reading.cursor));
    if (!reading.more) return readings;
  }
  throw new Error(`still more after ${maxReadings} readings`);
}
