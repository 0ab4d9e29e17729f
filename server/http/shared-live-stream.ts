/**
 * Several walls on one line: a browser opens six connections to an origin without HTTP/2, and six walls on one page
 * would leave none for their pictures. Every stretch of bytes is the very one that the wall's own stream gets; before
 * it `event: of` says whose it is.
 */
import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { type SharedLiveQuery, sharedLiveQuery } from "#wire/live.ts";
import { readWallBySlug, type WallRow } from "../db/reads/public-walls.ts";
import { publicSlug } from "../live/channel.ts";
import type { LiveClient } from "../live/client-set.ts";
import { parse } from "./body/json-body.ts";
import type { Env, HttpDeps } from "./deps.ts";
import { headOnly, isHead, openToAll, takeOver } from "./live-stream.ts";

export async function openSharedStream(c: Context<Env>, deps: HttpDeps): Promise<Response> {
  const walls = readWalls(c);
  if (isHead(c)) return headOnly(openToAll);
  // All that can fail is asked before the head is sent: after it there is no way to say what is wrong.
  const rows = await Promise.all(walls.map(({ wall }) => readWallBySlug(deps.actions.db, wall)));
  const leaving: (() => void)[] = [];
  const line = takeOver(
    c.env.outgoing as ServerResponse,
    () => {
      for (const leave of leaving) leave();
    },
    openToAll,
  );
  const joins = walls.map((wall, at) => joinWall(deps, line, leaving, wall, rows[at] ?? null));
  await Promise.all(joins).catch(() => line.end());
  return RESPONSE_ALREADY_SENT;
}

async function joinWall(
  { live: { hub } }: HttpDeps,
  line: LiveClient,
  leaving: (() => void)[],
  { wall, after }: SharedLiveQuery[number],
  row: WallRow | null,
): Promise<void> {
  const of = `event: of\ndata: ${JSON.stringify({ wall })}\n\n`;
  if (!row || publicSlug(row) === null)
    return line.write(Buffer.from(`${of}event: gone\ndata: {}\n\n`));
  const client = wallOf(line, Buffer.from(of));
  leaving.push(() => hub.leave(row.id, client));
  await hub.join(row.id, client, after);
}

/** One wall of a line, as the hub sees it. What ends one wall ends the line: it comes back knowing what it has. */
function wallOf(line: LiveClient, of: Buffer): LiveClient {
  return {
    write(bytes) {
      line.write(of);
      line.write(bytes);
    },
    get waiting() {
      return line.waiting;
    },
    get gone() {
      return line.gone;
    },
    end: () => line.end(),
  };
}

/** `?wall=a&after=12&wall=b&after=`: the first `after` belongs to the first wall, and so on. */
function readWalls(c: Context<Env>): SharedLiveQuery {
  const slugs = c.req.queries("wall") ?? [];
  const afters = c.req.queries("after") ?? [];
  return parse(
    sharedLiveQuery,
    slugs.map((wall, at) => ({ wall, after: afters[at] ?? "" })),
  );
}
