/** Second opinions as the desk shows them. */
import type { Placement } from "#wire/placement.ts";
import { type OpinionRow, scoresOf } from "../db/reads/opinions.ts";

const mostShown = 3;
/** Less is noise: every classifier gives every label a little. */
const worthShowing = 0.2;

/** Services are rarely sure about pictures: from here on eyes are spared until they want to look. */
const borderlineFrom = 0.3;

export const presentOpinions = (opinions: OpinionRow[]): Placement["opinions"] =>
  opinions.map((row) => ({ classifier: row.name, state: row.state, top: topOf(row) }));

function topOf(row: OpinionRow) {
  const highest = new Map<string, number>();
  for (const { label, score } of scoresOf([row]))
    highest.set(label, Math.max(score, highest.get(label) ?? 0));
  return [...highest]
    .map(([label, score]) => ({ label, score }))
    .filter(({ score }) => score >= worthShowing)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown);
}

export const borderlineOf = (opinions: OpinionRow[]): string[] => [
  ...new Set(
    opinions.flatMap(({ media_scores }) =>
      Object.entries(media_scores ?? {})
        .filter(([, scores]) => Object.values(scores).some((score) => score >= borderlineFrom))
        .map(([id]) => id),
    ),
  ),
];
