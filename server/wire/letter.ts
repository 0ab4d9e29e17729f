/** Letters that Koro writes, as the owners see them. */
import { z } from "zod";
import { letterKinds, letterStates, letterTroubles, locales } from "../domain/vocabulary.ts";

/**
 * One letter. `recipient` and `link` are there only until it is sent; links that open an account are never there, and
 * `wall` only where the letter is about one.
 */
export const AdminLetter = z.object({
  id: z.string(),
  kind: z.enum(letterKinds),
  locale: z.enum(locales),
  state: z.enum(letterStates),
  /** Why it has not left yet: `refused` by the mail server, `settings` of ours, or `unreachable`. */
  trouble: z.enum(letterTroubles).nullable(),
  attempts: z.int(),
  wall: z.object({ slug: z.string(), title: z.string() }).nullable(),
  recipient: z.string().nullable(),
  link: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type AdminLetter = z.infer<typeof AdminLetter>;

/** Query of `GET /v1/admin/letters`. */
export const LetterQuery = z.object({
  state: z.enum(letterStates).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});
export type LetterQuery = z.infer<typeof LetterQuery>;

/** Newest first. `sends` says whether a mail server is set (`SMTP_URL`); without one all letters wait. */
export const LetterPage = z.object({
  letters: z.array(AdminLetter),
  next: z.string().nullable(),
  counts: z.object({ waiting: z.int(), sent: z.int(), failed: z.int() }),
  sends: z.boolean(),
});
export type LetterPage = z.infer<typeof LetterPage>;
