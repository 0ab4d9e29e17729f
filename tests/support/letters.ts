/** Letters in tests: uploads with an address, and what became of their letters. */
import { sql } from "drizzle-orm";
import type { LetterContext } from "../../server/actions/letters/send-letter.ts";
import { type SubmissionToStore, submit } from "../../server/actions/submit.ts";
import { rows } from "../../server/db/client.ts";
import type { Mailer, OutgoingLetter } from "../../server/mail/mailer.ts";
import type { Koro } from "./koro.ts";

export const publicUrl = "https://koro.example";

export const upload = (koro: Koro, wallId: string, fields: Partial<SubmissionToStore> = {}) =>
  submit(koro.context, {
    ...{ wallId, workspaceId: koro.workspaceId, text: "Selam #AcmeYaz", name: "İpek Işık" },
    ...{ email: "ipek@people.example", locale: "tr", lang: "tr", pictures: [] },
    consent: { version: "3", text: "I agree", locale: "tr" as const },
    ...fields,
  });

export interface LetterSeen {
  id: string;
  state: string;
  trouble: string | null;
  attempts: number;
  sealed: string | null;
}

export const lettersOf = (koro: Koro, postId: string) =>
  rows<LetterSeen>(
    koro.db,
    sql`
    select id, state, trouble, attempts, sealed from letter where post_id = ${postId}::uuid`,
  );

export const sendsWith = (koro: Koro, mailer: Mailer | null): LetterContext => ({
  ...koro.context,
  ...{ mailer, publicUrl },
});

/** Keeps what it is given, or fails with what it is told to. */
export function aMailer(failure: Error | null = null) {
  const taken: OutgoingLetter[] = [];
  const mailer: Mailer = {
    async send(letter) {
      if (failure) throw failure;
      taken.push(letter);
    },
    close() {},
  };
  return { mailer, taken };
}
