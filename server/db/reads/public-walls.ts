import { sql } from "drizzle-orm";
import type { Locale, WallState } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";
import { asked } from "./asked.ts";

export interface WallRow {
  id: string;
  workspace_id: string;
  slug: string;
  title: string;
  locale: Locale;
  hashtags: string[];
  look: Record<string, unknown>;
  state: WallState;
  uploads: boolean;
  consent_version: number;
  consent_text: string | null;
  sponsored_every: number | null;
  seq: number;
  events_from: number;
}

const wallFields = sql`
  id, workspace_id, slug, title, locale, hashtags, look, state, uploads, consent_version,
  consent_text, sponsored_every, seq::float8 as seq, events_from::float8 as events_from`;

export const readWallBySlug = (executor: Executor, slug: string) =>
  firstRow<WallRow>(executor, sql`select ${wallFields} from wall where slug = ${asked(slug)}`);

export const readWallById = (executor: Executor, id: string) =>
  firstRow<WallRow>(executor, sql`select ${wallFields} from wall where id = ${id}::uuid`);

/** The newest `seq` of some walls: what a reader asks while nobody tells it. */
export const readSeqs = (executor: Executor, ids: string[]) =>
  rows<{ id: string; seq: number }>(
    executor,
    sql`select id, seq::float8 as seq from wall where id = any(${sql.param(ids)}::uuid[])`,
  );

export const readDisplay = (executor: Executor, slug: string) =>
  firstRow<{ wall_slug: string; slug: string; kind: string; settings: { dwellMs?: number } }>(
    executor,
    sql`
    select w.slug as wall_slug, d.slug, d.kind, d.settings
    from display d join wall w on w.id = d.wall_id
    where d.slug = ${asked(slug)}`,
  );
