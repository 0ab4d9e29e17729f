import { describe, expect, test } from "vitest";
import { fillSlots, refillSlots } from "../../../widget/wall/wardrobe/layouts/slots.ts";

describe("the slots of a ticker", () => {
  test("are filled from the top down, column after column", () => {
    expect(fillSlots(["a", "b", "c", "d", "e"], 2)).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", null],
    ]);
    expect(fillSlots([], 3)).toEqual([]);
  });

  const four = () => fillSlots(["a", "b", "c", "d"], 1);

  test("give who comes a column that is about to come into sight", () => {
    const { slots, shift } = refillSlots(four(), ["new", "a", "b", "c", "d"], {
      from: 0,
      count: 2,
    });
    expect(slots).toEqual([["a"], ["b"], ["new"], ["c"], ["d"]]);
    expect(shift).toBe(0);
  });

  test("let who comes in while the end is in sight join before it, and say how far that moved it", () => {
    const { slots, shift } = refillSlots(four(), ["new", "a", "b", "c", "d"], {
      from: 3,
      count: 2,
    });
    expect(slots).toEqual([["a"], ["b"], ["c"], ["new"], ["d"]]);
    expect(shift).toBe(1);
  });

  test("take who comes behind the last column while that is just not in sight", () => {
    const { slots, shift } = refillSlots(four(), ["new", "a", "b", "c", "d"], {
      from: 2,
      count: 2,
    });
    expect(slots).toEqual([["a"], ["b"], ["c"], ["d"], ["new"]]);
    expect(shift).toBe(0);
  });

  test("leave a gap in sight where a post was hidden, and close it out of sight", () => {
    const seen = refillSlots(four(), ["a", "b", "d"], { from: 2, count: 2 });
    expect(seen).toEqual({ slots: [["a"], ["b"], [null], ["d"]], shift: 0 });

    const unseen = refillSlots(four(), ["b", "c", "d"], { from: 2, count: 2 });
    expect(unseen).toEqual({ slots: [["b"], ["c"], ["d"]], shift: -1 });
  });

  test("let who comes take a gap out of sight", () => {
    const { slots, shift } = refillSlots(
      [
        ["a", null],
        ["b", "c"],
        ["d", "e"],
      ],
      ["new", "a", "b", "c", "d", "e"],
      { from: 1, count: 1 },
    );
    expect(slots[0]).toEqual(["a", "new"]);
    expect(shift).toBe(0);
  });

  test("count what is in sight around the end", () => {
    const { slots } = refillSlots(four(), ["b", "c", "d"], { from: 3, count: 2 });
    expect(slots).toEqual([[null], ["b"], ["c"], ["d"]]);
  });
});
