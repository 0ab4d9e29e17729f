/**
 * The one listening connection of a process. It is watched by a heartbeat, so that a connection that died without
 * a word is noticed too; while it is down `healthy` is false and readers check the database themselves.
 */
import postgres from "postgres";

export interface Listener {
  readonly healthy: boolean;
  stop(): Promise<void>;
}

export interface ListenerOptions {
  url: string;
  channel: string;
  onPayload(payload: string): void;
  /** Listening has begun, or begun again: whatever was said meanwhile was missed. */
  onUp(): void;
  onDown?(cause: unknown): void;
  heartbeatMs?: number;
  retryMs?: number;
}

/** `postgres` documents `listen`, which gives up after a failed re-connect; these options are what it is made of. */
interface RawListenOptions {
  onnotify(channel: string, payload: string): void;
  onclose(): void;
}

export function listen(options: ListenerOptions): Listener {
  const { heartbeatMs = 5_000, retryMs = 250 } = options;
  let healthy = false;
  let stopped = false;
  let client: postgres.Sql | null = null;
  let timer: NodeJS.Timeout | undefined;

  void connect();
  return {
    get healthy() {
      return healthy;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end({ timeout: 1 });
    },
  };

  async function connect(): Promise<void> {
    if (stopped) return;
    const mine = openClient();
    client = mine;
    try {
      await ask(mine, `listen "${options.channel}"`);
      if (client !== mine || stopped) return;
      healthy = true;
      options.onUp();
      timer = setTimeout(() => void beat(mine), heartbeatMs);
    } catch (cause) {
      down(mine, cause);
    }
  }

  function openClient(): postgres.Sql {
    const raw: RawListenOptions = {
      onnotify: (channel, payload) => channel === options.channel && options.onPayload(payload),
      onclose: () => down(opened, new Error("the listening connection closed")),
    };
    const opened: postgres.Sql = postgres(options.url, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      prepare: false,
      onnotice: () => {},
      connection: { application_name: "koro-listen" },
      ...raw,
    });
    return opened;
  }

  async function beat(mine: postgres.Sql): Promise<void> {
    try {
      await ask(mine, "select 1");
      if (client === mine && !stopped) timer = setTimeout(() => void beat(mine), heartbeatMs);
    } catch (cause) {
      down(mine, cause);
    }
  }

  /** Silence is an answer, too; and `postgres` dials for ever, without a pause, where a door opens and shuts again. */
  async function ask(mine: postgres.Sql, statement: string): Promise<void> {
    const late = setTimeout(() => down(mine, new Error("no answer in time")), heartbeatMs);
    try {
      await mine.unsafe(statement);
    } finally {
      clearTimeout(late);
    }
  }

  function down(mine: postgres.Sql, cause: unknown): void {
    if (client !== mine || stopped) return;
    client = null;
    healthy = false;
    clearTimeout(timer);
    options.onDown?.(cause);
    void mine.end({ timeout: 0 }).catch(() => {});
    timer = setTimeout(() => void connect(), retryMs);
  }
}
