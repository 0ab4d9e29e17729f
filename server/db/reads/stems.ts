/**
 * Stems of words by PostgreSQL's own dictionaries, which every PostgreSQL has. Stems of a word never change, so they are
 * kept: writing a post's words then costs the database nothing but the writing.
 */
import { sql } from "drizzle-orm";
import { fold, type Stems, turkishSpellings } from "../../domain/search.ts";
import { type Executor, jsonRows, rows } from "../client.ts";

const mostKept = 100_000;
const kept = new Map<string, readonly string[]>();

/** The folded Turkish and English stems of each word, without the word itself. What has digits in it has none. */
export async function readStems(executor: Executor, words: Iterable<string>): Promise<Stems> {
  const found = new Map<string, readonly string[]>();
  const unknown: string[] = [];
  for (const word of new Set(words)) {
    const stems = kept.get(word);
    if (stems) found.set(word, stems);
    else if (!/\d/.test(word)) unknown.push(word);
  }
  if (kept.size + unknown.length > mostKept) kept.clear();
  for (const [word, stems] of await askFor(executor, unknown)) {
    kept.set(word, stems);
    found.set(word, stems);
  }
  return found;
}

async function askFor(executor: Executor, words: string[]): Promise<Map<string, string[]>> {
  if (words.length === 0) return new Map();
  const found = await rows<{ word: string; stems: string[] }>(
    executor,
    sql`
    select a.word, array_agg(distinct stem) as stems
    from json_to_recordset(${jsonRows(words.flatMap(formsOf))}) as a(word text, form text, tr boolean)
    left join lateral unnest(case when a.tr then ts_lexize('pg_catalog.turkish_stem', a.form)
      else ts_lexize('pg_catalog.english_stem', a.form) end) as stem on true
    group by a.word`,
  );
  return new Map(
    found.map(({ word, stems }) => {
      const folded = stems.filter((stem) => stem !== null).map(fold);
      return [word, [...new Set(folded)].filter((stem) => stem !== fold(word) && stem !== "")];
    }),
  );
}

const formsOf = (word: string) => [
  ...turkishSpellings(word).map((form) => ({ word, form, tr: true })),
  { word, form: word.toLowerCase(), tr: false },
];
