import { Parser } from "htmlparser2";

/** RFC 6721: the ids of entries that an Atom feed declares deleted. The feed library does not know them. */
export function readTombstones(written: string): string[] {
  if (!written.includes("deleted-entry")) return [];
  const ids: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, { ref }) {
        if (/^(\w+:)?deleted-entry$/.test(name) && ref) ids.push(ref);
      },
    },
    { xmlMode: true },
  );
  parser.end(written);
  return ids;
}
