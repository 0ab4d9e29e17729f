import { describe, expect, it } from "vitest";
import { readAccent } from "../../server/http/pages/accent.ts";

describe("a brand colour", () => {
  it("keeps its own tone where it is readable", () => {
    expect(readAccent("#0B3D91")).toMatchObject({
      fill: "#0b3d91",
      onFill: "#ffffff",
      onLight: "#0b3d91",
    });
  });

  it("is darkened on light paper and lightened on dark paper until it can be read", () => {
    const yellow = readAccent("#ffcc00");
    expect(yellow).toMatchObject({ fill: "#ffcc00", onFill: "#000000", onDark: "#ffcc00" });
    expect(yellow?.onLight).not.toBe("#ffcc00");

    expect(readAccent("#0b3d91")?.onDark).not.toBe("#0b3d91");
  });

  it("is nothing when it is not a colour", () => {
    for (const colour of [null, "", "red", "#fff", "#12345g", "#123456;}body{display:none"]) {
      expect(readAccent(colour)).toBeNull();
    }
  });
});
