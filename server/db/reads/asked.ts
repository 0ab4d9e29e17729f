import { type SQL, sql } from "drizzle-orm";

/** Words that somebody typed or put into an address. PostgreSQL refuses NUL, where the right answer is "nothing found". */
export const asked = (words: string): string => words.toWellFormed().replaceAll("\0", "\ufffd");

/** The language and all that is spoken of it: `tr` finds `tr-TR`, and not `trv`. */
export const speaks = (column: SQL, lang: string): SQL =>
  sql`(${column} = ${asked(lang)} or starts_with(${column}, ${`${asked(lang)}-`}))`;
