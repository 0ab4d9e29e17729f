import { describe, expect, it } from "vitest";
import { judge } from "../../server/domain/moderation.ts";

describe("moderation", () => {
  it("lets a post wait for a person when nobody said otherwise", () => {
    expect(judge({ publishing: "manual", knownOnWall: false })).toEqual({
      ...{ move: "none", actor: "system", reason: "waits-for-person" },
    });
  });

  it("approves for a source that publishes by itself, in the source's name", () => {
    expect(judge({ publishing: "automatic", knownOnWall: false })).toEqual({
      ...{ move: "approve", actor: "source", reason: "source-automatic" },
    });
  });

  it.each(["manual", "automatic"] as const)(
    "never judges again what this wall has judged (%s)",
    (publishing) => {
      expect(judge({ publishing, knownOnWall: true })).toMatchObject({
        move: "none",
        reason: "edited",
      });
    },
  );
});
