import { describe, expect, it } from "vitest";
import { readDrag } from "../../../widget/admin/queue/swipe.ts";

const drag = (dx: number, dy: number, width = 360) => readDrag({ dx, dy, width });

describe("a finger on a card", () => {
  it("taps while it hardly moves", () => {
    expect(drag(8, -6).kind).toBe("tap");
  });

  it("scrolls when it goes up or down, also at a slant", () => {
    expect(drag(3, 40).kind).toBe("scroll");
    expect(drag(40, -35).kind).toBe("scroll");
  });

  it("draws the card aside, and decides nothing before it has come far enough", () => {
    expect(drag(60, 5)).toEqual({ kind: "drag", move: null });
    expect(drag(-60, 5)).toEqual({ kind: "drag", move: null });
  });

  it("approves to the right and rejects to the left", () => {
    expect(drag(135, 10).move).toBe("approve");
    expect(drag(-135, 10).move).toBe("reject");
    expect(drag(150, 10, 900).move).toBe("approve");
  });
});
