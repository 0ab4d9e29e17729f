/**
 * When posts are born. A post is a function of its place on a fixed grid of time, so a restarted world has the very
 * same posts under the same ids: nothing a reader knew is ever missing, and nothing comes twice.
 */
import { diceFor } from "./dice.ts";

export interface Stream {
  /** Kept in the id, so at most 15. */
  number: number;
  everyMs: number;
  /** How many of the latest slots timelines list. */
  listed: number;
}

export interface Birth {
  stream: Stream;
  slot: number;
  id: string;
  at: number;
}

/** `live` runs while somebody watches; `past` is the sparse memory of the hours before the world was started. */
export function streamsOf(everyMs: number): { live: Stream; past: Stream; blog: Stream } {
  return {
    live: { number: 0, everyMs, listed: 400 },
    past: { number: 1, everyMs: everyMs * 50, listed: 36 },
    blog: { number: 2, everyMs: everyMs * 150, listed: 12 },
  };
}

/** Mastodon's own kind of id: milliseconds shifted by 16 bits, so that order of ids is order of birth. */
export function birthOf(seed: string, stream: Stream, slot: number): Birth {
  const dice = diceFor(seed, "birth", stream.number, slot);
  const at = Math.floor((slot + dice.between(0.05, 0.75)) * stream.everyMs);
  const low = stream.number * 4096 + dice.whole(0, 4095);
  return { stream, slot, at, id: String((BigInt(at) << 16n) | BigInt(low)) };
}

/** The latest births up to `now`, newest first, none older than `since`. */
export function birthsBefore(seed: string, stream: Stream, now: number, since: number): Birth[] {
  const last = Math.floor(now / stream.everyMs);
  const births: Birth[] = [];
  for (let slot = last; slot > last - stream.listed; slot -= 1) {
    const birth = birthOf(seed, stream, slot);
    if (birth.at < since) break;
    if (birth.at <= now) births.push(birth);
  }
  return births;
}

/** The birth an id stands for, or nothing when no post ever had that id. */
export function birthById(seed: string, streams: readonly Stream[], id: string): Birth | undefined {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const whole = BigInt(id);
  const at = Number(whole >> 16n);
  const stream = streams.find((one) => one.number === Number((whole & 0xffffn) >> 12n));
  if (stream === undefined) return undefined;
  const birth = birthOf(seed, stream, Math.floor(at / stream.everyMs));
  return birth.id === id ? birth : undefined;
}
