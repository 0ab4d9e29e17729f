import { describe, expect, it } from "vitest";
import { daysOf } from "../../server/http/zoned-days.ts";

const now = new Date("2026-11-23T22:30:00Z");

describe("days in a time zone", () => {
  it("are the last fourteen where nobody asked for others", () => {
    const days = daysOf({ zone: "UTC" }, now);
    expect(days?.list).toHaveLength(14);
    expect(days?.list.at(-1)).toBe("2026-11-23");
    expect(days?.until).toBe("2026-11-24T00:00:00.000Z");
  });

  it("begin where people get up: in Istanbul it is tomorrow already", () => {
    const days = daysOf({ zone: "Europe/Istanbul" }, now);
    expect(days?.list.at(-1)).toBe("2026-11-24");
    expect(days?.until).toBe("2026-11-24T21:00:00.000Z");
  });

  it("have 23 or 25 hours when the clocks change", () => {
    const hours = (day: string) => {
      const days = daysOf({ from: day, until: day, zone: "Europe/Berlin" }, now);
      return (Date.parse(days?.until ?? "") - Date.parse(days?.from ?? "")) / 3_600_000;
    };
    expect(["2026-03-28", "2026-03-29", "2026-10-25"].map(hours)).toEqual([24, 23, 25]);
  });

  it("are refused backwards and in too great a number", () => {
    const zone = "UTC";
    expect(daysOf({ from: "2026-02-02", until: "2026-02-01", zone }, now)).toBeNull();
    expect(daysOf({ from: "2026-01-01", until: "2026-04-02", zone }, now)?.list).toHaveLength(92);
    expect(daysOf({ from: "2026-01-01", until: "2026-04-03", zone }, now)).toBeNull();
    expect(daysOf({ from: "2026-13-45", zone }, now)).toBeNull();
  });
});
