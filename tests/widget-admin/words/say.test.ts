import { describe, expect, it } from "vitest";
import { saySpan } from "../../../widget/admin/words/say.ts";

const now = Date.UTC(2026, 10, 20, 12, 0, 0);
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

describe("a span of time", () => {
  it("under a minute is just now or in a moment, never “this minute”", () => {
    expect(saySpan("tr", at(-20), now)).toBe("az önce");
    expect(saySpan("tr", at(20), now)).toBe("birazdan");
    expect(saySpan("en", at(-20), now)).toBe("just now");
  });

  it("keeps its direction although the server's clock is a little ahead", () => {
    expect(saySpan("tr", at(2), now, "past")).toBe("az önce");
  });

  it("is said in the largest unit that fits", () => {
    expect(saySpan("en", at(-7200), now)).toMatch(/^2 (hr|hours)\.? ago$/);
  });
});
