/** Word lists as CSV (RFC 4180): a word a row, then how it has to stand. What a table program makes of it comes back. */
import { Problem } from "../problem.ts";
import { readEntry, type WordKind, wordKinds } from "./word-tree.ts";

export interface ListWords {
  words: string[];
  except: string[];
}

const header = "word,kind";

export function writeListCsv({ words, except }: ListWords): string {
  const rows = [
    ...words.map((entry) => readEntry(entry)).map(({ text, kind }) => [text, kind]),
    ...except.map((text) => [text, "except"]),
  ];
  return [header, ...rows.map((row) => row.map(quote).join(","))].join("\r\n").concat("\r\n");
}

/** A cell that begins with one of these is a formula to a table program; a quote before it makes it a text again. */
function quote(cell = ""): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Takes a file with or without a header, with commas or semicolons; a row without a kind is a word. */
export function readListCsv(csv: string): ListWords {
  const list: ListWords = { words: [], except: [] };
  for (const [at, row] of rowsOf(csv.replace(/^\ufeff/, "")).entries()) {
    const [cell = "", given = ""] = row.map((each) => each.trim());
    const word = cell.replace(/^'(?=[=+\-@])/, "");
    if (word === "" || (at === 0 && word.toLowerCase() === "word")) continue;
    const kind = given.toLowerCase() || "word";
    if (!isKind(kind)) throw unknownKind(at + 1, given);
    if (kind === "except") list.except.push(word);
    else list.words.push(asEntry(word, kind));
  }
  return { words: [...new Set(list.words)], except: [...new Set(list.except)] };
}

const isKind = (kind: string): kind is WordKind => wordKinds.some((known) => known === kind);

const asEntry = (word: string, kind: WordKind) => {
  const bare = readEntry(word).text;
  if (kind === "part") return `*${bare}*`;
  return kind === "prefix" ? `${bare}*` : word;
};

const unknownKind = (row: number, given: string) =>
  new Problem("invalid", `Row ${row} has the kind “${given}”: use ${wordKinds.join(", ")}.`, {
    errors: [{ path: "csv", message: `row ${row}: unknown kind “${given}”` }],
  });

/** Quoted cells may hold commas, quotes and line ends. */
function rowsOf(csv: string): string[][] {
  const separator = csv.split(/\r?\n/, 1)[0]?.includes(";") ? ";" : ",";
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at <= csv.length; at++) {
    const sign = csv[at];
    if (quoted && sign === '"' && csv[at + 1] === '"') cell += csv[at++];
    else if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (quoted && sign !== undefined) cell += sign;
    else if (sign === separator || sign === "\n" || sign === undefined) {
      rows.at(-1)?.push(cell.replace(/\r$/, ""));
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  return rows;
}
