/** The log as files, line by line: a page is read when the client took the one before. */

import type { Executor } from "../db/client.ts";
import { type LoggedRow, type LogSlice, readLogLines } from "../db/reads/log.ts";
import { digestIn } from "../domain/log-chain.ts";
import { iso } from "../live/present.ts";

const pageSize = 1_000;

type Wanted = Pick<LogSlice, "filter">;

/** Oldest first, as the chain goes. */
async function* pages(executor: Executor, workspaceId: string, { filter }: Wanted) {
  let after: LogSlice["after"] = null;
  for (;;) {
    const slice: LogSlice = { filter, order: "oldest", after, limit: pageSize };
    const page: LoggedRow[] = await readLogLines(executor, workspaceId, slice);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { at: last.at, id: last.id };
  }
}

export function exportLog(
  executor: Executor,
  workspaceId: string,
  wanted: Wanted & { format: "csv" | "ndjson" },
): ReadableStream<Uint8Array> {
  const source = pages(executor, workspaceId, wanted);
  const write = wanted.format === "csv" ? csvLine : ndjsonLine;
  const encode = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      if (wanted.format === "csv")
        controller.enqueue(encode.encode(`\ufeff${columns.join(",")}\r\n`));
    },
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encode.encode(value.map(write).join("")));
    },
    cancel: async () => void (await source.return()),
  });
}

/** Names of the fields are part of the format that auditors check by: docs/log.md. */
function ndjsonLine(row: LoggedRow): string {
  const { n, hash, digest: seal, sealed_kind: kind, id, act, reason, note, version, before } = row;
  const line = {
    ...{ n, hash, seal, kind, id, at: iso(row.at), workspace: row.workspace_id, wall: row.wall_id },
    ...{ topic: row.kind, act, actorKind: row.actor_kind, actorId: row.actor_id },
    ...{ actorName: row.actor_name, post: row.post_id, batch: row.batch, from: row.from_state },
    ...{ to: row.to_state, reason, note, version, before, about: row.about, detail: row.detail },
  };
  return `${JSON.stringify(line)}\n`;
}

const columns = [
  ...["n", "at", "kind", "act", "actor", "actor name", "wall", "post", "about", "from", "to"],
  ...["reason", "note", "detail", "id", "digest", "hash"],
];

function csvLine(row: LoggedRow): string {
  const detail = Object.keys(row.detail ?? {}).length > 0 ? JSON.stringify(row.detail) : null;
  const cells = [
    ...[row.n, iso(row.at), row.kind, row.act, row.actor_kind, row.actor_name],
    ...[row.wall_title ?? row.wall_id, row.post_id, row.about, row.from_state, row.to_state],
    ...[row.reason, row.note, detail, row.id, row.digest && digestIn(row.digest), row.hash],
  ];
  return `${cells.map(cell).join(",")}\r\n`;
}

/**
 * RFC 4180. A cell that begins like a formula would be one in a spreadsheet, with whatever its author wanted it to do:
 * an apostrophe before it says that it is text (OWASP, "CSV injection").
 */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value)
    ? `'${value}`
    : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
