import { describe, expect, it } from "vitest";
import { createHistogram } from "../../bench/parts/histogram.ts";
import { judge, ratioText, table } from "../../bench/parts/report.ts";
import { median, percentile, ratioOf } from "../../bench/parts/statistics.ts";

describe("the median", () => {
  it("is the middle value, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it("of an even number is the mean of the two in the middle", () => {
    expect(median([10, 1, 2, 4])).toBe(3);
  });

  it("sorts as numbers, not as text", () => {
    expect(median([100, 20, 3])).toBe(20);
  });

  it("of nothing is no number", () => {
    expect(median([])).toBeNaN();
  });
});

describe("a percentile", () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it("is the value that so many do not exceed", () => {
    expect(percentile(oneToHundred, 0.99)).toBe(99);
    expect(percentile(oneToHundred, 1)).toBe(100);
  });

  it("of few values is the largest rather than an invention between two", () => {
    expect(percentile([1, 2, 3], 0.99)).toBe(3);
  });
});

describe("a ratio to the yardstick", () => {
  it("compares neighbours in time, so that a slow minute of the machine cancels out", () => {
    const ratio = ratioOf([80, 8, 72], [100, 10, 100]);
    expect(ratio.median).toBeCloseTo(0.8);
    expect(ratio.least).toBeCloseTo(0.72);
    expect(ratio.most).toBeCloseTo(0.8);
  });

  it("is quoted with its spread", () => {
    expect(ratioText({ median: 0.91, least: 0.85, most: 0.99 })).toBe("0.91× (0.85–0.99)");
  });
});

describe("a histogram", () => {
  it("answers percentiles to within its step of 10 µs", () => {
    const histogram = createHistogram();
    for (let us = 1; us <= 1000; us++) histogram.add(us);

    expect(histogram.count).toBe(1000);
    expect(histogram.percentileUs(0.5)).toBeGreaterThanOrEqual(500);
    expect(histogram.percentileUs(0.5)).toBeLessThanOrEqual(510);
    expect(histogram.percentileUs(0.99)).toBeLessThanOrEqual(1000);
  });

  it("keeps what takes longer than its end", () => {
    const histogram = createHistogram();
    histogram.add(60_000_000);
    expect(histogram.percentileUs(1)).toBe(2_000_000);
  });
});

describe("a verdict", () => {
  it("marks what falls short", () => {
    expect(judge(0.8, { atLeast: 0.85 })).toEqual(["≥ 0.85", "**falls short**"]);
    expect(judge(1.6, { atMost: 1.5 })).toEqual(["≤ 1.5", "**falls short**"]);
  });

  it("meets a goal that it touches", () => {
    expect(judge(0.85, { atLeast: 0.85 })[1]).toBe("met");
    expect(judge(1.5, { atMost: 1.5 })[1]).toBe("met");
  });

  it("never takes a missing figure for a good one", () => {
    expect(judge(Number.NaN, { atMost: 1.5 })[1]).toBe("**falls short**");
  });
});

it("prints tables as Markdown", () => {
  expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
});
