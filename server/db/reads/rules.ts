/** Rules, word lists and author lists as they are stored. */
import { sql } from "drizzle-orm";
import type { AuthorList, Condition, RuleMoves } from "../../domain/rules/condition.ts";
import type { AccentReading } from "../../domain/rules/units.ts";
import { type Executor, rows } from "../client.ts";

export interface RuleRow {
  id: string;
  wall_id: string;
  name: string;
  is_on: boolean;
  condition: Condition;
  moves: RuleMoves;
  sources: string[] | null;
  from_at: string | null;
  until_at: string | null;
  version: number;
}

/** In the order in which they are asked. */
export const readRules = (db: Executor, wallIds: string[]) =>
  rows<RuleRow>(
    db,
    sql`
    select id, wall_id, name, is_on, condition, moves, sources, from_at, until_at, version from rule
    where wall_id = any(${sql.param(wallIds)}::uuid[])
    order by wall_id, position, id`,
  );

export interface WordListRow {
  id: string;
  name: string;
  accents: AccentReading;
  words: string[];
  except: string[];
  version: number;
}

export const readWordLists = (db: Executor, workspaceId: string) =>
  rows<WordListRow>(
    db,
    sql`
    select id, name, accents, words, "except", version from word_list
    where workspace_id = ${workspaceId}::uuid
    order by name, id`,
  );

export interface StandingRow {
  id: string;
  network: string;
  label: string;
  list: AuthorList;
  account_id: string | null;
}

/** Newest first; a list of people is read by people, so it is bounded. */
export const readStandings = (db: Executor, workspaceId: string) =>
  rows<StandingRow>(
    db,
    sql`
    select id, network, label, list, account_id from author_standing
    where workspace_id = ${workspaceId}::uuid
    order by id desc limit 5000`,
  );

/** What an ingest has to know of a wall before it may judge. */
export interface WallRulesRow {
  id: string;
  workspace_id: string;
  rules_version: number;
  first_by_hand: boolean;
  /** Somebody of this workspace is on a list. */
  has_standings: boolean;
  /** Somebody is asked for second opinions about the posts of this workspace. */
  has_classifiers: boolean;
}

export const readWallRules = (db: Executor, wallIds: string[]) =>
  rows<WallRulesRow>(
    db,
    sql`
    select id, workspace_id, rules_version, first_by_hand, exists (
      select 1 from author_standing s where s.workspace_id = w.workspace_id) as has_standings,
      exists (
      select 1 from classifier c where c.workspace_id = w.workspace_id and c.is_on) as has_classifiers
    from wall w where id = any(${sql.param(wallIds)}::uuid[])`,
  );
