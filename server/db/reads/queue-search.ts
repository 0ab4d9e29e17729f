/**
 * Finding by words. What few posts say is taken from the index of words and ordered; what many say is met soon enough by
 * walking along the queue. Which is which, PostgreSQL's own estimate says.
 */
import { type SQL, sql } from "drizzle-orm";
import { parseSearch, type SearchTerm, toTsquery } from "../../domain/search.ts";
import { type Executor, rows } from "../client.ts";
import { asked } from "./asked.ts";
import { findKeys, type KeyQuestion, walkKeys } from "./queue-keys.ts";
import type { QueuePlace } from "./queue-order.ts";
import { readStems } from "./stems.ts";

/**
 * `words` in all their forms; where those find nothing, `beginnings` of words; and where those find nothing either, the
 * `letters` as they stand. Who goes on to the next page stays with what the first one was found by.
 */
export const searchModes = ["words", "beginnings", "letters"] as const;
export type SearchMode = (typeof searchModes)[number];

export interface FoundKeys {
  mode: SearchMode;
  keys: QueuePlace[];
  /** Where to go on although fewer were found than asked for. */
  end: QueuePlace | null;
}

export async function searchKeys(
  executor: Executor,
  question: KeyQuestion,
  search: { q: string; workspaceId: string; mode: SearchMode | null },
): Promise<FoundKeys> {
  const terms = parseSearch(search.q);
  for (const mode of search.mode ? [search.mode] : modesFor(terms)) {
    const found = await searchBy(executor, mode, question, { ...search, terms });
    if (found.keys.length > 0 || found.end) return { mode, ...found };
  }
  return { mode: "letters", keys: [], end: null };
}

/** Without a word that has to occur there is nothing that could begin with it. */
const modesFor = (terms: SearchTerm[]): readonly SearchMode[] => {
  if (terms.length === 0) return ["letters"];
  return terms.some(({ excluded }) => !excluded) ? searchModes : ["words"];
};

interface Search {
  q: string;
  workspaceId: string;
  terms: SearchTerm[];
}

async function searchBy(
  executor: Executor,
  mode: SearchMode,
  question: KeyQuestion,
  { q, workspaceId, terms }: Search,
): Promise<Omit<FoundKeys, "mode">> {
  if (mode === "letters")
    return walkKeys(executor, { ...question, window: lettersAtOnce }, hasLetters(q));
  const stems = await readStems(
    executor,
    terms.flatMap(({ words }) => words),
  );
  const words = toTsquery(terms, stems, { beginnings: mode === "beginnings" });
  if (!words) return { keys: [], end: null };
  const found = (await isRare(executor, mode, words))
    ? null
    : await walk(executor, question, words);
  return { keys: found ?? (await findKeys(executor, question, { workspaceId, words })), end: null };
}

/** Letters have no index: each request looks through so many posts and says where it stopped. */
const lettersAtOnce = 600;

/** Up to here ordering what was found is faster than walking until enough are met. */
const rareUpTo = 4000;
/** PostgreSQL's estimate for the beginning of a word that it knows nothing of is five in a thousand. */
const rareShare = 0.006;

async function isRare(executor: Executor, mode: SearchMode, words: string): Promise<boolean> {
  const expected = await estimate(executor, sql`words @@ ${words}::tsquery`);
  if (expected <= rareUpTo || mode === "words") return expected <= rareUpTo;
  return expected <= rareShare * (await estimate(executor, sql`true`));
}

/** How many posts PostgreSQL expects to be so. It counts none of them. */
async function estimate(executor: Executor, condition: SQL): Promise<number> {
  const [plan] = await rows<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    executor,
    sql`explain (format json) select from post where ${condition}`,
  );
  return plan?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

/** After these stretches the words are rarer here than everywhere. */
const windows = [200, 800, 4000, 16_000];

/** `null` where too little was met, though there is more to look at. */
async function walk(
  executor: Executor,
  question: KeyQuestion,
  words: string,
): Promise<QueuePlace[] | null> {
  const fits = sql`p.words @@ ${words}::tsquery`;
  const keys: QueuePlace[] = [];
  let { after } = question;
  for (const window of windows) {
    const limit = question.limit - keys.length;
    const met = await walkKeys(executor, { ...question, after, limit, window }, fits);
    keys.push(...met.keys);
    if (keys.length === question.limit || !met.end) return keys;
    after = met.end;
  }
  return null;
}

/** Whatever the letters' case; Turkish dotted and dotless i are one letter here. */
function hasLetters(q: string) {
  const pattern = `%${asked(q).replace(/[\\%_]/g, "\\$&")}%`;
  const folded = (text: SQL) => sql`lower(translate(${text}, 'İIı', 'iii'))`;
  return sql`(${folded(sql`p.text`)} like ${folded(sql`${pattern}::text`)}
    or ${folded(sql`concat_ws(' ', a.name, a.handle)`)} like ${folded(sql`${pattern}::text`)})`;
}
