import { describe, expect, it } from "vitest";
import { Look } from "#wire/wall.ts";
import { changed, differing, usualLook, wayBack } from "../../../widget/admin/look/draft.ts";

describe("a draft of a look", () => {
  it("starts from the same usual look as the server", () => {
    expect(usualLook).toEqual(Look.parse({}));
  });

  it("sends only what differs, also what is given back to the style", () => {
    const saved: Look = { ...usualLook, accent: "#e4572e", layout: "grid" };

    const wanted = { layout: "grid", accent: null, gap: 8, radius: null } as const;

    expect(differing(saved, wanted)).toEqual({ accent: null, gap: 8 });
  });

  it("can be taken back", () => {
    const saved: Look = { ...usualLook, accent: "#e4572e" };
    const changes = { accent: null, layout: "list" } as const;

    const back = wayBack(saved, changes);

    expect(back).toEqual({ accent: "#e4572e", layout: "masonry" });
    expect(changed(changed(saved, changes), back)).toEqual(saved);
  });
});
