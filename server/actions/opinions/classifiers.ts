/** Who is asked: added, changed, turned off, taken away. Secrets are sealed, and nobody is ever told them again. */
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { describeClassifiers, findClassifier } from "../../classifiers/registry.ts";
import { firstRow } from "../../db/client.ts";
import { type ClassifierRow, readClassifiers } from "../../db/reads/classifiers.ts";
import { classifier } from "../../db/schema/classifier.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { ClassifierKind } from "../../domain/vocabulary.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";
import { whatChanged, withoutQueries } from "../log/what-changed.ts";
import { withdrawQuestions } from "./withdraw-questions.ts";

type Fields = Record<string, unknown>;

export interface ClassifierToAdd {
  kind: ClassifierKind;
  name: string;
  on: boolean;
  settings: Fields;
  secrets?: Fields | undefined;
}

interface By {
  workspaceId: string;
  actor: Actor;
}

/** Every post asks all of them: more would only be slower. */
const mostClassifiers = 10;

export const offeredClassifiers = describeClassifiers;

export function addClassifier(
  { db, now, vault }: ActionContext,
  { workspaceId, actor }: By,
  wanted: ClassifierToAdd,
): Promise<string> {
  const settings = parseSettings(wanted.kind, wanted.settings);
  const secrets = parseSecrets(wanted.kind, wanted.secrets);
  return db.transaction(async (tx) => {
    if ((await readClassifiers(tx, workspaceId)).length >= mostClassifiers)
      throw new Problem("invalid", `A workspace asks at most ${mostClassifiers}.`);
    const { kind, name, on } = wanted;
    const sealed = secrets ? vault.seal(JSON.stringify(secrets)) : null;
    const row = { workspaceId, kind, name, on, settings, secrets: sealed };
    const [made] = await tx.insert(classifier).values(row).returning({ id: classifier.id });
    if (!made) throw new Error("insert returned no row");
    const detail = { classifier: made.id, kind, on, settings: withoutQueries(settings) };
    const told = { workspaceId, actor, about: name, detail, at: now() };
    await recordEntry(tx, { ...told, kind: "classifier", act: "create" });
    return made.id;
  });
}

export interface ClassifierToChange {
  name?: string | undefined;
  on?: boolean | undefined;
  settings?: Fields | undefined;
  secrets?: Fields | undefined;
  version?: number | undefined;
}

/** Answers the walls that changed: whoever is turned off is not waited for any more. */
export async function changeClassifier(
  context: ActionContext,
  { workspaceId, actor, id }: By & { id: string },
  changes: ClassifierToChange,
): Promise<Map<string, number>> {
  const { db, now, vault } = context;
  const turnsOff = await db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from classifier where id = ${id}::uuid for update`);
    const known = await readOne(tx, workspaceId, id);
    if (changes.version !== undefined && changes.version !== known.version)
      throw new Problem("stale", "Somebody else has changed this meanwhile.");
    const settings = parseSettings(known.kind, changes.settings ?? known.settings);
    const secrets = changes.secrets && parseSecrets(known.kind, changes.secrets);
    if (!secrets) refuseElsewhere(known, settings);
    const on = changes.on ?? known.on;
    await tx
      .update(classifier)
      .set({
        ...{ name: changes.name ?? known.name, on, settings, version: known.version + 1 },
        ...(secrets ? { secrets: vault.seal(JSON.stringify(secrets)) } : {}),
        ...{ failures: 0, trouble: null, troubleAt: null },
      })
      .where(eq(classifier.id, id));
    const { version: _, secrets: __, ...plain } = changes;
    const detail = {
      ...{ classifier: id, ...whatChanged({ ...known }, { ...plain, settings }) },
      // That they were changed, never what they are.
      ...(secrets ? { secrets: true } : {}),
    };
    const told = { workspaceId, actor, about: known.name, detail, at: now() };
    const act = known.on === on ? "change" : on ? "resume" : "pause";
    await recordEntry(tx, { ...told, kind: "classifier", act });
    return known.on && !on;
  });
  return turnsOff ? withdrawQuestions(context, id) : new Map();
}

/** A key that was entered for one address is not sent to another one: whoever changes it has to know the key. */
function refuseElsewhere(known: ClassifierRow, settings: Fields): void {
  const addresses = ({ baseUrl, url }: Fields) => JSON.stringify([baseUrl, url]);
  if (known.secrets === null || addresses(known.settings) === addresses(settings)) return;
  const message = "enter it again: the address is another one";
  throw new Problem("invalid", "Another address needs the key or the secret again.", {
    errors: [{ path: "secrets", message }],
  });
}

/** What it said goes with it; posts that were waiting for it wait for a person. */
export async function deleteClassifier(
  context: ActionContext,
  { workspaceId, actor, id }: By & { id: string },
): Promise<Map<string, number>> {
  await readOne(context.db, workspaceId, id);
  await context.db.execute(sql`update classifier set is_on = false where id = ${id}::uuid`);
  const seqs = await withdrawQuestions(context, id);
  await context.db.transaction(async (tx) => {
    const gone = await firstRow<{ name: string; kind: string }>(
      tx,
      sql`delete from classifier where id = ${id}::uuid returning name, kind`,
    );
    if (!gone) return;
    const detail = { classifier: id, kind: gone.kind };
    const told = { workspaceId, actor, about: gone.name, detail, at: context.now() };
    await recordEntry(tx, { ...told, kind: "classifier", act: "delete" });
  });
  return seqs;
}

async function readOne(
  executor: Parameters<typeof readClassifiers>[0],
  workspaceId: string,
  id: string,
): Promise<ClassifierRow> {
  const [row] = await readClassifiers(executor, workspaceId, id);
  if (!row) throw notFound("classifier");
  return row;
}

const parseSettings = (kind: ClassifierKind, given: Fields) =>
  parse(findClassifier(kind).settings, given, "settings") as Fields;

/** A form sends what was left empty, too. `null` where the kind has no secrets. */
function parseSecrets(kind: ClassifierKind, given: Fields = {}): Fields | null {
  const { secrets } = findClassifier(kind);
  if (!secrets) return null;
  const filled = Object.entries(given).filter(([, value]) => value !== "" && value !== null);
  return parse(secrets, Object.fromEntries(filled), "secrets") as Fields;
}

function parse(schema: z.ZodType, given: unknown, at: string): unknown {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    ...{ path: [at, ...path].join("."), message },
  }));
  throw new Problem("invalid", `The ${at} are not right.`, { errors });
}
