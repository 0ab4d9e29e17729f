import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "../db/client.ts";
import { display } from "../db/schema/wall.ts";
import type { DisplayKind } from "../domain/vocabulary.ts";
import type { Actor } from "./context.ts";
import { taken } from "./create-wall.ts";
import { koroItself, recordEntry } from "./log/record-entry.ts";
import { whatChanged } from "./log/what-changed.ts";

export interface DisplayToCreate {
  slug: string;
  kind: DisplayKind;
  settings: { dwellMs?: number | undefined };
}

/** Drops what was not given, so that the stored settings say only what somebody chose. */
const chosen = ({ dwellMs }: { dwellMs?: number | undefined }) =>
  dwellMs === undefined ? {} : { dwellMs };

export function createDisplay(
  db: Db,
  wall: { id: string; workspace_id: string },
  { slug, kind, settings }: DisplayToCreate,
  actor: Actor = koroItself,
): Promise<string> {
  return db.transaction(async (tx) => {
    const on = { workspaceId: wall.workspace_id, wallId: wall.id };
    const [made] = await tx
      .insert(display)
      .values({ ...on, slug, kind, settings: chosen(settings) })
      .onConflictDoNothing({ target: display.slug })
      .returning({ id: display.id });
    if (!made) throw taken("display", slug);
    const told = { ...on, actor, about: slug, detail: { kind } };
    await recordEntry(tx, { ...told, kind: "display", act: "create" });
    return made.id;
  });
}

type On = { wallId: string; displayId: string };
const one = (on: On) => and(eq(display.id, on.displayId), eq(display.wallId, on.wallId));

export async function changeDisplay(
  db: Db,
  on: On,
  changes: { slug?: string | undefined; settings?: { dwellMs?: number | undefined } | undefined },
  actor: Actor = koroItself,
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await readOne(tx, on);
    if (changes.slug) {
      const [other] = await tx.select().from(display).where(eq(display.slug, changes.slug));
      if (other && other.id !== on.displayId) throw taken("display", changes.slug);
    }
    const set = {
      ...(changes.slug ? { slug: changes.slug } : {}),
      ...(changes.settings ? { settings: chosen(changes.settings) } : {}),
    };
    const detail = whatChanged({ ...before }, set);
    if (!before || Object.keys(detail).length === 0) return;
    await tx.update(display).set(set).where(one(on));
    await recordEntry(tx, { ...told(before, actor), act: "change", detail });
  });
}

export async function deleteDisplay(db: Db, on: On, actor: Actor = koroItself): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await readOne(tx, on);
    if (!before) return;
    await tx.delete(display).where(one(on));
    await recordEntry(tx, { ...told(before, actor), act: "delete" });
  });
}

async function readOne(tx: Tx, on: On) {
  const [row] = await tx.select().from(display).where(one(on));
  return row ?? null;
}

const told = (row: typeof display.$inferSelect, actor: Actor) => ({
  ...{ workspaceId: row.workspaceId, wallId: row.wallId, kind: "display" as const },
  ...{ actor, about: row.slug },
});
