import { describe, expect, it } from "vitest";
import { QueueStore } from "../../../widget/admin/queue/queue-store.ts";
import { aPlacement } from "../fake/posts.ts";
import { World } from "../fake/world.ts";

const idOf = (number: number) => aPlacement(number).post.id;

function aStore(world: World) {
  const said: string[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const later: (() => void)[] = [];
  const whileAsking: (() => void)[] = [];
  const whileUndoing: (() => void)[] = [];
  const store = new QueueStore({
    api: {
      page: async ({ state, limit }) => {
        whileAsking.shift()?.();
        const all = [...world.placements.values()].filter((one) => one.state === state);
        const placements = all.slice(0, Number(limit));
        return {
          placements,
          next: placements.length < all.length ? "more" : null,
          counts: world.recount(),
        };
      },
      decide: async (moves) => {
        asked.push(...moves.map((move) => `${move.move} v${move.expect}`));
        if (world.ill) throw new Error("ill");
        return world.decide(moves) as never;
      },
      undo: async (batch) => {
        asked.push(`undo ${batch}`);
        whileUndoing.shift()?.();
        return world.undo(batch) as never;
      },
      change: async () => aPlacement(1),
    },
    ears: {
      changed: () => {},
      noticed: (notices) => said.push(...notices.map((notice) => notice.kind)),
      moved: (move, count) => told.push(`${move} ${count}`),
      tookBack: (count) => told.push(`back ${count}`),
      othersDecided: (count) => said.push(`others ${count}`),
      failed: () => said.push("failed"),
    },
    soon: (run) => later.push(run),
  });
  const soon = async () => {
    for (const run of later.splice(0)) run();
    await store.idle;
    await new Promise((done) => setImmediate(done));
  };
  return { store, said, told, asked, soon, whileAsking, whileUndoing };
}

describe("the queue's store", () => {
  it("sends decisions and undos in the order they were made", async () => {
    const { store, asked } = aStore(new World(3));
    await store.open({ tab: "pending", filters: {} });

    store.move([idOf(1)], "approve");
    store.move([idOf(2)], "reject", { reason: "spam" });
    store.undo();
    store.undo();
    await store.idle;

    expect(asked).toEqual(["approve v1", "reject v1", "undo batch-2", "undo batch-1"]);
    expect(store.state.cards.map((card) => card.version)).toEqual([3, 3, 1]);
  });

  it("expects the version after its own undo when a post is moved again", async () => {
    const { store, asked, said } = aStore(new World(1));
    await store.open({ tab: "pending", filters: {} });

    store.move([idOf(1)], "approve");
    store.undo();
    store.move([idOf(1)], "hold");
    await store.idle;

    expect(asked.at(-1)).toBe("hold v3");
    expect(said).toEqual([]);
  });

  it("tells of a move and of an undo only once the server has agreed", async () => {
    const world = new World(3);
    const { store, told } = aStore(world);
    await store.open({ tab: "pending", filters: {} });

    store.move([idOf(1), idOf(2)], "approve");
    expect(told).toEqual([]);
    await store.idle;
    store.undo();
    expect(told).toEqual(["approve 2"]);
    await store.idle;
    world.ill = true;
    store.move([idOf(3)], "hold");
    await store.idle;

    expect(told).toEqual(["approve 2", "back 2"]);
  });

  it("says so when somebody was faster", async () => {
    const world = new World(2);
    const { store, said } = aStore(world);
    await store.open({ tab: "pending", filters: {} });

    world.decideElsewhere(idOf(1), "held", true);
    store.move([idOf(1)], "approve");
    await store.idle;

    expect(said).toEqual(["faster"]);
    expect(store.undo().count).toBe(0);
  });

  it("puts posts back when the server is ill", async () => {
    const world = new World(2);
    const { store, said } = aStore(world);
    await store.open({ tab: "pending", filters: {} });
    world.ill = true;

    store.move([idOf(1), idOf(2)], "approve");
    expect(store.state.cards).toHaveLength(0);
    await store.idle;

    expect(store.state.cards).toHaveLength(2);
    expect(said).toEqual(["failed"]);
  });

  it("forgets nothing that happens while an undo is on its way", async () => {
    const { store, whileUndoing } = aStore(new World(2));
    await store.open({ tab: "pending", filters: {} });
    store.move([idOf(1)], "approve");
    store.move([idOf(2)], "approve");
    await store.idle;

    whileUndoing.push(() => store.undo());
    store.undo();
    await store.idle;
    await store.idle;

    expect(store.state.undoable).toEqual([]);
    expect(store.state.here).toBe(idOf(1));
  });

  it("keeps what was just taken back when an older list still lacks it", async () => {
    const { store, said, soon, whileAsking } = aStore(new World(3));
    await store.open({ tab: "pending", filters: {} });
    store.move([idOf(1)], "approve");
    await store.idle;

    store.hear({ kind: "placement", wall: "acme-yaz", posts: [idOf(1)] });
    whileAsking.push(() => queueMicrotask(() => store.undo()));
    await soon();
    await soon();

    expect(store.state.here).toBe(idOf(1));
    expect(store.state.cards).toHaveLength(3);
    expect(said).toEqual([]);
  });

  it("looks again when it hears of others' decisions", async () => {
    const world = new World(3);
    const { store, said, soon } = aStore(world);
    await store.open({ tab: "pending", filters: {} });

    world.decideElsewhere(idOf(2), "approved", true);
    store.hear({ kind: "placement", wall: "acme-yaz", posts: [idOf(2)] });
    await soon();

    expect(store.state.cards.map((card) => card.post.id)).toEqual([idOf(1), idOf(3)]);
    expect(said).toEqual(["others 1"]);
  });
});
