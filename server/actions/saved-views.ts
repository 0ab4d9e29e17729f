/** Saved views. One's own are kept by whoever decides; shared ones are seen by all who see the wall. */
import { and, eq, isNull } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "../db/client.ts";
import { savedView } from "../db/schema/desk.ts";
import { Problem } from "../domain/problem.ts";
import type { ActionContext } from "./context.ts";

export interface ViewPlace {
  workspaceId: string;
  wallId: string;
  /** Whose it is; `null` for a shared one. */
  userId: string | null;
}

export interface ViewToSave {
  name: string;
  query: Record<string, string>;
}

const mostViews = 100;

export function createView(
  { db }: ActionContext,
  place: ViewPlace,
  view: ViewToSave,
): Promise<string> {
  return db.transaction(async (tx) => {
    await requireRoom(tx, place);
    const id = v7();
    await refuseSecond(view.name, () => tx.insert(savedView).values({ id, ...place, ...view }));
    return id;
  });
}

export function changeView(
  { db }: ActionContext,
  place: ViewPlace,
  { id, ...changes }: { id: string; userId: string | null } & Partial<ViewToSave>,
): Promise<void> {
  return db.transaction(async (tx) => {
    const { userId } = changes;
    if (userId !== place.userId) await requireRoom(tx, { ...place, userId });
    await refuseSecond(changes.name ?? "", () =>
      tx.update(savedView).set(changes).where(eq(savedView.id, id)),
    );
  });
}

export async function deleteView({ db }: ActionContext, id: string): Promise<void> {
  await db.delete(savedView).where(eq(savedView.id, id));
}

async function requireRoom(tx: Tx, { wallId, userId }: ViewPlace): Promise<void> {
  const owner = userId === null ? isNull(savedView.userId) : eq(savedView.userId, userId);
  const kept = await tx.$count(savedView, and(eq(savedView.wallId, wallId), owner));
  if (kept >= mostViews)
    throw new Problem("invalid", `A wall keeps ${mostViews} views of a kind: delete one first.`);
}

async function refuseSecond(name: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    if (!isSecondName(cause)) throw cause;
    throw new Problem("taken", "There is a view of this name already: choose another one.", {
      errors: [{ path: "name", message: name ? `“${name}” is taken` : "this name is taken" }],
      cause,
    });
  }
}

function isSecondName(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("constraint_name" in error && error.constraint_name === "saved_view_name") return true;
  return isSecondName(error.cause);
}
