/** Opaque cursors of lists that go by a time and an id. */
import { Problem } from "../domain/problem.ts";
import { isIso } from "../live/present.ts";
import { isUuid } from "./uuid.ts";

export const writeTimeCursor = (at: string, id: string) =>
  Buffer.from(`${at} ${id}`).toString("base64url");

export function readTimeCursor(cursor: string): { at: string; id: string } {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (isIso(at) && isUuid(id)) return { at, id };
  throw new Problem("bad-request", "This cursor was not made by this list: start without one.", {
    errors: [{ path: "cursor", message: "not a cursor of this list" }],
  });
}
