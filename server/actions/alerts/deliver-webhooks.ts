/**
 * Sends webhooks that are due, a few at once. Each is claimed for longer than it may take, so that a process that dies
 * with one in hand only delays it; then it may be sent twice, under the same `webhook-id`.
 */
import { sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { rows } from "../../db/client.ts";
import type { Notice } from "../../domain/alert.ts";
import type { MediaContext } from "../fetch-media.ts";
import { openTarget, type WebhookTarget } from "./webhook-target.ts";

type DeliverContext = Pick<MediaContext, "db" | "now" | "vault" | "fetch">;

interface TakenDelivery {
  id: string;
  content: Notice;
  tries: number;
  created_at: string;
  secrets: string | null;
}

const atOnce = 8;
const claimedMs = 120_000;
const answerMs = 10_000;
const patienceMs = 86_400_000;
const longestPauseMs = 2 * 3_600_000;

/** What no second attempt changes. */
const forGood = new Set(["blocked", "redirect", "secret", "status-410"]);

/** Answers how many were tried. */
export async function deliverWebhooks(
  context: DeliverContext,
  signal?: AbortSignal,
): Promise<number> {
  const taken = await takeDue(context);
  await Promise.all(taken.map((delivery) => deliverOne(context, delivery, signal)));
  return taken.length;
}

const takeDue = ({ db, now }: DeliverContext) => {
  const at = now().toISOString();
  const until = new Date(now().getTime() + claimedMs).toISOString();
  return rows<TakenDelivery>(
    db,
    sql`
    with due as (
      select d.id from alert_delivery d join alert a on a.id = d.alert_id
      where d.state = 'waiting' and d.next_at <= ${at}::timestamptz and a.channel = 'webhook'
        and (a.is_on or (d.content->>'test')::boolean)
      order by d.next_at
      limit ${atOnce}
      for update of d skip locked)
    update alert_delivery d set tries = d.tries + 1, next_at = ${until}::timestamptz
    from due, alert a
    where d.id = due.id and a.id = d.alert_id
    returning d.id, d.content, d.tries, d.created_at, a.secrets`,
  );
};

async function deliverOne(
  context: DeliverContext,
  delivery: TakenDelivery,
  signal?: AbortSignal,
): Promise<void> {
  const trouble = await attempt(context, delivery, signal);
  // Koro stops: the next process tries again, as if this one had died.
  if (signal?.aborted) return;
  if (trouble === null) return settle(context, delivery.id, "done", null);
  const age = context.now().getTime() - Date.parse(delivery.created_at);
  if (forGood.has(trouble) || age >= patienceMs)
    return settle(context, delivery.id, "failed", trouble);
  const next = new Date(context.now().getTime() + pauseMs(delivery.tries)).toISOString();
  await context.db.execute(sql`
    update alert_delivery set trouble = ${trouble}, next_at = ${next}::timestamptz
    where id = ${delivery.id}::uuid and state = 'waiting'`);
}

/** 30 seconds, a minute, two, … up to two hours. */
export const pauseMs = (tries: number) => Math.min(30_000 * 2 ** (tries - 1), longestPauseMs);

/** Answers why it did not arrive, in a word; nothing of the address is in it. */
async function attempt(
  { vault, now, fetch }: DeliverContext,
  { id, content, secrets, created_at }: TakenDelivery,
  signal?: AbortSignal,
): Promise<string | null> {
  let target: WebhookTarget;
  try {
    target = openTarget(vault, secrets);
  } catch {
    return "secret";
  }
  const body = bodyOf(content, new Date(created_at));
  try {
    const { status } = await fetch(target.url, {
      ...{ method: "POST", body, headers: headersOf(target.secret, `msg_${id}`, now(), body) },
      ...{ timeoutMs: answerMs, maxBytes: 64 * 1024, maxRedirects: 0 },
      ...(signal ? { signal } : {}),
    });
    return status >= 200 && status < 300 ? null : `status-${status}`;
  } catch (error) {
    return wordFor(error);
  }
}

/** Standard Webhooks: `type`, `timestamp` and `data`. */
function bodyOf({ kind, ...data }: Notice, at: Date): string {
  return JSON.stringify({ type: `alert.${kind}`, timestamp: at.toISOString(), data });
}

/** The time is the attempt's: receivers refuse what is older than five minutes. */
const headersOf = (secret: string, id: string, at: Date, body: string) => ({
  "content-type": "application/json",
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": new Webhook(secret).sign(id, at, body),
});

const words: Record<string, string> = {
  ...{ blocked: "blocked", "bad-address": "blocked", redirects: "redirect", timeout: "timeout" },
  // It was taken, and answered with a film.
  "too-large": "too-large",
};

function wordFor(error: unknown): string {
  const kind = error instanceof Error && "kind" in error ? String(error.kind) : "";
  return words[kind] ?? "unreachable";
}

async function settle(
  { db, now }: DeliverContext,
  id: string,
  state: "done" | "failed",
  trouble: string | null,
): Promise<void> {
  await db.execute(sql`
    update alert_delivery set state = ${state}, trouble = ${trouble},
      done_at = ${now().toISOString()}::timestamptz
    where id = ${id}::uuid and state = 'waiting'`);
}
