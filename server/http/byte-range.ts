/** RFC 9110, section 14: the one stretch of a file that a player asks for. */
export interface ByteRange {
  start: number;
  /** Included. */
  end: number;
}

/**
 * `null`: answer with all of it, as RFC 9110 asks for what is malformed, in another unit, or several stretches at once,
 * which no player needs and which multiply work. `"unsatisfiable"`: nothing of the file lies there.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  const range =
    first === ""
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : { start: Number(first), end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  const isEmpty = range.start >= size || (first === "" && Number(last) === 0);
  return isEmpty ? "unsatisfiable" : range;
}
