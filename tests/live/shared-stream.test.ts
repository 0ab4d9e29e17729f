import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { changeWall } from "../../server/actions/change-wall.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addPosts, addShown, aPost, aWall, move } from "../http/support/posts.ts";
import { aProblem } from "../http/support/problem.ts";
import { aSecond, until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Listener, listenTo } from "./support/listener.ts";

let koro: Koro;
let workspaceId: string;
const listeners: Listener[] = [];
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(async () => {
  for (const listener of listeners) listener.close();
  await koro?.stop();
});

const address = (query: string) => `${koro.origin}/v1/live${query}`;
async function listen(query: string): Promise<Listener> {
  const listener = await listenTo(address(query));
  listeners.push(listener);
  return listener;
}
/** What was heard, each with the wall it was said of. */
function heardOf({ heard }: Listener): [wall: string, event: string][] {
  let wall = "";
  return heard.flatMap(({ event, data }) => {
    if (event === "of") wall = (data as { wall: string }).wall;
    return event === "of" ? [] : [[wall, event] as [string, string]];
  });
}

describe("one line for several walls", () => {
  it("says whose each event is, in the same bytes as the wall's own line", async () => {
    const [one, two] = [await aWall(koro, workspaceId), await aWall(koro, workspaceId)];
    const line = await listen(`?wall=${one.slug}&after=&wall=${two.slug}&after=`);
    const own = await listenTo(`${koro.origin}/v1/walls/${two.slug}/live`);
    listeners.push(own);
    await until(() => koro.live.hub.clients === 3);
    const [first = ""] = await addPosts(koro, one, [aPost()]);
    const [second = ""] = await addPosts(koro, two, [aPost()]);
    await move(koro, one, "approve", [first]);
    await move(koro, two, "approve", [second]);

    await until(
      () => heardOf(line),
      (heard) => heard.length === 2,
      aSecond,
    );
    expect(heardOf(line)).toEqual([
      [one.slug, "show"],
      [two.slug, "show"],
    ]);
    await until(() => own.heard.length === 1);
    expect(line.heard.at(-1)).toEqual(own.heard[0]);
  });

  it("goes on exactly where each wall was left", async () => {
    const [one, two] = [await aWall(koro, workspaceId), await aWall(koro, workspaceId)];
    const [id = ""] = await addShown(koro, one, [aPost()]);
    await addShown(koro, two, [aPost()]);
    const { seq } = await (await fetch(`${koro.origin}/v1/walls/${two.slug}/feed`)).json();
    await move(koro, one, "reject", [id]);

    const line = await listen(`?wall=${one.slug}&after=0&wall=${two.slug}&after=${seq}`);
    await until(() => heardOf(line).length > 0);
    expect(heardOf(line)).toEqual([[one.slug, "hide"]]);
  });

  it("tells of a wall that is not there without keeping the others waiting", async () => {
    const [here, draft] = [await aWall(koro, workspaceId), await aWall(koro, workspaceId)];
    await changeWall(koro.actions, draft.id, { state: "draft" });
    const line = await listen(
      `?wall=nowhere-at-all&after=1&wall=${draft.slug}&after=1&wall=${here.slug}&after=999`,
    );
    await until(() => heardOf(line).length === 3);
    expect(heardOf(line).sort()).toEqual(
      [
        ["nowhere-at-all", "gone"],
        [draft.slug, "gone"],
        [here.slug, "reset"],
      ].sort(),
    );
    expect(line.isOpen).toBe(true);
  });

  it("leaves nothing behind when it closes", async () => {
    const [one, two] = [await aWall(koro, workspaceId), await aWall(koro, workspaceId)];
    const before = koro.live.hub.clients;
    const line = await listen(`?wall=${one.slug}&after=&wall=${two.slug}&after=`);
    await until(() => koro.live.hub.clients === before + 2);
    line.close();
    await until(() => koro.live.hub.clients === before);
  });

  it("answers a problem where the database fails before anything was sent", async () => {
    const wall = await aWall(koro, workspaceId);
    const failing = vi
      .spyOn(koro.actions.db, "execute")
      .mockRejectedValue(new Error("no database"));
    const answer = await fetch(address(`?wall=${wall.slug}&after=`));
    failing.mockRestore();
    await aProblem(answer, 500, "internal");
  });

  it("ends quietly where joining fails later", async () => {
    const wall = await aWall(koro, workspaceId);
    const { promise, reject } = Promise.withResolvers<void>();
    const failing = vi.spyOn(koro.live.hub, "join").mockReturnValue(promise);
    const line = await listen(`?wall=${wall.slug}&after=`);
    reject(new Error("no database"));
    await until(() => !line.isOpen);
    failing.mockRestore();
    expect(line.heard).toEqual([]);
  });

  it.each([
    ["no wall", ""],
    ["a wall twice", "?wall=acme&after=1&wall=acme&after=2"],
    ["a seq that is none", "?wall=acme&after=soon"],
    ["a name that is none", "?wall=ACME%00&after=1"],
    ["too many", `?${Array.from({ length: 21 }, (_, n) => `wall=acme-${n}&after=1`).join("&")}`],
  ])("refuses %s", async (_, query) => {
    await aProblem(await fetch(address(query)), 422, "invalid");
  });
});
