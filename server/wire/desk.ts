/** The moderators' page itself: who is signed in, and what its stream says. */
import { z } from "zod";
import { locales, roles } from "../domain/vocabulary.ts";
import type { QueueCounts } from "./admin-wall.ts";

/** Answer of `GET /v1/admin/me`: who is signed in and where. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  workspace: z.object({ id: z.string(), name: z.string() }),
  locale: z.enum(locales).nullable(),
  /** Where it is required and not on, nothing but the account answers. */
  twoFactor: z.object({ on: z.boolean(), required: z.boolean() }),
});
export type Me = z.infer<typeof Me>;

/** What `GET /v1/admin/live` says. Clients fetch what they need again; no personal data crosses this line. */
export type AdminEvent =
  | { kind: "counts"; wall: string; counts: QueueCounts }
  | { kind: "arrived"; wall: string; posts: string[] }
  | { kind: "placement"; wall: string; posts: string[] }
  /** A rule that is to say so matched posts that arrived. */
  | { kind: "noticed"; wall: string; rule: string; posts: string[] }
  /** These were reserved, given back or lapsed; none named: more than can be. */
  | { kind: "claims"; wall: string; posts: string[] }
  /** Somebody came, left or moved on to another post. */
  | { kind: "presence"; wall: string }
  | { kind: "reports"; wall: string }
  | { kind: "source"; wall: string; source: string }
  | { kind: "wall"; wall: string }
  /** Something was told to whoever listens: the delivery's id. */
  | { kind: "alert"; id: string }
  | { kind: "reset" };
