/** Who works on what: posts reserved for one person, and who sits at the desk. For people, not for keys. */
import { type Context, Hono } from "hono";
import { ClaimOrder, Release, SeatChange } from "#wire/claim.ts";
import { claimPosts } from "../../actions/claims/claim-posts.ts";
import { releaseClaims } from "../../actions/claims/end-claims.ts";
import { closeTab, leaveSeat, takeSeat } from "../../actions/claims/take-seat.ts";
import { readPlacementsOf } from "../../db/reads/placements.ts";
import { readSeats, type SeatRow } from "../../db/reads/presence.ts";
import { iso } from "../../live/present.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { requirePerson, wallWithinReach } from "../guard.ts";
import { staffPlacements } from "../staff-placements.ts";
import { isUuid } from "../uuid.ts";

export function adminClaims(deps: HttpDeps) {
  const { actions } = deps;
  const app = new Hono<Env>();

  app.post("/claims", async (c) => {
    const claimant = await claimantOf(c);
    const { size } = await jsonBody(c, ClaimOrder);
    const { posts, until } = await claimPosts(actions, { ...claimant, size });
    const found = await readPlacementsOf(actions.db, claimant.wallId, posts);
    const on = { viewer: c.get("viewer"), wallId: claimant.wallId };
    const placements = await staffPlacements(actions, on, found);
    return c.json({ placements, until: until.toISOString() });
  });

  app.delete("/claims", async (c) => {
    await releaseClaims(actions, await claimantOf(c));
    return c.body(null, 204);
  });

  app.post("/claims/release", async (c) => {
    const claimant = await claimantOf(c);
    const { tab } = await jsonBody(c, Release);
    if (tab === undefined) await releaseClaims(actions, claimant);
    else await closeTab(actions, claimant, tab);
    return c.body(null, 204);
  });

  app.put("/seat", async (c) => {
    const claimant = await claimantOf(c);
    await takeSeat(actions, claimant, await jsonBody(c, SeatChange));
    return c.body(null, 204);
  });

  app.delete("/seat/:tab", async (c) => {
    const claimant = await claimantOf(c);
    const tab = c.req.param("tab");
    if (isUuid(tab)) await leaveSeat(actions, claimant, tab);
    return c.body(null, 204);
  });

  app.get("/presence", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const { userId } = c.get("viewer");
    const seats = await readSeats(actions.db, wall.id, actions.now());
    return c.json({ seats: seats.map((seat) => presentSeat(seat, userId)) });
  });

  return app;

  async function claimantOf(c: Context<Env>) {
    const wall = await wallWithinReach(deps, c, "moderator");
    return { wallId: wall.id, userId: requirePerson(c.get("viewer")).userId };
  }
}

const presentSeat = (seat: SeatRow, me: string | null) => ({
  name: seat.name,
  initials: initialsOf(seat.name),
  isMe: seat.user_id === me,
  post: seat.post_id,
  seenAt: iso(seat.seen_at),
});

/** Of the first and the last word of a name; whole letters, also where one takes two code units. */
function initialsOf(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return [first, rest.at(-1) ?? ""].map((word) => [...word][0] ?? "").join("");
}
