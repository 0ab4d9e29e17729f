import { and, eq } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { display } from "../db/schema/wall.ts";
import type { DisplayKind } from "../domain/vocabulary.ts";
import { taken } from "./create-wall.ts";

export interface DisplayToCreate {
  slug: string;
  kind: DisplayKind;
  settings: { dwellMs?: number | undefined };
}

/** Drops what was not given, so that the stored settings say only what somebody chose. */
const chosen = ({ dwellMs }: { dwellMs?: number | undefined }) =>
  dwellMs === undefined ? {} : { dwellMs };

export async function createDisplay(
  db: Db,
  wall: { id: string; workspace_id: string },
  { slug, kind, settings }: DisplayToCreate,
): Promise<string> {
  const [made] = await db
    .insert(display)
    .values({
      workspaceId: wall.workspace_id,
      wallId: wall.id,
      slug,
      kind,
      settings: chosen(settings),
    })
    .onConflictDoNothing({ target: display.slug })
    .returning({ id: display.id });
  if (!made) throw taken("display", slug);
  return made.id;
}

type On = { wallId: string; displayId: string };
const one = (on: On) => and(eq(display.id, on.displayId), eq(display.wallId, on.wallId));

export async function changeDisplay(
  db: Db,
  on: On,
  changes: { slug?: string | undefined; settings?: { dwellMs?: number | undefined } | undefined },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (changes.slug) {
      const [other] = await tx.select().from(display).where(eq(display.slug, changes.slug));
      if (other && other.id !== on.displayId) throw taken("display", changes.slug);
    }
    const set = {
      ...(changes.slug ? { slug: changes.slug } : {}),
      ...(changes.settings ? { settings: chosen(changes.settings) } : {}),
    };
    if (Object.keys(set).length > 0) await tx.update(display).set(set).where(one(on));
  });
}

export async function deleteDisplay(db: Db, on: On): Promise<void> {
  await db.delete(display).where(one(on));
}
