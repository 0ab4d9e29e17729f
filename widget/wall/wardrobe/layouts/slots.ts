/** Columns of a ticker from its start, each with a place per line: who stands there, or nobody. */
export type Slots = (string | null)[][];

/** Which columns are in sight now: `count` of them from `from` on, around the end. */
export interface Sight {
  from: number;
  count: number;
}

/** Fills columns from the top down, one after the other: so the posts come by in the order of the feed. */
export function fillSlots(ids: readonly string[], lines: number): Slots {
  return Array.from({ length: Math.ceil(ids.length / lines) }, (_, column) =>
    Array.from({ length: lines }, (_, line) => ids[column * lines + line] ?? null),
  );
}

/**
 * The slots after posts came and went. What is in sight stays where it is: who left leaves a gap, who came takes a gap
 * out of sight, else gets a column that is about to come into sight. Only where the end of the line is in sight is
 * there no such column: then it goes before those in sight, and `shift` is by how many columns these moved.
 */
export function refillSlots(
  before: Slots,
  ids: readonly string[],
  { from, count }: Sight,
): { slots: Slots; shift: number } {
  const now = new Set(ids);
  const known = new Set(before.flat());
  const came = ids.filter((id) => !known.has(id));
  const lines = before[0]?.length ?? 1;
  const isInSight = (column: number) => (column - from + before.length) % before.length < count;
  const kept = before.map((column) => column.map((id) => (id !== null && now.has(id) ? id : null)));
  for (const [index, column] of kept.entries()) {
    if (isInSight(index)) continue;
    for (const line of column.keys()) column[line] ??= came.shift() ?? null;
  }
  const at = from + count <= before.length ? from + count : from;
  const added = fillSlots(came, lines);
  const isLeft = (column: (string | null)[], index: number) =>
    isInSight(index) || column.some((id) => id !== null);
  const first = kept.slice(0, from).filter(isLeft);
  const rest = kept.flatMap((column, index) => {
    const come = index === at ? added : [];
    return index < from || !isLeft(column, index) ? come : [...come, column];
  });
  const slots = [...first, ...rest, ...(at === before.length ? added : [])];
  return { slots, shift: first.length - from + (at === from ? added.length : 0) };
}
