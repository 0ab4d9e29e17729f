import { describe, expect, it } from "vitest";
import { judge } from "../../server/domain/moderation.ts";

describe("moderation", () => {
  it("lets a post wait for a person when nobody said otherwise", () => {
    expect(judge({ publishing: "manual" })).toEqual({
      ...{ move: "none", actor: "system", reason: "waits-for-person" },
    });
  });

  it("approves for a source that publishes by itself, in the source's name", () => {
    expect(judge({ publishing: "automatic" })).toEqual({
      ...{ move: "approve", actor: "source", reason: "source-automatic" },
    });
  });
});
