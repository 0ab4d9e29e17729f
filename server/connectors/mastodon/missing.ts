/** Deletions seen at once: a status that has left the middle of the newest page is asked for by its id. */
import type { ConnectorEvent } from "../connector.ts";
import type { MastodonCursor } from "./cursor.ts";
import { recheckOne } from "./recheck.ts";
import type { MastodonContext } from "./settings.ts";

/** A reading stays short; the rest waits for the next one, and `recheck` finds all in the end. */
const maxAskedAtOnce = 5;
const maxWaiting = 40;

/** Ids that were on the last page, are not on this one, and did not simply roll off its end: an older one is still here. */
export function noticeMissing(cursor: MastodonCursor, now: readonly string[]): string[] {
  const lastStillHere = cursor.live.findLastIndex((id) => now.includes(id));
  const gone = cursor.live.slice(0, lastStillHere + 1).filter((id) => !now.includes(id));
  const waiting = cursor.missing.filter((id) => !now.includes(id));
  return [...new Set([...waiting, ...gone])].slice(0, maxWaiting);
}

/** Asks for the first few. An id that gets no answer waits: what a page brought must not be lost over it. */
export async function askIfGone(
  context: MastodonContext,
  missing: readonly string[],
): Promise<{ events: ConnectorEvent[]; left: string[] }> {
  const events: ConnectorEvent[] = [];
  for (const [asked, id] of missing.slice(0, maxAskedAtOnce).entries()) {
    const answer = await recheckOne(context, id, "asked").catch(() => null);
    if (answer === null) return { events, left: missing.slice(asked) };
    events.push(...answer.filter((event) => event.kind === "delete"));
  }
  return { events, left: missing.slice(maxAskedAtOnce) };
}
