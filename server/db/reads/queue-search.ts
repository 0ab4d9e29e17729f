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
  const share = await shareToWalkFor(executor, mode, words);
  const found = share === null ? null : await walk(executor, question, words, share);
  return { keys: found ?? (await findKeys(executor, question, { workspaceId, words })), end: null };
}

/** Letters have no index: each request looks through so many posts and says where it stopped. */
const lettersAtOnce = 600;

/**
 * Finding costs as much as was found, walking as much as is between two that fit. With the two costs as they were
 * measured they meet where the number found is the root of so many times all posts.
 */
const walkingAgainstFinding = 80;
/** PostgreSQL's estimate for the beginning of a word that it knows nothing of is five in a thousand. */
const unknownShare = 0.006;

/** The share of posts that fit, or `null` where they are too few to be met by walking. */
async function shareToWalkFor(executor: Executor, mode: SearchMode, words: string) {
  const [fitting, all] = await Promise.all([
    estimate(executor, sql`words @@ ${words}::tsquery`),
    estimate(executor, sql`true`),
  ]);
  const isUnknown = mode === "beginnings" && fitting <= unknownShare * all;
  return isUnknown || fitting ** 2 <= walkingAgainstFinding * all ? null : fitting / all;
}

/** How many posts PostgreSQL expects to be so. It counts none of them. */
async function estimate(executor: Executor, condition: SQL): Promise<number> {
  const [plan] = await rows<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    executor,
    sql`explain (format json) select from post where ${condition}`,
  );
  return plan?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

/** After stretches that should have been enough, the words are rarer here than everywhere. */
const stretches = [1.5, 6, 24];
const fewestAtOnce = 200;
const mostAtOnce = 16_000;

/** `null` where too little was met, though there is more to look at. */
async function walk(
  executor: Executor,
  question: KeyQuestion,
  words: string,
  share: number,
): Promise<QueuePlace[] | null> {
  const fits = sql`p.words @@ ${words}::tsquery`;
  const keys: QueuePlace[] = [];
  let { after } = question;
  for (const stretch of stretches) {
    const enough = Math.ceil((stretch * question.limit) / share);
    const window = Math.min(Math.max(enough, fewestAtOnce), mostAtOnce);
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
