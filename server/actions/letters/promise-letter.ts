/** Promises a letter within the transaction that needs it: row and job exist exactly if what it tells of does. */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import { letter } from "../../db/schema/letter.ts";
import type { LetterKind, Locale } from "../../domain/vocabulary.ts";
import type { ActionContext } from "../context.ts";
import { type LetterContent, sealContent } from "./letter-content.ts";

export interface LetterToPromise {
  /** A delivery of an alert gives its own, so that each finds the other. */
  id?: string;
  workspaceId: string;
  wallId?: string;
  postId?: string;
  invitationId?: string;
  userId?: string;
  kind: LetterKind;
  locale: Locale;
  content: LetterContent;
}

/** Anybody may enter anybody's address: nobody gets more than this, however often that happens. */
const mostAnHour = 3;
/** Alerts go to members only, who asked for them and turn them off again. */
const mostAlertsAnHour = 20;

/** Beyond the bound nothing is promised, and the answer is false; what the letter tells of is fine all the same. */
export async function promiseLetter(
  context: ActionContext,
  tx: Tx,
  { content, ...wanted }: LetterToPromise,
): Promise<boolean> {
  const most = wanted.kind === "alert" ? mostAlertsAnHour : mostAnHour;
  if (!(await isWithinBound(context, tx, boundOf(wanted.kind, content.to), most))) return false;
  const sealed = sealContent(context.vault, content);
  const [promised] = await tx
    .insert(letter)
    .values({ ...wanted, sealed, createdAt: context.now() })
    .returning({ letterId: letter.id });
  if (promised) await context.enqueue(tx, "send-letter", [promised]);
  return true;
}

/** Each kind counts for itself: who uploads in somebody's name must not use up their way to a new password. */
const boundOf = (kind: LetterKind, to: string) =>
  kind === "private-link" ? mailboxOf(to) : `${kind} ${mailboxOf(to)}`;

/** Counted in the address's own row, so that uploads of the same moment wait for each other. */
async function isWithinBound(
  { vault, now }: ActionContext,
  tx: Tx,
  what: string,
  most: number,
): Promise<boolean> {
  const at = now();
  const anHourAgo = new Date(at.getTime() - 3_600_000).toISOString();
  const counted = await firstRow(
    tx,
    sql`
    insert into letter_bound as bound (fingerprint, since, letters)
    values (${vault.fingerprint(what)}, ${at.toISOString()}::timestamptz, 1)
    on conflict (fingerprint) do update set
      since = case when bound.since <= ${anHourAgo}::timestamptz then excluded.since else bound.since end,
      letters = case when bound.since <= ${anHourAgo}::timestamptz then 1 else bound.letters + 1 end
    where bound.since <= ${anHourAgo}::timestamptz or bound.letters < ${most}
    returning letters`,
  );
  return counted !== null;
}

/** `Ayse+wall@…` and `ayse@…` end in one mailbox nearly everywhere. */
const mailboxOf = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, "@");
