import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NumbersAnswer } from "../../server/wire/numbers.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn, type Member } from "./support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let wall: TestWall;
let workspaceId: string;
const member = {} as Record<"admin" | "ece" | "viewer", Member>;
const ask = {} as Record<"admin" | "ece" | "viewer", Ask>;

beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  wall = await aWall(koro, workspaceId);
  const roles = { admin: "admin", ece: "moderator", viewer: "viewer" } as const;
  for (const who of ["admin", "ece", "viewer"] as const) {
    member[who] = await addMember(db, { workspaceId, role: roles[who] });
    ask[who] = await askSignedIn(koro.origin, member[who].email);
  }
});
afterAll(() => koro?.stop());

const numbers = async (query: string, by: Ask = ask.admin, on = wall) =>
  NumbersAnswer.parse(
    await (await by("GET", `/v1/admin/walls/${on.slug}/numbers?${query}`)).json(),
  );

interface Past {
  who: Member | { rule: string };
  arrived: string;
  at: string;
  to?: "approved" | "rejected";
  from?: string;
  post?: string;
}

/** A decision as it stood in the log on that day. */
async function decided(on: TestWall, { who, arrived, at, to = "approved", from, post }: Past) {
  const { db } = koro.actions;
  const [id = ""] = post ? [post] : await addPosts(koro, on, [aPost()]);
  await db.execute(sql`
    update placement set arrived_at = ${arrived}::timestamptz, state = ${to}
    where wall_id = ${on.id}::uuid and post_id = ${id}::uuid`);
  const [kind, actor] = "rule" in who ? ["rule", who.rule] : ["person", who.userId];
  await db.execute(sql`
    insert into decision (id, workspace_id, wall_id, post_id, batch, move, from_state, to_state,
      actor_kind, actor_id, actor_name, version, at)
    values (${v7()}::uuid, ${workspaceId}::uuid, ${on.id}::uuid, ${id}::uuid, ${v7()}::uuid,
      ${to === "approved" ? "approve" : "reject"}, ${from ?? "pending"}, ${to}, ${kind},
      ${actor}::uuid, ${kind === "rule" ? "No coins" : "Ece"}, 2, ${at}::timestamptz)`);
  return id;
}

