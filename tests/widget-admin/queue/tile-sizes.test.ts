import { describe, expect, it } from "vitest";
import { tileSizes } from "../../../widget/admin/queue/tile-sizes.ts";

describe("the sizes of a cropped picture", () => {
  it("are those of its height when a wide picture fills a narrow tile", () => {
    expect(tileSizes({ width: 1600, height: 900, at: 0, count: 1 })).toBe(
      "(min-width: 60rem) 694px, 128vw",
    );
  });

  it("are those of the tile when a tall picture fills it", () => {
    expect(tileSizes({ width: 600, height: 1200, at: 0, count: 1 })).toBe(
      "(min-width: 60rem) 320px, 96vw",
    );
  });

  it("become smaller where several pictures share the room", () => {
    expect(tileSizes({ width: 1000, height: 1000, at: 3, count: 4 })).toBe(
      "(min-width: 60rem) 195px, 48vw",
    );
  });
});
