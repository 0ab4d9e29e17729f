/** Cursors of the queue: the order they were made in, what a search was found by, the last row's key and post. */
import { type PlacementOrder, placementOrders } from "#wire/placement-query.ts";
import type { PagePlace } from "../db/reads/placements.ts";
import { orderings } from "../db/reads/queue-order.ts";
import { searchModes } from "../db/reads/queue-search.ts";
import { Problem } from "../domain/problem.ts";
import { isIso, iso } from "../live/present.ts";
import { isUuid } from "./uuid.ts";

const none = "-";

export function writeQueueCursor(order: PlacementOrder, { key, id, mode }: PagePlace): string {
  const sound = key === null ? none : orderings[order].mayBeUnknown ? key : iso(key);
  return Buffer.from([order, mode ?? none, sound, id].join(" ")).toString("base64url");
}

export function readQueueCursor(
  cursor: string,
  { order, q }: { order: PlacementOrder; q?: string | undefined },
): PagePlace {
  const words = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const [madeIn = "", found = "", key = "", id = ""] = words;
  if (!placementOrders.some((known) => known === madeIn) || words.length !== 4)
    throw notOurs(
      "This cursor was not made by this list: start without one.",
      "not a cursor of this list",
    );
  if (madeIn !== order)
    throw notOurs(
      `This cursor was made by order=${madeIn} and cannot go on in order=${order}: start without one.`,
      `a cursor of order=${madeIn}`,
    );
  const mode = searchModes.find((known) => known === found) ?? null;
  if ((mode !== null) !== ((q ?? "").trim() !== ""))
    throw notOurs(
      "This cursor was made with another search: start without one.",
      "of another search",
    );
  const isKey = orderings[order].mayBeUnknown ? key === none || /^\d{1,18}$/.test(key) : isIso(key);
  if (!isKey || !isUuid(id))
    throw notOurs(
      "This cursor was not made by this list: start without one.",
      "not a cursor of this list",
    );
  return { key: key === none ? null : key, id, mode };
}

const notOurs = (detail: string, message: string) =>
  new Problem("bad-request", detail, { errors: [{ path: "cursor", message }] });
