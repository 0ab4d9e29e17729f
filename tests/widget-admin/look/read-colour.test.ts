import { expect, it } from "vitest";
import { readColour } from "../../../widget/admin/look/read-colour.ts";

it.each([
  ["#E4572E", "#e4572e"],
  [" e4572e ", "#e4572e"],
  ["#fa0", "#ffaa00"],
  ["", null],
  ["tomato", undefined],
  ["#e4572", undefined],
  ["#e4572e80", undefined],
])("reads %j as %j", (typed, colour) => {
  expect(readColour(typed)).toBe(colour);
});
