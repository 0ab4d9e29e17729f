import { describe, expect, it } from "vitest";
import {
  type GateFacts,
  gate as gateAt,
  gateReasons,
  nextMoment,
  type Surface,
  surfaces,
} from "../../server/domain/gate.ts";
import { actorKinds, placementStates, wallStates } from "../../server/domain/vocabulary.ts";

interface Changes {
  placement?: Partial<GateFacts["placement"]>;
  post?: Partial<GateFacts["post"]>;
  author?: Partial<GateFacts["author"]>;
  wall?: Partial<GateFacts["wall"]>;
}

/** A post that is shown, but for the changes. */
const facts = ({ placement, post, author, wall }: Changes = {}): GateFacts => ({
  placement: {
    state: "approved",
    approvedBy: "person",
    shown: true,
    contested: false,
    showFrom: null,
    showUntil: null,
    ...placement,
  },
  post: { gone: false, mediaWaiting: 0, empty: false, redistributable: true, ...post },
  author: { hidden: false, ...author },
  wall: { state: "live", ...wall },
});

const now = new Date("2026-06-01T12:00:00Z");
const before = now.getTime() - 1;
const after = now.getTime() + 1;
const gate = (all: GateFacts, surface: Surface) => gateAt(all, surface, now);

const unknown = "something-new" as never;

describe("the gate", () => {
  it.each(surfaces)("shows an approved post on the surface %s", (surface) => {
    expect(gate(facts(), surface)).toEqual({ show: true, reasons: [] });
  });

  const alone: [reason: (typeof gateReasons)[number], changes: Changes, surface?: Surface][] = [
    ["not-approved", { placement: { state: "pending" } }],
    ["gone", { post: { gone: true } }],
    ["contested", { placement: { contested: true } }],
    ["author-hidden", { author: { hidden: true } }],
    ["not-yet", { placement: { showFrom: after } }],
    ["expired", { placement: { showUntil: before } }],
    ["expired", { placement: { showUntil: now.getTime() } }],
    ["wall-not-live", { wall: { state: "draft" } }],
    ["wall-paused", { wall: { state: "paused" }, placement: { shown: false } }],
    ["wall-paused", { wall: { state: "archived" }, placement: { shown: false } }],
    ["wall-dark", { wall: { state: "dark" } }],
    [
      "media-waiting",
      { post: { mediaWaiting: 1 }, placement: { approvedBy: "source", shown: false } },
    ],
    ["empty", { post: { empty: true } }],
    ["not-redistributable", { post: { redistributable: false } }, "export"],
    ["unknown-surface", {}, unknown],
  ];
  it.each(alone)("stays closed for the reason “%s” alone", (reason, changes, surface = "wall") => {
    expect(gate(facts(changes), surface)).toEqual({ show: false, reasons: [reason] });
  });

  it("has a test for every reason", () => {
    expect(new Set(alone.map(([reason]) => reason))).toEqual(new Set(gateReasons));
  });

  it.each([
    ["paused", "paused"],
    ["archived", "archived"],
  ] as const)("keeps what a %s wall already shows", (_, state) => {
    expect(gate(facts({ wall: { state } }), "wall").show).toBe(true);
  });

  it.each([
    ["a person approved it", { approvedBy: "person", shown: false } as const],
    ["it is on the wall", { approvedBy: "source", shown: true } as const],
  ])("does not wait for pictures when %s", (_, placement) => {
    expect(gate(facts({ placement, post: { mediaWaiting: 3 } }), "wall").show).toBe(true);
  });

  it("opens at the very moment that was set, and stays open until the last one", () => {
    const placement = { showFrom: now.getTime(), showUntil: after };
    expect(gate(facts({ placement }), "wall").show).toBe(true);
  });

  it("stays closed where there is no clock", () => {
    const placement = { showFrom: before, showUntil: after };
    expect(gateAt(facts({ placement }), "wall", new Date(Number.NaN)).show).toBe(false);
  });

  it.each([
    [null, null, null],
    [before, null, null],
    [after, null, after],
    [null, after, after],
    [before, after, after],
    [after, after + 5, after],
  ])("with %s and %s has to be asked again at %s", (showFrom, showUntil, at) => {
    expect(nextMoment({ showFrom, showUntil }, now)?.getTime() ?? null).toBe(at);
  });

  it("names every reason at once", () => {
    const closed = facts({
      ...{ placement: { state: "rejected", contested: true }, post: { gone: true, empty: true } },
      ...{ author: { hidden: true }, wall: { state: "dark" } },
    });

    expect(gate(closed, "wall").reasons).toEqual(
      expect.arrayContaining([
        "not-approved",
        "contested",
        "gone",
        "empty",
        "author-hidden",
        "wall-dark",
      ]),
    );
  });

  it.each<[string, Changes]>([
    ["placement state", { placement: { state: unknown } }],
    ["wall state", { wall: { state: unknown } }],
    ["contest", { placement: { contested: unknown } }],
    ["first moment", { placement: { showFrom: Number.NaN } }],
    ["last moment", { placement: { showUntil: unknown } }],
    ["being gone", { post: { gone: unknown } }],
    ["author", { author: { hidden: unknown } }],
    ["emptiness", { post: { empty: unknown } }],
    [
      "number of media",
      { post: { mediaWaiting: Number.NaN }, placement: { approvedBy: null, shown: false } },
    ],
  ])("fails closed when the %s is not known", (_, changes) => {
    expect(gate(facts(changes), "wall").show).toBe(false);
  });

  it("shows nothing gone, undecided, contested, hidden, empty or dark, in any combination", () => {
    let shown = 0;
    for (const [all, surface] of combinations()) {
      if (!gate(all, surface).show) continue;
      shown++;
      const { placement, post, author, wall } = all;
      expect(placement.state).toBe("approved");
      expect([placement.contested, post.gone, post.empty, author.hidden]).toEqual(
        Array(4).fill(false),
      );
      expect(["live", "paused", "archived"]).toContain(wall.state);
      expect(placement.shown || wall.state === "live").toBe(true);
      expect(surface !== "export" || post.redistributable).toBe(true);
    }
    expect(shown).toBeGreaterThan(0);
  });
});

function* combinations(): Generator<[GateFacts, Surface]> {
  const flags = Array.from(
    { length: 2 ** 7 },
    (_, bits) => (bit: number) => (bits & (1 << bit)) !== 0,
  );
  for (const surface of surfaces)
    for (const state of placementStates)
      for (const approvedBy of [...actorKinds, null])
        for (const wallState of wallStates)
          for (const flag of flags)
            yield [
              {
                placement: {
                  ...{ state, approvedBy, shown: flag(0), contested: flag(1) },
                  ...{ showFrom: null, showUntil: null },
                },
                post: {
                  ...{ gone: flag(2), mediaWaiting: flag(3) ? 1 : 0, empty: flag(4) },
                  redistributable: flag(5),
                },
                author: { hidden: flag(6) },
                wall: { state: wallState },
              },
              surface,
            ];
}
