/** Who works on what: posts reserved for one person, and who sits at a wall's desk. */
import { z } from "zod";
import { Placement } from "./placement.ts";

/** Body of `POST …/claims`: how many posts one wants to have at once. */
export const ClaimOrder = z.strictObject({ size: z.int().min(1).max(20).default(20) });
export type ClaimOrder = z.infer<typeof ClaimOrder>;

/** What is reserved for me, oldest first. `until` is when it is anybody's again if I do nothing. */
export const ClaimAnswer = z.object({ placements: z.array(Placement), until: z.iso.datetime() });
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

/** Body of `POST …/claims/release`, which a closing tab can still send. With `tab` it leaves that seat, too. */
export const Release = z.strictObject({ tab: z.uuid().optional() });
export type Release = z.infer<typeof Release>;

/** Body of `PUT …/seat`. `idle` keeps the seat, but nothing reserved with it. */
export const SeatChange = z.strictObject({
  tab: z.uuid(),
  post: z.uuid().nullable().default(null),
  idle: z.boolean().default(false),
});
export type SeatChange = z.infer<typeof SeatChange>;

/** An open page of the desk: one a tab. */
export const Seat = z.object({
  name: z.string(),
  initials: z.string(),
  isMe: z.boolean(),
  post: z.string().nullable(),
  seenAt: z.iso.datetime(),
});
export type Seat = z.infer<typeof Seat>;

/** Answer of `GET …/presence`. */
export const Presence = z.object({ seats: z.array(Seat) });
export type Presence = z.infer<typeof Presence>;
