/** `#rrggbb` of what somebody typed, `null` for nothing, `undefined` for what is no colour. */
export function readColour(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return null;
  const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(text) ?? [];
  if (!digits) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`;
}
