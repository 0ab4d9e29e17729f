import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import { wall } from "../../db/schema/wall.ts";
import type { Actor } from "../context.ts";
import { recordEntry } from "./record-entry.ts";
import { whatChanged } from "./what-changed.ts";

type WallRow = typeof wall.$inferSelect;

/** Columns that count or follow: nobody set them. */
const ofItself = ["seq", "eventsFrom", "rulesVersion", "consentVersion"];

/** Reads the wall before its change; call the answer after it, to write down what is different. */
export async function recordWallChange(
  tx: Tx,
  by: { wallId: string; actor: Actor; at: Date },
): Promise<() => Promise<void>> {
  const before = await read(tx, by.wallId);
  return async () => {
    const after = await read(tx, by.wallId);
    if (!before || !after) return;
    const { look, ...changed } = whatChanged(before, after);
    for (const field of ofItself) delete changed[field];
    const detail = look ? { ...changed, look: lookChanged(before, after) } : changed;
    if (Object.keys(detail).length === 0) return;
    const { actor, at, wallId } = by;
    const told = { workspaceId: after.workspaceId, wallId, actor, about: after.title, detail, at };
    await recordEntry(tx, { ...told, kind: "wall", act: actOf(Object.keys(detail)) });
  };
}

const lookChanged = (before: WallRow, after: WallRow) => whatChanged(before.look, after.look);

/** Going dark and another look are acts of their own where nothing else was changed with them. */
const actOf = ([first, ...others]: string[]) =>
  others.length === 0 && (first === "state" || first === "look") ? first : "change";

async function read(tx: Tx, wallId: string): Promise<WallRow | null> {
  const [row] = await tx.select().from(wall).where(eq(wall.id, wallId));
  return row ?? null;
}
