/** Sources of a wall: made, changed, tried and taken away. A connector's own schemas parse what it needs. */
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Connector, ConnectorError, type FoundPost } from "../connectors/connector.ts";
import { findConnector } from "../connectors/registry.ts";
import { type Executor, firstRow } from "../db/client.ts";
import { source, wallSource } from "../db/schema/source.ts";
import { type FieldError, notFound, Problem } from "../domain/problem.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { Publishing, SourceState } from "../domain/vocabulary.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { ActionContext, Actor } from "./context.ts";
import { koroItself, recordEntry } from "./log/record-entry.ts";
import { whatChanged, withoutQueries } from "./log/what-changed.ts";

export interface SourceToCreate {
  connector: string;
  settings: Record<string, unknown>;
  secrets?: Record<string, unknown> | undefined;
  publishing: Publishing;
}

/** Parses settings and secrets. Throws `invalid` with a path for every field that is wrong. */
export function parseSource(wanted: Pick<SourceToCreate, "connector" | "settings" | "secrets">) {
  const connector = findConnector(wanted.connector);
  if (!connector)
    throw new Problem("invalid", `There is no connector “${wanted.connector}”.`, {
      errors: [
        { path: "connector", message: "not a known connector; see GET /v1/admin/connectors" },
      ],
    });
  const settings = parse(connector.settings, wanted.settings, "settings");
  const given = withoutEmpty(wanted.secrets);
  const secrets = given && connector.secrets ? parse(connector.secrets, given, "secrets") : null;
  return { connector, settings, secrets };
}

function parse<T>(schema: z.ZodType<T>, given: unknown, at: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.map((issue) => ({
    path: [at, ...issue.path].join("."),
    message: issue.message,
  }));
  throw new Problem("invalid", `The ${at} are not right.`, { errors });
}

/** A form sends the fields that were left empty, too. */
function withoutEmpty(secrets: Record<string, unknown> | undefined) {
  const given = Object.entries(secrets ?? {}).filter(([, value]) => value !== "" && value !== null);
  return given.length > 0 ? Object.fromEntries(given) : null;
}

export function createSource(
  { db, now, vault }: ActionContext,
  on: { workspaceId: string; wallId: string },
  wanted: SourceToCreate,
  actor: Actor = koroItself,
): Promise<string> {
  const { connector, settings, secrets } = parseSource(wanted);
  const parsedSettings = settings as Record<string, unknown>;
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(source)
      .values({
        workspaceId: on.workspaceId,
        connector: connector.name,
        settings: parsedSettings,
        secrets: secrets ? vault.seal(JSON.stringify(secrets)) : null,
        nextReadAt: connector.capabilities.reads ? now() : null,
      })
      .returning({ id: source.id });
    if (!made) throw new Error("insert returned no row");
    await tx
      .insert(wallSource)
      .values({ wallId: on.wallId, sourceId: made.id, publishing: wanted.publishing });
    const detail = {
      source: made.id,
      settings: withoutQueries(parsedSettings),
      publishing: wanted.publishing,
    };
    const told = { ...on, actor, about: connector.name, detail };
    await recordEntry(tx, { ...told, kind: "source", act: "create", at: now() });
    return made.id;
  });
}

export interface SourceToChange {
  settings?: Record<string, unknown> | undefined;
  secrets?: Record<string, unknown> | undefined;
  publishing?: Publishing | undefined;
  state?: SourceState | undefined;
}

