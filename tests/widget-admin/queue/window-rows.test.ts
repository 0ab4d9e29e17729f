import { describe, expect, it } from "vitest";
import { RowHeights } from "../../../widget/admin/queue/row-heights.ts";
import { rangeWithin, rowsOf } from "../../../widget/admin/queue/window-rows.ts";

const tops = (count: number, height = 100) =>
  Float64Array.from({ length: count + 1 }, (_, at) => at * height);

describe("a long list", () => {
  it("draws what touches the window, and nothing else", () => {
    expect(rangeWithin(tops(1000), 250, 750)).toEqual([2, 8]);
    expect(rangeWithin(tops(3), -500, 5000)).toEqual([0, 3]);
    expect(rangeWithin(tops(0), 0, 900)).toEqual([0, 0]);
    expect(rangeWithin(tops(10), 90_000, 91_000)).toEqual([10, 10]);
  });

  it("keeps the room of what it does not draw", () => {
    const rows = rowsOf(tops(10), [3, 5], []);

    expect(rows).toEqual([
      ...[{ gap: 300, before: 3 }, { at: 3 }, { at: 4 }, { gap: 500, before: 10 }],
    ]);
  });

  it("keeps the card with the focus, however far it was scrolled away", () => {
    const rows = rowsOf(tops(10), [7, 9], [1, -1, 10]);

    expect(rows.filter((row) => "at" in row)).toEqual([{ at: 1 }, { at: 7 }, { at: 8 }]);
    const room = rows.reduce((sum, row) => sum + ("gap" in row ? row.gap : 100), 0);
    expect(room).toBe(1000);
  });

  it("draws no more cards than there are", () => {
    expect(rowsOf(tops(2), [0, 20], [])).toEqual([{ at: 0 }, { at: 1 }]);
  });
});

describe("heights", () => {
  it("are measured where a card was drawn and guessed from those where none was", () => {
    const heights = new RowHeights(300);
    expect([...heights.tops(["a", "b"])]).toEqual([0, 300, 600]);

    expect(heights.learn("a", 100)).toBe(true);
    expect(heights.learn("a", 100)).toBe(false);
    heights.learn("b", 200);

    expect([...heights.tops(["a", "b", "c"])]).toEqual([0, 100, 300, 450]);
  });
});
