import { sql } from "drizzle-orm";
import type { Db, Tx } from "../db/client.ts";
import { source, wallSource } from "../db/schema/source.ts";
import { display, wall } from "../db/schema/wall.ts";
import { Problem } from "../domain/problem.ts";
import type { AccentMode, EditPolicy, Locale, WallState } from "../domain/vocabulary.ts";
import type { Actor } from "./context.ts";
import { koroItself, recordEntry } from "./log/record-entry.ts";

export interface WallToCreate {
  slug: string;
  title: string;
  locale: Locale;
  hashtags: string[];
  accents: AccentMode;
  onEdit: EditPolicy;
  uploads: boolean;
  look: Record<string, unknown>;
  consentText?: string | undefined;
  state: WallState;
}

/** Makes a wall with its upload source (manual) and a screen of the same slug. Throws `taken` for a known slug. */
export function createWall(
  db: Db,
  workspaceId: string,
  wanted: WallToCreate,
  actor: Actor = koroItself,
): Promise<string> {
  return db.transaction(async (tx) => {
    await refuseTaken(tx, wanted.slug);
    const { consentText, ...fields } = wanted;
    const [made] = await tx
      .insert(wall)
      .values({
        ...fields,
        workspaceId,
        hashtags: withHash(wanted.hashtags),
        consentText: consentText ?? null,
      })
      .onConflictDoNothing({ target: wall.slug })
      .returning({ id: wall.id });
    if (!made) throw taken("wall", wanted.slug);
    await addUploadSource(tx, workspaceId, made.id);
    await addScreen(tx, { workspaceId, wallId: made.id, slug: wanted.slug });
    const { slug, title, state } = wanted;
    const told = { workspaceId, wallId: made.id, actor, about: title, detail: { slug, state } };
    await recordEntry(tx, { ...told, kind: "wall", act: "create" });
    return made.id;
  });
}

/** `#` is part of how a hashtag is written, whatever the moderator typed. */
export const withHash = (hashtags: string[]) => [
  ...new Set(hashtags.map((tag) => `#${tag.replace(/^[#＃﹟]/u, "")}`)),
];

export const taken = (what: string, slug: string) =>
  new Problem(
    "taken",
    `The address “${slug}” already belongs to another ${what}: choose another.`,
    {
      errors: [{ path: "slug", message: "already taken" }],
    },
  );

async function refuseTaken(tx: Tx, slug: string): Promise<void> {
  const known = await tx.execute(sql`select 1 from wall where slug = ${slug}`);
  if (known.length > 0) throw taken("wall", slug);
}

async function addUploadSource(tx: Tx, workspaceId: string, wallId: string): Promise<void> {
  const [made] = await tx
    .insert(source)
    .values({ workspaceId, connector: "upload", settings: {} })
    .returning({ id: source.id });
  if (made) await tx.insert(wallSource).values({ wallId, sourceId: made.id, publishing: "manual" });
}

/** Addresses of screens are one list for all walls: where the wall's own slug is gone, a number is added. */
async function addScreen(
  tx: Tx,
  screen: { workspaceId: string; wallId: string; slug: string },
): Promise<void> {
  for (let attempt = 1; attempt <= 50; attempt++) {
    const slug = attempt === 1 ? screen.slug : `${screen.slug.slice(0, 60)}-${attempt}`;
    const [made] = await tx
      .insert(display)
      .values({ ...screen, slug, kind: "screen" })
      .onConflictDoNothing({ target: display.slug })
      .returning({ id: display.id });
    if (made) return;
  }
  throw taken("display", screen.slug);
}