/** Other settings are another place: the cursor starts anew. Any change clears the trouble and reads again at once. */
export function changeSource(
  { db, now, vault }: ActionContext,
  on: { wallId: string; sourceId: string },
  changes: SourceToChange,
  actor: Actor = koroItself,
): Promise<void> {
  return db.transaction(async (tx) => {
    const known = await readSourceOnWall(tx, on);
    const given = { connector: known.connector, settings: changes.settings ?? known.settings };
    const parsed = parseSource({ ...given, secrets: changes.secrets });
    const state = changes.state ?? (known.state === "attention" ? "active" : known.state);
    await tx
      .update(source)
      .set({
        settings: parsed.settings as Record<string, unknown>,
        ...(changes.settings ? { cursor: null } : {}),
        ...(changes.secrets
          ? { secrets: parsed.secrets ? vault.seal(JSON.stringify(parsed.secrets)) : null }
          : {}),
        state,
        failures: 0,
        trouble: null,
        nextReadAt: parsed.connector.capabilities.reads && state === "active" ? now() : null,
      })
      .where(eq(source.id, on.sourceId));
    if (changes.publishing)
      await tx.execute(sql`
        update wall_source set publishing = ${changes.publishing}
        where wall_id = ${on.wallId}::uuid and source_id = ${on.sourceId}::uuid`);
    const { publishing } = changes;
    const after = { settings: parsed.settings, state, ...(publishing ? { publishing } : {}) };
    const detail = {
      ...{ source: known.id, ...whatChanged({ ...known }, after) },
      // That they were changed, never what they are.
      ...(changes.secrets ? { secrets: true } : {}),
    };
    const told = { workspaceId: known.workspaceId, wallId: on.wallId, actor, detail, at: now() };
    const act = actOn(known.state, changes);
    await recordEntry(tx, { ...told, kind: "source", act, about: known.connector });
  });
}

/** Stopping and going on are acts of their own where nothing else was changed with them. */
function actOn(before: SourceState, { state, ...others }: SourceToChange): string {
  const alone = Object.values(others).every((value) => value === undefined);
  if (!alone || state === undefined || state === before) return "change";
  return state === "paused" ? "pause" : "resume";
}

/** Its posts stay on the wall, with their decisions; nothing new comes. */
export function deleteSource(
  { db, now }: ActionContext,
  on: { wallId: string; sourceId: string },
  actor: Actor = koroItself,
): Promise<void> {
  return db.transaction(async (tx) => {
    const { workspaceId, connector, settings } = await readSourceOnWall(tx, on);
    const told = { workspaceId, wallId: on.wallId, actor, about: connector, at: now() };
    const detail = { source: on.sourceId, settings: withoutQueries(settings) };
    await recordEntry(tx, { ...told, kind: "source", act: "delete", detail });
    await tx.execute(sql`
      delete from wall_source
      where wall_id = ${on.wallId}::uuid and source_id = ${on.sourceId}::uuid`);
    await tx.execute(sql`
      delete from source s where s.id = ${on.sourceId}::uuid
        and not exists (select 1 from wall_source ws where ws.source_id = s.id)`);
  });
}

export interface SourceRow {
  id: string;
  workspaceId: string;
  connector: string;
  settings: Record<string, unknown>;
  secrets: string | null;
  state: SourceState;
  publishing: Publishing;
}

export async function readSourceOnWall(
  executor: Executor,
  { wallId, sourceId }: { wallId: string; sourceId: string },
): Promise<SourceRow> {
  const row = await firstRow<SourceRow>(
    executor,
    sql`
    select s.id, s.workspace_id as "workspaceId", s.connector, s.settings, s.secrets, s.state,
      ws.publishing
    from source s join wall_source ws on ws.source_id = s.id
    where s.id = ${sourceId}::uuid and ws.wall_id = ${wallId}::uuid`,
  );
  if (!row) throw notFound("source");
  return row;
}

export interface SourceTrial {
  ok: boolean;
  words: Sentence;
  sample: FoundPost | null;
}

/** Tries settings without storing anything. A network that says no is an answer, not an error. */
export async function tryConnector(
  world: { fetch: SafeFetch; now: () => Date },
  wanted: { connector: Connector; settings: unknown; secrets: unknown },
): Promise<SourceTrial> {
  const { connector, settings, secrets } = wanted;
  if (!connector.check) return { ok: true, words: nothingToCheck, sample: null };
  try {
    const signal = AbortSignal.timeout(20_000);
    const { sample } = await connector.check({ ...world, settings, secrets, signal });
    return { ok: true, words: sample ? works : worksWithoutPosts, sample };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { ok: false, words: error.words, sample: null };
  }
}

const nothingToCheck: Sentence = { en: "Nothing to check.", tr: "Denenecek bir şey yok." };
const works: Sentence = { en: "It works.", tr: "Çalışıyor." };
const worksWithoutPosts: Sentence = {
  en: "It works; there is no post yet.",
  tr: "Çalışıyor; henüz gönderi yok.",
};
