/**
 * Sends one letter that was promised. It may leave twice when the process dies between the mail server's word and
 * ours; both carry one Message-ID. What is thrown holds no word of the letter: the queue stores it.
 */
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../../db/client.ts";
import type { LetterKind, LetterTrouble, Locale, Role } from "../../domain/vocabulary.ts";
import { writeAlertLetter } from "../../mail/alert-letter.ts";
import { type LetterFacts, type PlainLetterKind, writeLetter } from "../../mail/letter.ts";
import { MailError } from "../../mail/mail-error.ts";
import type { Mailer } from "../../mail/mailer.ts";
import { noticeOfLetter, settleDelivery } from "../alerts/notice-of-letter.ts";
import type { Vault } from "../vault.ts";
import {
  alertsUrlOf,
  invitationUrlOf,
  openContent,
  resetUrlOf,
  statusUrlOf,
} from "./letter-content.ts";

export interface LetterContext {
  db: Db;
  vault: Vault;
  now: () => Date;
  /** `null` when there is no mail server: then letters wait and are shown to the owners. */
  mailer: Mailer | null;
  publicUrl: string;
}

/** `gone`: sent already, or its post was withdrawn. `delayed` is to be tried again. */
export type LetterOutcome =
  | { state: "sent" | "waiting"; kind: LetterKind }
  | { state: "failed" | "delayed"; kind: LetterKind; trouble: LetterTrouble }
  | { state: "gone" };

/** With the queue's pauses half a day: a mail server may be down for a night. */
export const mostAttempts = 16;

interface TakenLetter {
  id: string;
  kind: LetterKind;
  locale: Locale;
  sealed: string;
  attempts: number;
  post_id: string | null;
  workspace: string;
  wall_slug: string | null;
  wall_title: string | null;
  inviter: string | null;
  role: Role | null;
}

export async function sendLetter(context: LetterContext, letterId: string): Promise<LetterOutcome> {
  const { db, mailer } = context;
  const letter = await takeLetter(db, letterId, { counts: mailer !== null });
  if (!letter) return { state: "gone" };
  if (!mailer) return { state: "waiting", kind: letter.kind };
  try {
    if (!(await hand(context, mailer, letter))) return await forget(db, letter);
  } catch (error) {
    return recordTrouble(context, letter, troubleOf(error));
  }
  await db.execute(sql`
    update letter set state = 'sent', sealed = null, trouble = null,
      sent_at = ${context.now().toISOString()}::timestamptz
    where id = ${letter.id}::uuid`);
  if (isOfAlert(letter.kind))
    await settleDelivery(db, letter.id, { state: "done", trouble: null, at: context.now() });
  return { state: "sent", kind: letter.kind };
}

/** The attempt counts before it is made: one that ends the process must not be made for ever. */
const takeLetter = (db: Db, letterId: string, { counts }: { counts: boolean }) =>
  firstRow<TakenLetter>(
    db,
    sql`
    with taken as (
      update letter set attempts = attempts + ${counts ? 1 : 0}
      where id = ${letterId}::uuid and state = 'waiting'
      returning *)
    select t.id, t.kind, t.locale, t.sealed, t.attempts, t.post_id, ws.name as workspace,
      w.slug as wall_slug, w.title as wall_title, i.inviter_name as inviter, i.role
    from taken t
      join workspace ws on ws.id = t.workspace_id
      left join wall w on w.id = t.wall_id
      left join invitation i on i.id = t.invitation_id`,
  );

/** False when there is nothing to tell any more. */
async function hand(context: LetterContext, mailer: Mailer, letter: TakenLetter): Promise<boolean> {
  const { to, token } = openContent(context.vault, letter.sealed);
  const written = await write(context, letter, token);
  if (!written) return false;
  const name = `${letter.kind}.${letter.post_id ?? letter.id}`;
  await mailer.send({ ...written, to, locale: letter.locale, name });
  return true;
}

async function write({ db, publicUrl }: LetterContext, letter: TakenLetter, token: string) {
  const { id, kind, locale, workspace } = letter;
  if (!isOfAlert(kind))
    return writeLetter(kind, locale, factsOf(letter, linkOf(publicUrl, letter, token)));
  const found = await noticeOfLetter(db, id);
  const offUrl = alertsUrlOf(publicUrl, found?.alertId ?? "");
  return found && writeAlertLetter(locale, { ...{ workspace, publicUrl, offUrl }, ...found });
}

const isOfAlert = (kind: LetterKind): kind is Exclude<LetterKind, PlainLetterKind> =>
  kind === "alert" || kind === "digest";

async function forget(db: Db, { id }: TakenLetter): Promise<LetterOutcome> {
  await db.execute(sql`delete from letter where id = ${id}::uuid`);
  return { state: "gone" };
}

const factsOf = (
  { wall_title, workspace, inviter, role }: TakenLetter,
  link: string,
): LetterFacts => ({
  ...{ wall: wall_title ?? "", workspace, link },
  ...{ inviter: inviter ?? "", role: role ?? "viewer" },
});

function linkOf(publicUrl: string, { kind, wall_slug }: TakenLetter, token: string): string {
  if (kind === "invitation") return invitationUrlOf(publicUrl, token);
  if (kind === "password-reset") return resetUrlOf(publicUrl, token);
  return statusUrlOf(publicUrl, wall_slug ?? "", token);
}

/** Besides the mail server only the seal can fail, and that means another SECRET_KEY. */
const troubleOf = (error: unknown): LetterTrouble =>
  error instanceof MailError ? error.kind : "settings";

async function recordTrouble(
  { db, now }: LetterContext,
  { id, kind, attempts }: TakenLetter,
  trouble: LetterTrouble,
): Promise<LetterOutcome> {
  const state = trouble === "refused" || attempts >= mostAttempts ? "failed" : "waiting";
  await db.execute(
    sql`
    update letter set state = ${state}, trouble = ${trouble}
    where id = ${id}::uuid and state = 'waiting'`,
  );
  if (isOfAlert(kind)) await settleDelivery(db, id, { state, trouble, at: now() });
  return { state: state === "failed" ? state : "delayed", kind, trouble };
}
