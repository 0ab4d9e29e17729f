/** Packets of a film: counted before anything is written, then brought in the order of their time. */
import type { EncodedPacket, EncodedPacketSink } from "mediabunny";
import { FilmError } from "./film-error.ts";

export interface Measured {
  count: number;
  /** Seconds. */
  start: number;
  end: number;
}

/** One track on its way from a file to another. */
export interface Lane extends Omit<Measured, "count"> {
  packets: AsyncIterator<EncodedPacket>;
  add(packet: EncodedPacket): Promise<void>;
  close(): void;
}

/** What all tracks together may have; `measure` takes its part away. */
export interface Bound {
  packets: number;
  bytes: number;
}

/**
 * Walks through a track once without its bytes. A table of contents can name one stretch of a file a million times:
 * copied, a few megabytes would be terabytes, so no more bytes are taken than the file has.
 *
 * @throws {FilmError}
 */
export async function measure(sink: EncodedPacketSink, bound: Bound): Promise<Measured> {
  const measured = { count: 0, start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    measured.count++;
    measured.start = Math.min(measured.start, packet.timestamp);
    measured.end = Math.max(measured.end, packet.timestamp + packet.duration);
    bound.packets--;
    bound.bytes -= packet.byteLength;
    if (bound.bytes < 0) throw new FilmError("film-broken");
    if (bound.packets < 0) throw new FilmError("film-excessive");
  }
  if (measured.count === 0 || !Number.isFinite(measured.end - measured.start))
    throw new FilmError("film-broken");
  return measured;
}

/**
 * Picture and sound that belong together stand together in the file; nothing waits for the other's end. `delay` (in
 * seconds) moves all of them alike.
 */
export async function mix(lanes: Lane[], delay: number): Promise<void> {
  const open = await Promise.all(
    lanes.map(async (lane) => ({ lane, next: await lane.packets.next() })),
  );
  for (;;) {
    let first: (typeof open)[number] | null = null;
    for (const entry of open) {
      if (entry.next.done) continue;
      if (!first || timeOf(entry.next) < timeOf(first.next)) first = entry;
    }
    if (!first || first.next.done) return;
    const packet = first.next.value;
    await first.lane.add(packet.clone({ timestamp: packet.timestamp + delay }));
    first.next = await first.lane.packets.next();
    if (first.next.done) first.lane.close();
  }
}

const timeOf = (result: IteratorResult<EncodedPacket>) =>
  result.done ? Number.POSITIVE_INFINITY : result.value.timestamp;
