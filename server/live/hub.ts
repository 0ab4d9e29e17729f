/**
 * Every live stream of this process. It hears of commits over one listening connection, reads what they changed
 * once a wall, and writes the same bytes to every client. A wall without clients costs nothing.
 */
import type { Executor } from "../db/client.ts";
import { readSeqs, readWallById } from "../db/reads/public-walls.ts";
import { type ChannelReader, encodeEvent, readNews } from "./channel.ts";
import { createClientSet, type LiveClient } from "./client-set.ts";

export interface Hub {
  /** Sends what a client missed since `after` (`null`: nothing) and everything from then on. */
  join(wallId: string, client: LiveClient, after: number | null): Promise<void>;
  leave(wallId: string, client: LiveClient): void;
  /** The wall is gone: its streams end. */
  drop(wallId: string): void;
  /** A commit was announced. */
  heard(wallId: string, seq: number): void;
  /** Something may have been missed: ask the database about every wall that has clients. */
  catchUp(): Promise<void>;
  /** A comment on every line, so that proxies keep it open and dead ones are noticed. */
  beat(): void;
  readonly clients: number;
  close(): void;
}

interface Channel {
  wallId: string;
  /** All clients have been told everything up to here. */
  seq: number;
  /** The newest that was heard of. */
  wanted: number;
  clients: ReturnType<typeof createClientSet>;
  advancing: Promise<void> | null;
  replays: Map<string, Promise<Buffer>>;
}

export interface HubOptions extends ChannelReader {
  /** Where a failed reading is reported; the next beat tries again. */
  onError(error: unknown): void;
}

export function createHub(options: HubOptions): Hub {
  const channels = new Map<string, Channel>();
  const opening = new Map<string, Promise<Channel | null>>();
  return {
    join,
    leave,
    drop,
    heard,
    catchUp,
    beat,
    get clients() {
      return [...channels.values()].reduce((sum, channel) => sum + channel.clients.size, 0);
    },
    close() {
      for (const channel of channels.values()) channel.clients.endAll();
      channels.clear();
    },
  };

  async function join(wallId: string, client: LiveClient, after: number | null): Promise<void> {
    try {
      await bringIn(wallId, client, after);
    } catch (error) {
      options.onError(error);
      client.end();
    }
    if (client.gone) leave(wallId, client);
  }

  /** Adds the client in the same breath in which it has been told everything, so that nothing falls between. */
  async function bringIn(wallId: string, client: LiveClient, after: number | null): Promise<void> {
    let from = after;
    while (!client.gone) {
      const channel = await openChannel(wallId);
      if (!channel) return client.end();
      await settled(channel);
      // The client may know more than this process has heard of; the database has the last word.
      if (from !== null && from > channel.seq) await refresh(channel);
      from ??= channel.seq;
      const upTo = channel.seq;
      if (from > upTo) client.write(encodeEvent(upTo, { kind: "reset" }));
      else if (from < upTo) client.write(await replay(channel, from, upTo));
      from = upTo;
      // While this one waited, the others may have left and the channel with them.
      const isOpen = channels.get(wallId) === channel;
      if (isOpen && channel.seq === from && !client.gone) return channel.clients.add(client);
    }
  }

  /** Ten thousand clients that come back at once ask for the same few stretches. */
  function replay(channel: Channel, after: number, upTo: number): Promise<Buffer> {
    const key = `${after}-${upTo}`;
    const known = channel.replays.get(key);
    if (known) return known;
    const reading = readNews(options, channel.wallId, { after, upTo });
    channel.replays.set(key, reading);
    reading.catch(() => channel.replays.delete(key));
    if (channel.replays.size > 200) channel.replays.clear();
    return reading;
  }

  function leave(wallId: string, client: LiveClient): void {
    const channel = channels.get(wallId);
    if (!channel) return;
    channel.clients.remove(client);
    if (channel.clients.size === 0) channels.delete(wallId);
  }

  function drop(wallId: string): void {
    channels.get(wallId)?.clients.endAll();
    channels.delete(wallId);
  }

  function heard(wallId: string, seq: number): void {
    const channel = channels.get(wallId);
    if (!channel || seq <= channel.wanted) return;
    channel.wanted = seq;
    void settled(channel);
  }

  /** One reading at a time; what is heard meanwhile is read right after. */
  function settled(channel: Channel): Promise<void> {
    if (channel.seq >= channel.wanted) return Promise.resolve();
    channel.advancing ??= advance(channel).finally(() => {
      channel.advancing = null;
    });
    return channel.advancing;
  }

  async function advance(channel: Channel): Promise<void> {
    try {
      while (channel.seq < channel.wanted) {
        const upTo = channel.wanted;
        const news = await readNews(options, channel.wallId, { after: channel.seq, upTo });
        channel.seq = upTo;
        channel.replays.clear();
        channel.clients.write(news);
      }
    } catch (error) {
      options.onError(error);
    }
  }

  async function openChannel(wallId: string): Promise<Channel | null> {
    const known = channels.get(wallId);
    if (known) return known;
    const work = opening.get(wallId) ?? readChannel(options.db, wallId);
    opening.set(wallId, work);
    try {
      const opened = await work;
      if (opened && !channels.has(wallId)) {
        channels.set(wallId, opened);
        // What was announced between the reading and this line found no channel to tell.
        await refresh(opened);
      }
      // Closed again meanwhile it is of no use, but its wall is there: whoever joins tries again.
      return channels.get(wallId) ?? opened;
    } finally {
      opening.delete(wallId);
    }
  }

  async function refresh(channel: Channel): Promise<void> {
    const [row] = await readSeqs(options.db, [channel.wallId]);
    if (row) channel.wanted = Math.max(channel.wanted, row.seq);
    await settled(channel);
  }

  async function catchUp(): Promise<void> {
    try {
      const asked = [...channels.keys()];
      const found = await readSeqs(options.db, asked);
      const known = new Map(found.map(({ id, seq }) => [id, seq]));
      for (const id of asked) if (!known.has(id)) drop(id);
      for (const [id, seq] of known) heard(id, seq);
      for (const channel of channels.values()) void settled(channel);
    } catch (error) {
      options.onError(error);
    }
  }

  function beat(): void {
    for (const channel of channels.values()) channel.clients.write(heartbeat);
  }
}

const heartbeat = Buffer.from(":\n\n");

async function readChannel(db: Executor, wallId: string): Promise<Channel | null> {
  const wall = await readWallById(db, wallId);
  if (!wall) return null;
  return {
    wallId,
    seq: wall.seq,
    wanted: wall.seq,
    clients: createClientSet(),
    advancing: null,
    replays: new Map(),
  };
}
