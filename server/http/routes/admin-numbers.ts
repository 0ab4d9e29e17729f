/** The desk in numbers. Everybody sees the sums and themselves; only owners and admins see each person. */
import { Hono } from "hono";
import { type NumbersAnswer, NumbersQuery } from "#wire/numbers.ts";
import type { Viewer } from "../../auth/viewer.ts";
import type { Executor } from "../../db/client.ts";
import { readCounts } from "../../db/reads/counts.ts";
import {
  type PaceRow,
  readAgreement,
  readCountedFrom,
  readPaces,
  readWaiting,
  readWaits,
  type Stretch,
  type WaitRow,
} from "../../db/reads/numbers.ts";
import { mayAct } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { parseQuery } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { wallWithinReach } from "../guard.ts";
import { type Days, daysOf } from "../zoned-days.ts";

export function adminNumbers(deps: HttpDeps) {
  const { db, now } = deps.actions;
  return new Hono<Env>().get("/", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const query = parseQuery(NumbersQuery, c.req.query());
    const days = daysOf(query, now());
    if (!days) throw tooLong();
    const stretch = { wallId: wall.id, from: days.from, until: days.until, zone: query.zone };
    const [countedFrom, waits, paces, rules, waitingNow] = await Promise.all([
      readCountedFrom(db, stretch),
      readWaits(db, stretch),
      readPaces(db, stretch),
      presentRules(db, stretch, c.get("viewer")),
      waiting(db, wall.id, now()),
    ]);
    return c.json({
      ...{ from: days.list[0] ?? "", until: days.list.at(-1) ?? "", zone: query.zone },
      countedFrom: countedFrom && iso(countedFrom),
      waits: presentWaits(waits, days),
      people: presentPeople(paces, c.get("viewer")),
      ...{ rules, waiting: waitingNow },
    } satisfies NumbersAnswer);
  });
}

const tooLong = () =>
  new Problem("bad-request", "From the first to the last day, and at most 92 of them.", {
    errors: [{ path: "from", message: "not after until, and at most 91 days before it" }],
  });

const waitsOf = (row: WaitRow | undefined) => ({
  decisions: row?.decisions ?? 0,
  medianMs: row?.median_ms ?? null,
  p90Ms: row?.p90_ms ?? null,
});

function presentWaits(found: WaitRow[], { list }: Days): NumbersAnswer["waits"] {
  const byDay = new Map(found.map((row) => [row.day, row]));
  return {
    ...waitsOf(byDay.get(null)),
    days: list.map((day) => ({ day, ...waitsOf(byDay.get(day)) })),
  };
}

/** How fast a colleague works is between them and whoever leads them. */
function presentPeople(found: PaceRow[], viewer: Viewer): NumbersAnswer["people"] {
  const everybody = mayAct(viewer.role, "admin");
  const isMe = (row: PaceRow) => row.actor_id !== null && row.actor_id === viewer.userId;
  const people = found.filter((row) => row.hour === null && !row.is_sum);
  const sum = found.find((row) => row.is_sum);
  const hours = new Map(found.map((row) => [row.hour, row.decisions]));
  return {
    list: people
      .filter((row) => everybody || isMe(row))
      .map((row) => ({
        ...{ id: row.actor_id, name: row.actor_name, isMe: isMe(row) },
        ...{ decisions: row.decisions, hours: row.hours },
      })),
    sum: { decisions: sum?.decisions ?? 0, hours: sum?.hours ?? 0 },
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0),
    everybody,
  };
}

/** The names of rules are for those who may see the rules. */
async function presentRules(db: Executor, stretch: Stretch, { role }: Viewer) {
  return mayAct(role, "moderator") ? readAgreement(db, stretch) : [];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ends = [15 * minute, hour, 4 * hour, day, 7 * day];

async function waiting(db: Executor, wallId: string, now: Date): Promise<NumbersAnswer["waiting"]> {
  const found = await readWaiting(db, { wallId, now: now.toISOString(), ends });
  const counts = (await readCounts(db, [wallId])).get(wallId);
  return {
    ...{ pending: counts?.pending ?? 0, held: counts?.held ?? 0 },
    oldestAt: found.oldest_at && iso(found.oldest_at),
    bands: found.bands.map((posts, place) => ({ underMs: ends[place] ?? null, posts })),
    networks: Object.entries(found.networks)
      .map(([network, posts]) => ({ network, posts }))
      .sort((a, b) => b.posts - a.posts),
    looked: found.looked,
  };
}
