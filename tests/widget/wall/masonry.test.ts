import { expect, test } from "vitest";
import { columnsIn, placeCards } from "../../../widget/wall/masonry.ts";

const columns = (places: { column: number }[]) => places.map(({ column }) => column);

test("reads in rows: cards that are about level go from the start edge on", () => {
  const { places } = placeCards([300, 310, 290, 300, 300, 300], 3, 16);
  expect(columns(places)).toEqual([0, 1, 2, 0, 1, 2]);
});

test("fills the shortest column", () => {
  const { places, height } = placeCards([500, 100, 100], 2, 10);
  expect(places[2]).toEqual({ column: 1, top: 110 });
  expect(height).toBe(500);
});

test("moves only what was below a card that is taken away", () => {
  const before = placeCards([100, 100, 100, 100], 2, 0);
  const kept = columns(before.places).toSpliced(0, 1);

  const after = placeCards([100, 100, 100], 2, 0, kept);

  expect(after.places).toEqual([
    { column: 1, top: 0 },
    { column: 0, top: 0 },
    { column: 1, top: 100 },
  ]);
});

test("has at least one column and never more than cards", () => {
  expect(columnsIn(200, 270, 16, 9)).toBe(1);
  expect(columnsIn(1180, 270, 16, 9)).toBe(4);
  expect(columnsIn(1180, 270, 16, 2)).toBe(2);
});
