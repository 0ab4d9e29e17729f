import { describe, expect, it } from "vitest";
import { type DigestTime, isZone, lastDue } from "../../server/domain/digest-time.ts";

/** All moments at which a digest comes between two days, found by looking every ten minutes. */
function dueBetween(from: string, until: string, time: DigestTime): string[] {
  const found = new Set<string>();
  for (let at = Date.parse(from); at < Date.parse(until); at += 600_000)
    found.add(lastDue(time, new Date(at)).toISOString());
  return [...found].filter((due) => due >= new Date(from).toISOString());
}

const daily = (hour: number, zone: string): DigestTime => ({ every: "day", hour, zone });

describe("a digest's hour", () => {
  it("comes once a day where the clocks go forward, also if that day lacks the hour", () => {
    const days = dueBetween("2026-03-27T12:00Z", "2026-03-31T00:00Z", daily(2, "Europe/Berlin"));
    expect(days).toEqual([
      "2026-03-28T01:00:00.000Z",
      "2026-03-29T01:00:00.000Z",
      "2026-03-30T00:00:00.000Z",
    ]);
  });

  it("comes once on the day that has the hour twice", () => {
    const days = dueBetween("2026-10-24T12:00Z", "2026-10-26T12:00Z", daily(2, "Europe/Berlin"));
    expect(days).toEqual(["2026-10-25T01:00:00.000Z", "2026-10-26T01:00:00.000Z"]);
  });

  it("stays the same hour there on both sides of the change", () => {
    const days = dueBetween("2026-03-07T20:00Z", "2026-03-09T20:00Z", daily(9, "America/New_York"));
    expect(days).toEqual(["2026-03-08T13:00:00.000Z", "2026-03-09T13:00:00.000Z"]);
    const night = dueBetween(
      "2026-03-07T20:00Z",
      "2026-03-09T20:00Z",
      daily(2, "America/New_York"),
    );
    expect(night).toEqual(["2026-03-08T07:00:00.000Z", "2026-03-09T06:00:00.000Z"]);
  });

  it("comes on Mondays where it is weekly", () => {
    const time: DigestTime = { every: "week", hour: 9, zone: "Europe/Istanbul" };
    expect(dueBetween("2026-11-10T00:00Z", "2026-11-25T00:00Z", time)).toEqual([
      "2026-11-16T06:00:00.000Z",
      "2026-11-23T06:00:00.000Z",
    ]);
  });

  it("knows zones by their names", () => {
    expect(isZone("Europe/Istanbul")).toBe(true);
    expect(isZone("Atlantis/Capital")).toBe(false);
  });
});
