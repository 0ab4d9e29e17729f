/** Makes, changes and deletes alerts. Whose they are and whether they may is asked by the caller. */
import { and, eq, or, sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import type { AlertReach, AlertSettings } from "../../db/reads/alerts.ts";
import { alert } from "../../db/schema/alert.ts";
import { defaultMinutes } from "../../domain/alert.ts";
import { isZone } from "../../domain/digest-time.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { AlertChannel, AlertKind } from "../../domain/vocabulary.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";
import { transact } from "../transaction.ts";
import { newSecret, openTarget, readWebhookUrl, sealTarget } from "./webhook-target.ts";

export interface AlertToMake {
  kind: AlertKind;
  channel: AlertChannel;
  wallId: string | null;
  settings: Given;
  url?: string | undefined;
}

type Given = { [Name in keyof AlertSettings]: AlertSettings[Name] | undefined };

const mostOfOne = 20;

/** Answers the webhook's signing secret, which is not shown again. */
export async function makeAlert(
  { db, now, vault }: ActionContext,
  whose: { workspaceId: string; userId: string | null; actor: Actor },
  wanted: AlertToMake,
): Promise<{ id: string; secret: string | null }> {
  const { kind, channel, wallId } = wanted;
  const settings = settingsOf(kind, wanted.settings);
  const isHook = channel === "webhook";
  const target = isHook ? { url: readWebhookUrl(wanted.url), secret: newSecret() } : null;
  const { workspaceId, actor } = whose;
  const userId = isHook ? null : whose.userId;
  return transact(db, async (tx) => {
    await refuseTooMany(tx, workspaceId, userId);
    const secrets = target && sealTarget(vault, target);
    const row = { workspaceId, wallId, userId, kind, channel, settings: { ...settings }, secrets };
    const [made] = await tx
      .insert(alert)
      .values({ ...row, createdAt: now() })
      .returning({ id: alert.id });
    if (!made) throw new Error("no alert was made");
    const about = { workspaceId, wallId, kind: "alert" as const, actor, about: kind, at: now() };
    await recordEntry(tx, { ...about, act: "create", detail: { channel, ...settings } });
    return { id: made.id, secret: target?.secret ?? null };
  });
}

/** What of the settings belongs to the kind, with what nobody said. */
function settingsOf(kind: AlertKind, given: Given): AlertSettings {
  if (kind === "queue-age") return { minutes: given.minutes ?? defaultMinutes };
  if (kind !== "digest") return {};
  const { every = "day", hour = 9, zone = "UTC" } = given;
  if (isZone(zone)) return { every, hour, zone };
  throw new Problem("invalid", `“${zone}” is no time zone: send a name such as Europe/Istanbul.`, {
    errors: [{ path: "zone", message: "a time zone such as Europe/Istanbul" }],
  });
}

/** Counted under a lock, so that requests of the same moment wait for each other. */
async function refuseTooMany(tx: Tx, workspaceId: string, userId: string | null): Promise<void> {
  const whose = `alerts ${workspaceId} ${userId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${whose}, 0))`);
  const found = await firstRow<{ alerts: number }>(
    tx,
    sql`
    select count(*)::int as alerts from alert
    where workspace_id = ${workspaceId}::uuid and user_id is not distinct from ${userId}::uuid`,
  );
  if ((found?.alerts ?? 0) >= mostOfOne)
    throw new Problem("too-many", `There are ${mostOfOne} already: delete one you do not need.`);
}

export interface AlertOrder extends AlertReach {
  id: string;
  actor: Actor;
}

/** From now on it is looked at anew: what is so already is told again. */
export function changeAlert(
  { db, now, vault }: ActionContext,
  order: AlertOrder,
  changes: { on?: boolean | undefined; settings: Given; url?: string | undefined },
): Promise<void> {
  return transact(db, async (tx) => {
    const known = await lockAlert(tx, order);
    const given = Object.entries(changes.settings).filter(([, value]) => value !== undefined);
    const settings = settingsOf(known.kind, { ...known.settings, ...Object.fromEntries(given) });
    const { on = known.on } = changes;
    let { secrets } = known;
    if (changes.url !== undefined && known.channel === "webhook")
      secrets = sealTarget(vault, {
        ...openTarget(vault, secrets),
        url: readWebhookUrl(changes.url),
      });
    await tx
      .update(alert)
      .set({
        ...{ on, secrets, settings: { ...settings }, firing: false },
        // A digest that slept for weeks does not wake up with all of them.
        ...(on && !known.on ? { lastAt: now() } : {}),
      })
      .where(eq(alert.id, known.id));
    const detail = {
      ...(on === known.on ? {} : { on: [known.on, on] }),
      ...(given.length > 0 ? { settings: [known.settings, settings] } : {}),
      ...(secrets === known.secrets ? {} : { address: "changed" }),
    };
    await record(tx, order, known, "change", detail, now());
  });
}

export function deleteAlert({ db, now }: ActionContext, order: AlertOrder): Promise<void> {
  return transact(db, async (tx) => {
    const known = await lockAlert(tx, order);
    await tx.delete(alert).where(eq(alert.id, known.id));
    await record(tx, order, known, "delete", {}, now());
  });
}

type KnownAlert = typeof alert.$inferSelect & { settings: AlertSettings };

export async function lockAlert(
  tx: Tx,
  { id, workspaceId, userId, webhooks }: Omit<AlertOrder, "actor">,
): Promise<KnownAlert> {
  const mine = userId === null ? sql`false` : eq(alert.userId, userId);
  const theirs = webhooks ? or(mine, eq(alert.channel, "webhook")) : mine;
  const [known] = await tx
    .select()
    .from(alert)
    .where(and(eq(alert.id, id), eq(alert.workspaceId, workspaceId), theirs))
    .for("update");
  if (!known) throw notFound("alert");
  return known;
}

const record = (
  tx: Tx,
  { workspaceId, actor }: AlertOrder,
  { kind, channel, wallId }: KnownAlert,
  act: string,
  detail: Record<string, unknown>,
  at: Date,
) =>
  recordEntry(tx, {
    ...{ workspaceId, wallId, kind: "alert", act, actor, about: kind, at },
    detail: { channel, ...detail },
  });
