export type CaseKey = "next" | "previous" | "uphold" | "dismiss" | "open";

const keys: Record<string, CaseKey> = {
  ...{ j: "next", arrowdown: "next", k: "previous", arrowup: "previous" },
  ...{ u: "uphold", d: "dismiss", o: "open" },
};

/** What a key asks for, or nothing: somebody who writes or answers a dialog is not interrupted. */
export function keyOfCase(event: KeyboardEvent): CaseKey | undefined {
  const target = event.target as Element | null;
  const isTaken = target?.closest("input, textarea, select, wa-dialog, wa-dropdown, nav");
  if (isTaken || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return keys[event.key.toLowerCase()];
}
