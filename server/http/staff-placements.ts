/** Placements as staff see them, with what has happened to them and who has them at this moment. */
import type { Placement } from "#wire/placement.ts";
import type { ActionContext } from "../actions/context.ts";
import type { Viewer } from "../auth/viewer.ts";
import { readAuthorRecords } from "../db/reads/author-records.ts";
import { readClaims } from "../db/reads/claims.ts";
import { type DecisionRow, readHistories } from "../db/reads/decisions.ts";
import { readOpinions } from "../db/reads/opinions.ts";
import type { PlacementRow } from "../db/reads/placements.ts";
import { mayAct } from "../domain/people.ts";
import { iso } from "../live/present.ts";
import { presentPlacement } from "./present-admin.ts";

export async function staffPlacements(
  { db, now }: Pick<ActionContext, "db" | "now">,
  { viewer, wallId }: { viewer: Viewer; wallId: string },
  page: PlacementRow[],
): Promise<Placement[]> {
  const postIds = page.map((row) => row.id);
  const [decisions, claims, records, opinions] = await Promise.all([
    readHistories(db, wallId, postIds),
    readClaims(db, { wallId, postIds, at: now() }),
    readAuthorRecords(
      db,
      page.map((row) => row.account_id),
    ),
    readOpinions(db, postIds),
  ]);
  const histories = Map.groupBy(decisionsFor(viewer, decisions), (row) => row.post);
  return page.map((row) => {
    const held = claims.get(row.id);
    const claim = held && {
      ...{ by: held.name, isMe: held.user_id === viewer.userId, until: iso(held.until) },
    };
    const record = records.get(row.account_id ?? "") ?? null;
    return presentPlacement(row, histories.get(row.id) ?? [], claim, record, opinions.get(row.id));
  });
}

/** Notes hold what visitors told about themselves, and what colleagues told each other: for those who decide. */
export const decisionsFor = ({ role }: Viewer, decisions: DecisionRow[]): DecisionRow[] =>
  mayAct(role, "moderator") ? decisions : decisions.map((row) => ({ ...row, note: null }));
