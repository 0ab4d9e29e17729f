/** The words that posts are found by, with their stems. A trigger does the same, more slowly, for whoever inserts without. */
import { readStems } from "../../db/reads/stems.ts";
import { toTsvector, wordsOf } from "../../domain/search.ts";
import type { Intake } from "./intake.ts";

export interface Wording {
  text: string;
  author: { name: string; handle: string | null } | null;
}

/** A `tsvector` for each. */
export async function wordsFor({ tx }: Intake, posts: Wording[]): Promise<string[]> {
  const split = posts.map(({ text, author }) => ({
    text: wordsOf(text),
    author: wordsOf(`${author?.name ?? ""} ${author?.handle ?? ""}`),
  }));
  const stems = await readStems(
    tx,
    split.flatMap(({ text }) => text),
  );
  return split.map(({ text, author }) => toTsvector(text, author, stems));
}
