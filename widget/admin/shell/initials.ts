/** The letters that stand for a person: of the first and the last word of their name. */
export function initials(name: string): string {
  const [first, ...rest] = name.trim().split(/\s+/);
  return [first, rest.at(-1)].map((word) => [...(word ?? "")][0] ?? "").join("");
}
