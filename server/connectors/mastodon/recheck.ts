import type { ConnectorEvent } from "../connector.ts";
import { ConnectorError } from "../connector.ts";
import { parseExactJson } from "../exact-json.ts";
import { ask, jsonOf, listOf } from "./ask.ts";
import type { MastodonContext } from "./settings.ts";
import type { Status } from "./status.ts";
import { readPage } from "./status.ts";
import { externalIdOf, isCollectable, statusIdOf, toPost } from "./to-post.ts";

/** The most that `GET /api/v1/statuses` takes. */
export const recheckBatch = 20;

/**
 * Asks for posts we hold. Many at once where the server can (4.3 and later); each one it leaves out is asked for alone
 * before it counts as deleted, because other software answers the same address with an empty list.
 */
export async function recheckStatuses(
  context: MastodonContext,
  externalIds: readonly string[],
): Promise<ConnectorEvent[]> {
  const ids = externalIds.flatMap((id) => statusIdOf(context.settings.server, id) ?? []);
  const known = await askMany(context, ids);
  const events: ConnectorEvent[] = [];
  for (const id of ids) {
    const status = known?.get(id);
    if (status) events.push(toEvent(context, status));
    else events.push(...(await recheckOne(context, id, known === null ? "unknown" : "asked")));
  }
  return events;
}

/** `null` when the server does not have this question. */
async function askMany(
  context: MastodonContext,
  ids: readonly string[],
): Promise<Map<string, Status> | null> {
  if (ids.length === 0) return new Map();
  const query = new URLSearchParams(ids.map((id) => ["id[]", id]));
  const response = await ask(context, "/api/v1/statuses", query, [400, 404, 405, 422]);
  if (response.status !== 200) return null;
  const { statuses } = readPage(listOf(response, context));
  return new Map(statuses.map((status) => [status.id, status]));
}

/**
 * Asks for one status by its id. A `delete` follows only from 404 or 410, and, unless the server has just been `asked` something else
 * and has answered as Mastodon does, only if that comes as JSON: a parked domain says 404 to everything.
 */
export async function recheckOne(
  context: MastodonContext,
  id: string,
  server: "asked" | "unknown",
): Promise<ConnectorEvent[]> {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
  try {
    const response = await ask(context, path, new URLSearchParams(), [404, 410]);
    if (response.status === 200) return eventsOf(context, jsonOf(response, context));
    if (server === "unknown" && !isJson(response.body)) return [];
    return [gone(context, id, "unknown")];
  } catch (error) {
    // What one post keeps to itself must not stop the others; a pause does, and so does silence.
    if (error instanceof ConnectorError && error.kind !== "rate-limit" && !isSilence(error)) {
      return [];
    }
    throw error;
  }
}

function eventsOf(context: MastodonContext, found: unknown): ConnectorEvent[] {
  return readPage([found]).statuses.map((status) => toEvent(context, status));
}

/** A status that is still there but no longer for us: made private, or its author has opted out. */
function toEvent(context: MastodonContext, status: Status): ConnectorEvent {
  if (!isCollectable(status)) return gone(context, status.id, "author");
  return { kind: "upsert", post: toPost(status, context.settings.server) };
}

function gone(context: MastodonContext, id: string, reason: "author" | "unknown"): ConnectorEvent {
  return { kind: "delete", externalId: externalIdOf(context.settings.server, id), reason };
}

function isSilence(error: ConnectorError): boolean {
  return (
    error.cause !== undefined && error.cause instanceof Error && error.cause.name === "FetchError"
  );
}

function isJson(body: Uint8Array): boolean {
  try {
    return typeof parseExactJson(new TextDecoder().decode(body)) === "object";
  } catch {
    return false;
  }
}
