import { describe, expect, it } from "vitest";
import {
  cleared,
  type Filters,
  filtersFrom,
  queryOf,
  sameFilters,
  searchOf,
  withFilters,
} from "../../../widget/admin/queue/filters.ts";

const all: Filters = {
  ...{ q: "gün batımı", network: "mastodon", tag: "sahne", from: "2026-11-01" },
  ...{ alt: "missing", link: "yes", creator: "@elif", order: "reach-least" },
};

describe("filters", () => {
  it("survive the address and leave out what is usual", () => {
    expect(filtersFrom(searchOf("held", all))).toEqual(all);
    expect(searchOf("pending", { order: "oldest" })).toBe("");
  });

  it("forget what the address says and this page does not know", () => {
    expect(filtersFrom("?colour=red&order=sideways&network=")).toEqual({});
  });

  it("are taken off one by one, or all at once but the order", () => {
    expect(withFilters(all, { network: "", tag: "" })).toEqual(
      expect.not.objectContaining({ network: expect.anything(), tag: expect.anything() }),
    );
    expect(cleared(all)).toEqual({ order: "reach-least" });
    expect(queryOf(cleared(all))).toEqual({});
  });

  it("are the same whatever order they were set in", () => {
    const [one, other] = [
      withFilters({ tag: "a" }, { q: "b" }),
      withFilters({ q: "b" }, { tag: "a" }),
    ];
    expect(sameFilters(one, other)).toBe(true);
    expect(sameFilters(one, { q: "b" })).toBe(false);
  });
});

describe("days", () => {
  it("are those of whoever looks, from their midnight to their midnight", () => {
    const asked = queryOf({ from: "2026-03-28", until: "2026-03-28" });
    const [from, until] = [asked.from, asked.until].map((moment) => new Date(String(moment)));

    expect(from).toEqual(new Date(2026, 2, 28));
    expect(until?.getTime()).toBe(new Date(2026, 2, 29).getTime() - 1);
  });

  it("stand in the address as they were chosen", () => {
    expect(searchOf("pending", { from: "2026-03-28" })).toBe("?from=2026-03-28");
  });
});
