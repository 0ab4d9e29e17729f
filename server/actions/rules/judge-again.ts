/** Rules look again at posts that their authors edited: a word that was let in may not bring another one along. */
import type { PostRow } from "../../db/reads/post-row.ts";
import { judge, type Verdict } from "../../domain/moderation.ts";
import { next } from "../../domain/placement.ts";
import type { Intake } from "../ingest/intake.ts";
import type { PlacementChange } from "../placements.ts";
import { factsOf, gatherFacts, judgedRow } from "./gather-facts.ts";
import { readRuleBooks } from "./rule-book.ts";

/** `approve`: the rule that let it in would do so again. Else the verdict that keeps it out. */
export type Again = "approve" | Verdict;

/** Answers by wall and post, where rules or author lists have something to say. */
export async function judgeAgain(intake: Intake, rows: PostRow[]): Promise<Map<string, Again>> {
  const { tx, context, source, at } = intake;
  const books = await readRuleBooks({ db: context.db, tx }, [
    ...new Set(rows.map((r) => r.wall_id)),
  ]);
  const asking = rows.filter((row) => books.get(row.wall_id)?.needs.facts);
  const answers = new Map<string, Again>();
  if (asking.length === 0) return answers;
  const judged = asking.map(judgedRow);
  const around = await gatherFacts(tx, { workspaceId: source.workspaceId, books }, judged);
  for (const [place, row] of asking.entries()) {
    const [post, book] = [judged[place], books.get(row.wall_id)];
    if (!post || !book) continue;
    const facts = factsOf(post)({ wallId: row.wall_id, sourceId: row.source_id }, around);
    // The edit has asked for new opinions: what let it in before may not do so without them.
    const opinions = book.asksOpinions ? "waiting" : "none";
    const { verdict } = judge({ publishing: "manual", post: facts, opinions }, book, at);
    const keepsOut = verdict.move === "hold" || verdict.move === "reject";
    if (keepsOut) answers.set(`${row.wall_id} ${row.id}`, verdict);
    else if (verdict.actor === "rule" && row.approved_by === "rule")
      answers.set(`${row.wall_id} ${row.id}`, "approve");
  }
  return answers;
}

/** The move that a verdict makes of a placement as it is, or `null` where it is there already. */
export function changeBy(verdict: Verdict, row: PostRow, batch: string): PlacementChange | null {
  if (verdict.move === "none") return null;
  const state = next(row.state, verdict.move);
  if (!state) return null;
  const actor = { kind: verdict.actor, id: verdict.actorId, name: verdict.actorName };
  return {
    row,
    state,
    approvedBy: state === "approved" ? verdict.actor : null,
    reason: verdict.reason,
    decision: { batch, move: verdict.move, actor, reason: verdict.reason, note: verdict.note },
  };
}
