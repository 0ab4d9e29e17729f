/** Promises a letter within the transaction that needs it: row and job exist exactly if the upload does. */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import { letter } from "../../db/schema/letter.ts";
import type { LetterKind, Locale } from "../../domain/vocabulary.ts";
import type { ActionContext } from "../context.ts";
import { type LetterContent, sealContent } from "./letter-content.ts";

export interface LetterToPromise {
  workspaceId: string;
  wallId: string;
  postId: string;
  kind: LetterKind;
  locale: Locale;
  content: LetterContent;
}

/** Anybody may enter anybody's address: nobody gets more than this, however often that happens. */
const mostAnHour = 3;

/** Beyond the bound nothing is promised; the upload itself is fine, and its sender has the link on the page. */
export async function promiseLetter(
  context: ActionContext,
  tx: Tx,
  { content, ...wanted }: LetterToPromise,
): Promise<void> {
  if (!(await isWithinBound(context, tx, content.to))) return;
  const sealed = sealContent(context.vault, content);
  const [promised] = await tx
    .insert(letter)
    .values({ ...wanted, sealed, createdAt: context.now() })
    .returning({ letterId: letter.id });
  if (promised) await context.enqueue(tx, "send-letter", [promised]);
}

/** Counted in the address's own row, so that uploads of the same moment wait for each other. */
async function isWithinBound({ vault, now }: ActionContext, tx: Tx, to: string): Promise<boolean> {
  const at = now();
  const anHourAgo = new Date(at.getTime() - 3_600_000).toISOString();
  const counted = await firstRow(
    tx,
    sql`
    insert into letter_bound as bound (fingerprint, since, letters)
    values (${vault.fingerprint(mailboxOf(to))}, ${at.toISOString()}::timestamptz, 1)
    on conflict (fingerprint) do update set
      since = case when bound.since <= ${anHourAgo}::timestamptz then excluded.since else bound.since end,
      letters = case when bound.since <= ${anHourAgo}::timestamptz then 1 else bound.letters + 1 end
    where bound.since <= ${anHourAgo}::timestamptz or bound.letters < ${mostAnHour}
    returning letters`,
  );
  return counted !== null;
}

/** `Ayse+wall@…` and `ayse@…` end in one mailbox nearly everywhere. */
const mailboxOf = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, "@");
