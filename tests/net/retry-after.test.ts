import { describe, expect, it } from "vitest";
import { readRetryAfter } from "../../server/net/retry-after.ts";

const now = new Date("2026-05-01T12:00:00Z");
const read = (headers: Record<string, string>) =>
  readRetryAfter(new Headers(headers), now)?.toISOString() ?? null;

describe("when to ask again", () => {
  it.each([
    ["seconds", { "retry-after": "90" }, "2026-05-01T12:01:30.000Z"],
    [
      "an HTTP date",
      { "retry-after": "Fri, 01 May 2026 12:05:00 GMT" },
      "2026-05-01T12:05:00.000Z",
    ],
    [
      "Mastodon's ISO date",
      { "x-ratelimit-reset": "2026-05-01T12:10:00.000000Z" },
      "2026-05-01T12:10:00.000Z",
    ],
    ["seconds since 1970", { "x-rate-limit-reset": "1777637700" }, "2026-05-01T12:15:00.000Z"],
    ["seconds from now in a reset header", { "ratelimit-reset": "60" }, "2026-05-01T12:01:00.000Z"],
    [
      "Retry-After before a reset",
      { "retry-after": "1", "ratelimit-reset": "60" },
      "2026-05-01T12:00:01.000Z",
    ],
    [
      "the next header when one is nonsense",
      { "retry-after": "soon", "ratelimit-reset": "60" },
      "2026-05-01T12:01:00.000Z",
    ],
  ])("reads %s", (_, headers, time) => {
    expect(read(headers as Record<string, string>)).toBe(time);
  });

  it.each([{}, { "retry-after": "" }, { "retry-after": "soon" }, { "retry-after": "-5" }])(
    "finds nothing in %j",
    (headers) => {
      expect(read(headers as Record<string, string>)).toBeNull();
    },
  );

  it("answers now for a past date and a week for an absurd wait", () => {
    expect(read({ "retry-after": "Fri, 01 May 2020 12:00:00 GMT" })).toBe(now.toISOString());
    expect(read({ "retry-after": "999999999" })).toBe("2026-05-08T12:00:00.000Z");
  });
});