describe("the desk in numbers", () => {
  it("tells how long posts waited for a person, whole and by the day of the zone", async () => {
    const on = await aWall(koro, workspaceId);
    const minutes = [1, 2, 3, 4, 10];
    for (const minute of minutes)
      await decided(on, {
        ...{ who: member.ece, arrived: "2026-03-02T08:00:00Z" },
        at: `2026-03-02T08:${String(minute).padStart(2, "0")}:00Z`,
      });
    // Half past ten in the evening in UTC is the next day in Istanbul.
    const late = { arrived: "2026-03-02T22:29:00Z", at: "2026-03-02T22:30:00Z" };
    const post = await decided(on, { who: member.ece, ...late });
    // A second thought is no second arrival.
    await decided(on, {
      ...{ who: member.ece, post, arrived: late.arrived, at: "2026-03-05T00:00:00Z" },
      ...{ from: "approved", to: "rejected" as const },
    });

    const query = "from=2026-03-01&until=2026-03-04&zone=Europe/Istanbul";
    const { waits } = await numbers(query, ask.admin, on);

    expect(waits).toMatchObject({ decisions: 6, medianMs: 150_000 });
    expect(waits.days).toEqual([
      { day: "2026-03-01", decisions: 0, medianMs: null, p90Ms: null },
      { day: "2026-03-02", decisions: 5, medianMs: 180_000, p90Ms: 456_000 },
      { day: "2026-03-03", decisions: 1, medianMs: 60_000, p90Ms: 60_000 },
      { day: "2026-03-04", decisions: 0, medianMs: null, p90Ms: null },
    ]);
  });

  it("shows a person's pace to themselves and to admins, and the sum to all", async () => {
    const on = await aWall(koro, workspaceId);
    const arrived = "2026-03-02T08:00:00Z";
    for (const at of ["2026-03-02T09:10:00Z", "2026-03-02T09:50:00Z", "2026-03-02T14:00:00Z"])
      await decided(on, { who: member.ece, arrived, at });
    await decided(on, { who: member.admin, arrived, at: "2026-03-02T09:00:00Z" });
    const query = "from=2026-03-02&until=2026-03-02";

    const all = (await numbers(query, ask.admin, on)).people;
    expect(all.list.map(({ decisions, hours, isMe }) => [decisions, hours, isMe])).toEqual([
      [3, 2, false],
      [1, 1, true],
    ]);
    expect(all).toMatchObject({ sum: { decisions: 4, hours: 2 }, everybody: true });
    expect([all.byHour[9], all.byHour[14]]).toEqual([3, 1]);

    const own = (await numbers(query, ask.ece, on)).people;
    expect(own.list).toMatchObject([{ id: member.ece.userId, decisions: 3, isMe: true }]);
    expect(own).toMatchObject({ sum: { decisions: 4 }, everybody: false });

    const viewers = (await numbers(query, ask.viewer, on)).people;
    expect(viewers).toMatchObject({ list: [], sum: { decisions: 4 } });
  });

  it("counts how many of a rule's verdicts people turned around", async () => {
    const on = await aWall(koro, workspaceId);
    const rule = v7();
    const at = (minute: number) => `2026-03-02T09:0${minute}:00Z`;
    const by = { who: { rule }, arrived: at(0), at: at(0), to: "rejected" as const };
    const posts: string[] = [];
    for (let count = 0; count < 4; count++) posts.push(await decided(on, by));
    const [post = ""] = posts;
    await decided(on, {
      ...{ who: member.ece, arrived: at(0), at: at(3), post },
      ...{ from: "rejected", to: "approved" as const },
    });

    const query = "from=2026-03-02&until=2026-03-02";
    const { rules } = await numbers(query, ask.ece, on);
    expect(rules).toEqual([{ id: rule, name: "No coins", decided: 4, turned: 1 }]);
    expect((await numbers(query, ask.viewer, on)).rules).toEqual([]);
  });

  it("says what waits, by age and network, and since when", async () => {
    const on = await aWall(koro, workspaceId);
    const { db } = koro.actions;
    const ids = await addPosts(koro, on, [aPost(), aPost(), aPost()]);
    const hours = [0, 2, 30];
    for (const [place, id] of ids.entries())
      await db.execute(sql`
        update placement set arrived_at = now() - ${hours[place] ?? 0} * interval '1 hour'
        where wall_id = ${on.id}::uuid and post_id = ${id}::uuid`);

    const { waiting } = await numbers("", ask.viewer, on);

    expect(waiting.bands.map(({ posts }) => posts)).toEqual([1, 0, 1, 0, 1, 0]);
    expect(waiting).toMatchObject({
      ...{ pending: 3, held: 0, looked: 3, networks: [{ network: "mastodon", posts: 3 }] },
    });
    expect(Date.now() - Date.parse(waiting.oldestAt ?? "")).toBeGreaterThan(29 * 3_600_000);
  });

  it("is empty for a wall where nothing happened, and not an error", async () => {
    const on = await aWall(koro, workspaceId);
    const { waits, people, rules, waiting } = await numbers("", ask.ece, on);
    expect(waits.days).toHaveLength(14);
    expect({
      waits: waits.decisions,
      people: people.list,
      rules,
      pending: waiting.pending,
    }).toEqual({ waits: 0, people: [], rules: [], pending: 0 });
    expect(waiting.bands).toHaveLength(6);
  });

  it("refuses zones that are none, days that are none, and more than 92 of them", async () => {
    for (const query of [
      "zone=Nowhere",
      "zone=%2B03:00",
      "from=yesterday",
      "from=2026-01-01&until=2026-06-01",
    ])
      await aProblem(
        await ask.ece("GET", `/v1/admin/walls/${wall.slug}/numbers?${query}`),
        ...([400, "bad-request"] as const),
      );
  });
});
