/**
 * The live stream of one wall in this process: its place in `seq` and the clients that listen. The bytes of an
 * event are built once and the same buffer goes to everybody.
 */
import type { LiveEvent } from "#wire/live.ts";
import type { Executor } from "../db/client.ts";
import { gateFacts, readingTime } from "../db/reads/post-row.ts";
import { readWallById, type WallRow } from "../db/reads/public-walls.ts";
import { type FoldedEvent, readFoldedEvents, readPostsByIds } from "../db/reads/wall-events.ts";
import { gate } from "../domain/gate.ts";
import { createClientSet } from "./client-set.ts";
import { presentPost, presentWall } from "./present.ts";
import { createReplays, type Replays, type Stretch } from "./replays.ts";

export interface ChannelReader {
  db: Executor;
  publicUrl: string;
  /** Is shown the wall as it was read, at `upTo` or later. */
  onWall?: ((wall: WallRow) => void) | undefined;
}

export interface Channel {
  wallId: string;
  /** All clients have been told everything up to here. */
  seq: number;
  /** The newest that was heard of. */
  wanted: number;
  clients: ReturnType<typeof createClientSet>;
  advancing: Promise<void> | null;
  replays: Replays;
  /** Its public address as of `seq`; `null` where that is not known or nobody may look. */
  slug: string | null;
}

/** More than this at once is cheaper to fetch than to replay. */
export const mostReplayed = 500;

/** One Server-Sent Event as bytes. `id` is where a client that has read it goes on. */
export function encodeEvent(seq: number, { kind, ...content }: LiveEvent): Buffer {
  return Buffer.from(`id: ${seq}\nevent: ${kind}\ndata: ${JSON.stringify(content)}\n\n`);
}

/** What happened after `after`, folded, up to `upTo`, as one buffer. */
export async function readNews(
  reader: ChannelReader,
  wallId: string,
  range: Stretch,
): Promise<Buffer> {
  if (range.after >= range.upTo) return Buffer.alloc(0);
  const reset = encodeEvent(range.upTo, { kind: "reset" });
  if (range.upTo - range.after > mostReplayed) return reset;
  const folded = await readFoldedEvents(reader.db, wallId, { ...range, most: mostReplayed });
  // Old events are pruned while their wall is read, so the question comes after the reading.
  const wall = await readWallById(reader.db, wallId);
  if (wall) reader.onWall?.(wall);
  if (!wall || range.after + 1 < wall.events_from) return reset;
  const say: LiveEvent = { kind: "wall", wall: presentWall(wall, reader.publicUrl) };
  if (folded.some((event) => event.kind === "reset"))
    return Buffer.concat([encodeEvent(range.upTo, say), reset]);
  const events = await fillIn(reader, wall, folded);
  return Buffer.concat(events.map(([seq, event]) => encodeEvent(seq, event)));
}

/** More bytes than this are a feed page several times over: fetching that is cheaper for both sides. */
const mostReplayedBytes = 1024 * 1024;

/** As `readNews`, for one client that comes back. */
async function readReplay(reader: ChannelReader, wallId: string, range: Stretch): Promise<Buffer> {
  const news = await readNews(reader, wallId, range);
  return news.length > mostReplayedBytes ? encodeEvent(range.upTo, { kind: "reset" }) : news;
}

/** Events say how a post is now: what was hidden meanwhile leaves as `hide`, whatever was said before. */
async function fillIn(
  reader: ChannelReader,
  wall: WallRow,
  folded: FoldedEvent[],
): Promise<[number, LiveEvent][]> {
  const ids = folded.flatMap(({ kind, postId }) => (postId && kind !== "hide" ? [postId] : []));
  const found = ids.length > 0 ? await readPostsByIds(reader.db, wall.id, ids) : [];
  const rows = new Map(found.map((row) => [row.id, row]));
  return folded.flatMap(({ seq, kind, postId }): [number, LiveEvent][] => {
    if (postId === null)
      return [[seq, { kind: "wall", wall: presentWall(wall, reader.publicUrl) }]];
    const row = rows.get(postId);
    const isShown =
      row && row.shown_at !== null && gate(gateFacts(row), "wall", readingTime(row)).show;
    if (!isShown) return [[seq, { kind: "hide", id: postId }]];
    const post = presentPost(row, { media: `${reader.publicUrl}/media/` });
    return [[seq, { kind: kind === "change" ? "change" : "show", post }]];
  });
}

/** The address under which anybody may follow it. */
export const publicSlug = (wall: WallRow) => (wall.state === "draft" ? null : wall.slug);

export async function readChannel(reader: ChannelReader, wallId: string): Promise<Channel | null> {
  const wall = await readWallById(reader.db, wallId);
  if (!wall) return null;
  return {
    wallId,
    seq: wall.seq,
    wanted: wall.seq,
    clients: createClientSet(),
    advancing: null,
    replays: createReplays({ read: (range) => readReplay(reader, wallId, range) }),
    slug: null,
  };
}
