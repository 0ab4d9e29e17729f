/** Hours as a clock on the wall shows them, in the zone that the rule names. */

/** Making one costs a thousand uses of it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  clocks.set(zone, clock);
  return clock;
}

export function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== null;
  } catch {
    return false;
  }
}

/** From `from` up to `until`, which is not part of it; 22:00 to 06:00 goes through midnight. */
export function isWithin(at: Date, span: { from: string; until: string; zone: string }): boolean {
  const now = clockOf(span.zone).format(at);
  return span.from < span.until
    ? now >= span.from && now < span.until
    : now >= span.from || now < span.until;
}
