/**
 * The rules of walls, ready to be asked. Compiling a list of words takes longer than asking it a thousand times, so what
 * was compiled is kept for as long as the wall's `rules_version` says the same.
 */
import type { Db, Tx } from "../../db/client.ts";
import {
  type RuleRow,
  readRules,
  readWallRules,
  readWordLists,
  type WallRulesRow,
  type WordListRow,
} from "../../db/reads/rules.ts";
import type { WallRules } from "../../domain/moderation.ts";
import type { FindList } from "../../domain/rules/compile.ts";
import { type Rule, shippedLists, testsOf } from "../../domain/rules/condition.ts";
import { shippedWords } from "../../domain/rules/lists/shipped.ts";
import { type CompiledRule, compileRule } from "../../domain/rules/run-rules.ts";

export interface RuleBook extends WallRules {
  /** What has to be gathered before anything can be asked; nothing of it costs a wall without rules anything. */
  needs: Record<"facts" | "authors" | "firstPosts" | "duplicates" | "scores", boolean>;
  /** Nothing is let in by itself before those have answered who are asked about every post. */
  asksOpinions: boolean;
}

type Kept = { version: number; rules: CompiledRule[] };
/** By the pool, so that two databases of one process never meet. */
const books = new WeakMap<object, Map<string, Kept>>();
const mostKept = 2000;

export async function readRuleBooks(
  { db, tx }: { db: Db; tx: Tx },
  wallIds: string[],
): Promise<Map<string, RuleBook>> {
  if (wallIds.length === 0) return new Map();
  const walls = await readWallRules(tx, wallIds);
  const kept = keptOf(db);
  const stale = walls.filter((wall) => kept.get(wall.id)?.version !== wall.rules_version);
  const fresh = stale.length > 0 ? await compileFor(tx, stale) : new Map<string, CompiledRule[]>();
  for (const wall of stale) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(wall.id, { version: wall.rules_version, rules: fresh.get(wall.id) ?? [] });
  }
  return new Map(
    walls.map((wall) => [
      wall.id,
      bookOf(wall, kept.get(wall.id)?.rules ?? fresh.get(wall.id) ?? []),
    ]),
  );
}

function keptOf(db: Db): Map<string, Kept> {
  const known = books.get(db) ?? new Map<string, Kept>();
  books.set(db, known);
  return known;
}

function bookOf(wall: WallRulesRow, rules: CompiledRule[]): RuleBook {
  const facts = new Set(
    rules.flatMap(({ rule }) => [...testsOf(rule.condition)].map((t) => t.fact)),
  );
  const firstPosts = wall.first_by_hand || facts.has("first-post");
  return {
    rules,
    firstByHand: wall.first_by_hand,
    asksOpinions: wall.has_classifiers,
    needs: {
      facts: rules.length > 0 || wall.has_standings || wall.first_by_hand,
      authors: wall.has_standings,
      firstPosts,
      duplicates: facts.has("duplicate"),
      scores: facts.has("score"),
    },
  };
}

async function compileFor(tx: Tx, walls: WallRulesRow[]): Promise<Map<string, CompiledRule[]>> {
  const rules = await readRules(
    tx,
    walls.map((wall) => wall.id),
  );
  const lists = await listsFor(tx, walls, rules);
  const byWall = Map.groupBy(rules, (row) => row.wall_id);
  return new Map(
    walls.map((wall) => [
      wall.id,
      (byWall.get(wall.id) ?? []).map((row) => compileRule(toRule(row), lists)),
    ]),
  );
}

/** Read only where a rule asks for a list of the workspace's own. */
async function listsFor(tx: Tx, walls: WallRulesRow[], rules: RuleRow[]): Promise<FindList> {
  const asksOwn = rules.some((row) =>
    [...testsOf(row.condition)].some((test) => test.fact === "list" && !isShipped(test.list)),
  );
  const own: WordListRow[] = [];
  if (asksOwn)
    for (const id of new Set(walls.map((wall) => wall.workspace_id)))
      own.push(...(await readWordLists(tx, id)));
  return findIn(own);
}

const isShipped = (list: string): list is (typeof shippedLists)[number] =>
  shippedLists.some((shipped) => shipped === list);

export function findIn(own: WordListRow[]): FindList {
  return (list) => {
    if (isShipped(list)) return [shippedWords[list]];
    const found = own.find((row) => row.id === list);
    return found ? [{ accents: found.accents, words: found.words, except: found.except }] : null;
  };
}

export const toRule = (row: RuleRow): Rule => ({
  id: row.id,
  name: row.name,
  condition: row.condition,
  moves: row.moves,
  on: row.is_on,
  sources: row.sources,
  from: row.from_at === null ? null : new Date(row.from_at),
  until: row.until_at === null ? null : new Date(row.until_at),
});
