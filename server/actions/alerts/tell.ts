/** Writes a delivery in the transaction that saw the reason: it exists exactly if what it tells of was seen. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "../../db/client.ts";
import type { WatchedAlert } from "../../db/reads/alerts.ts";
import { alertDelivery } from "../../db/schema/alert.ts";
import type { Notice } from "../../domain/alert.ts";
import type { ActionContext } from "../context.ts";
import { promiseLetter } from "../letters/promise-letter.ts";

type Telling = Pick<typeof alertDelivery.$inferInsert, "state" | "nextAt" | "doneAt" | "trouble">;

/** Letters have a queue of their own that tries again: the deliveries' loop never looks at theirs. */
const neverMs = 400 * 86_400_000;

/** Answers the delivery's id. */
export async function tell(
  context: ActionContext,
  tx: Tx,
  alert: WatchedAlert,
  notice: Notice,
): Promise<string> {
  const id = v7();
  const telling = await tellBy[alert.channel](context, tx, alert, id);
  await tx.insert(alertDelivery).values({
    ...{ id, alertId: alert.id, content: { ...notice }, createdAt: context.now() },
    ...telling,
  });
  return id;
}

type TellBy = (context: ActionContext, tx: Tx, alert: WatchedAlert, id: string) => Promise<Telling>;

const tellBy: Record<WatchedAlert["channel"], TellBy> = {
  page: async ({ now }, tx, alert, id) => {
    await tx.execute(sql`select pg_notify('koro', ${`alert ${id} ${alert.user_id}`})`);
    return { state: "done", nextAt: now(), doneAt: now() };
  },
  // The letter has the delivery's id: each finds the other by it.
  email: async (context, tx, alert, id) => {
    const { user_id: userId, email, workspace_id: workspaceId, locale } = alert;
    const now = context.now();
    const isPromised =
      userId !== null &&
      email !== null &&
      (await promiseLetter(context, tx, {
        ...{ id, workspaceId, userId, locale, content: { to: email, token: "" } },
        kind: alert.kind === "digest" ? "digest" : "alert",
      }));
    if (isPromised) return { state: "waiting", nextAt: new Date(now.getTime() + neverMs) };
    return { state: "failed", nextAt: now, doneAt: now, trouble: "too-many" };
  },
  webhook: async ({ now }) => ({ state: "waiting", nextAt: now() }),
};
