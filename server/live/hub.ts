/**
 * Every live stream of this process. It hears of commits over one listening connection, reads what they changed
 * once a wall, and writes the same bytes to every client. A wall without clients costs nothing.
 */
import { readSeqs, readWallBySlug, type WallRow } from "../db/reads/public-walls.ts";
import {
  type Channel,
  type ChannelReader,
  encodeEvent,
  publicSlug,
  readChannel,
  readNews,
} from "./channel.ts";
import type { LiveClient } from "./client-set.ts";

export interface Hub {
  /** Sends what a client missed since `after` (`null`: nothing) and everything from then on. */
  join(wallId: string, client: LiveClient, after: number | null): Promise<void>;
  leave(wallId: string, client: LiveClient): void;
  /** The wall of this address, if it has streams here, is public, and nothing newer was heard. Asks nobody. */
  find(slug: string): string | null;
  /** As `find`, but asks the database where there are no streams yet: once, however many wait for the answer. */
  seek(slug: string): Promise<string | null>;
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

export interface HubOptions extends ChannelReader {
  /** Where a failed reading is reported; the next beat tries again. */
  onError(error: unknown): void;
}

export function createHub(options: HubOptions): Hub {
  const channels = new Map<string, Channel>();
  const opening = new Map<string, Promise<Channel | null>>();
  /** Hints only: a channel says itself which address it has. */
  const bySlug = new Map<string, string>();
  const seeking = new Map<string, Promise<string | null>>();
  let asking = 0;
  return {
    join,
    leave,
    find,
    seek,
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
      else if (from < upTo) client.write(await channel.replays.of({ after: from, upTo }));
      from = upTo;
      // While this one waited, the others may have left and the channel with them.
      const isOpen = channels.get(wallId) === channel;
      if (isOpen && channel.seq === from && !client.gone) return channel.clients.add(client);
    }
  }

  function leave(wallId: string, client: LiveClient): void {
    const channel = channels.get(wallId);
    if (!channel) return;
    channel.clients.remove(client);
    if (channel.clients.size === 0) close(channel);
  }

  function drop(wallId: string): void {
    const channel = channels.get(wallId);
    if (!channel) return;
    channel.clients.endAll();
    close(channel);
  }

  function close(channel: Channel): void {
    if (channels.get(channel.wallId) === channel) channels.delete(channel.wallId);
    channel.replays.clear();
    moveIn(channel, null);
  }

  function find(slug: string): string | null {
    const channel = channels.get(bySlug.get(slug) ?? "");
    if (!channel || asking > 0) return null;
    return channel.slug === slug && channel.seq >= channel.wanted ? channel.wallId : null;
  }

  function seek(slug: string): Promise<string | null> {
    const work = seeking.get(slug) ?? open(slug).finally(() => seeking.delete(slug));
    seeking.set(slug, work);
    return work;
  }

  async function open(slug: string): Promise<string | null> {
    const wall = await readWallBySlug(options.db, slug);
    if (!wall || publicSlug(wall) === null) return null;
    const channel = await openChannel(wall.id);
    // Whatever moves a wall or closes it raises its `seq`: with the same one this is still its address.
    if (channel?.seq === wall.seq) moveIn(channel, slug);
    const found = find(slug);
    // Nobody will come in by this way, so nobody would close it.
    if (!found && channel?.clients.size === 0) close(channel);
    return found;
  }

  function moveIn(channel: Channel, slug: string | null): void {
    const { slug: before, wallId } = channel;
    if (before && bySlug.get(before) === wallId) bySlug.delete(before);
    channel.slug = slug;
    if (slug) bySlug.set(slug, wallId);
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
        let slug: string | null = null;
        const onWall = (wall: WallRow) => {
          slug = publicSlug(wall);
        };
        const range = { after: channel.seq, upTo };
        const news = await readNews({ ...options, onWall }, channel.wallId, range);
        channel.seq = upTo;
        moveIn(channel, slug);
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
    const work = opening.get(wallId) ?? readChannel(options, wallId);
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

  /** Until it is known what was missed, no wall is found without asking. */
  async function catchUp(): Promise<void> {
    asking++;
    try {
      const asked = [...channels.keys()];
      const found = await readSeqs(options.db, asked);
      const known = new Map(found.map(({ id, seq }) => [id, seq]));
      for (const id of asked) if (!known.has(id)) drop(id);
      for (const [id, seq] of known) heard(id, seq);
      for (const channel of channels.values()) void settled(channel);
    } catch (error) {
      for (const channel of channels.values()) moveIn(channel, null);
      options.onError(error);
    } finally {
      asking--;
    }
  }

  function beat(): void {
    for (const channel of channels.values()) channel.clients.write(heartbeat);
  }
}

const heartbeat = Buffer.from(":\n\n");
