/** Second opinions as moderation asks for them: where they stand, what they say. */
import { sql } from "drizzle-orm";
import type { OpinionAdvice, OpinionStanding } from "../../domain/moderation.ts";
import type { Score } from "../../domain/rules/facts.ts";
import type { OpinionState } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export interface OpinionRow {
  post_id: string;
  classifier_id: string;
  name: string;
  state: OpinionState;
  scores: Record<string, number> | null;
  media_scores: Record<string, Record<string, number>> | null;
  advice: string | null;
}

/** What was said about these posts and what is still being asked, by post. */
export async function readOpinions(
  db: Executor,
  postIds: string[],
): Promise<Map<string, OpinionRow[]>> {
  if (postIds.length === 0) return new Map();
  const found = await rows<OpinionRow>(
    db,
    sql`
    select o.post_id, o.classifier_id, c.name, o.state, o.scores, o.media_scores, o.advice
    from opinion o join classifier c on c.id = o.classifier_id
    where o.post_id = any(${sql.param(postIds)}::uuid[])
    order by c.created_at, c.id`,
  );
  return Map.groupBy(found, (row) => row.post_id);
}

export const standingOf = (opinions: OpinionRow[] = []): OpinionStanding => {
  const states = new Set(opinions.map((row) => row.state));
  if (states.has("waiting")) return "waiting";
  if (states.has("failed")) return "missing";
  return states.has("given") ? "given" : "none";
};

/** The strictest of those who would keep it out. */
export function adviceOf(opinions: OpinionRow[] = []): OpinionAdvice | null {
  for (const move of ["reject", "hold"] as const) {
    const found = opinions.find((row) => row.advice === move);
    if (found) return { move, name: found.name };
  }
  return null;
}

/** Of the words and of each picture; an advice is a fact, too: `advice-approve` and its like, with the score 1. */
export const scoresOf = (opinions: OpinionRow[] = []): Score[] =>
  opinions.flatMap(({ classifier_id: classifier, scores, media_scores, advice }) =>
    [
      ...Object.entries(scores ?? {}),
      ...Object.values(media_scores ?? {}).flatMap((one) => Object.entries(one)),
      ...(advice ? [[`advice-${advice}`, 1] as const] : []),
    ].map(([label, score]) => ({ classifier, label, score })),
  );
