/** The desk in numbers: how long posts wait, who decides how many, how well the rules know. */
import { z } from "zod";

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An IANA time zone, `Europe/Istanbul`: days begin and end there. */
const Zone = z.string().max(60).refine(isZone, { message: "an IANA time zone" });

/** By name alone: an offset such as `+03:00` is east of Greenwich for JavaScript and west of it for PostgreSQL. */
function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** Query of `GET …/numbers`. Days in the zone; `until` is included. Without them the last two weeks. */
export const NumbersQuery = z.object({
  from: Day.optional(),
  until: Day.optional(),
  zone: Zone.default("UTC"),
});
export type NumbersQuery = z.infer<typeof NumbersQuery>;

/** Milliseconds between arrival and decision. */
export const Waits = z.object({
  decisions: z.int(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
});
export type Waits = z.infer<typeof Waits>;

/** `hours` are those in which somebody decided at all: a break is no slowness. */
export const Pace = z.object({ decisions: z.int(), hours: z.int() });
export type Pace = z.infer<typeof Pace>;

export const NumbersAnswer = z.object({
  from: z.string(),
  until: z.string(),
  zone: z.string(),
  /** The oldest decision that was counted, where the stretch holds more than can be counted in one answer. */
  countedFrom: z.string().nullable(),
  /** First decisions by people, from arrival; every day of the stretch, also the quiet ones. */
  waits: Waits.extend({ days: z.array(Waits.extend({ day: z.string() })) }),
  /**
   * `list` holds oneself alone, for owners and admins everybody. `sum` is of all; `hours` of the day have their
   * decisions by place, from 0 to 23.
   */
  people: z.object({
    list: z.array(
      Pace.extend({ id: z.string().nullable(), name: z.string().nullable(), isMe: z.boolean() }),
    ),
    sum: Pace,
    byHour: z.array(z.int()),
    everybody: z.boolean(),
  }),
  /** Posts that a rule approved or rejected, and how many of those a person turned around. */
  rules: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), decided: z.int(), turned: z.int() }),
  ),
  /** What waits right now. `networks` counts the oldest `looked` posts. */
  waiting: z.object({
    pending: z.int(),
    held: z.int(),
    oldestAt: z.string().nullable(),
    /** Younger than `underMs`, and not younger than the band before; the last has no end. */
    bands: z.array(z.object({ underMs: z.number().nullable(), posts: z.int() })),
    networks: z.array(z.object({ network: z.string(), posts: z.int() })),
    looked: z.int(),
  }),
});
export type NumbersAnswer = z.infer<typeof NumbersAnswer>;
