import { X509Certificate } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeCertificate } from "../../bench/embed/certificate.ts";
import { type Runs, spreadText, verdictRows } from "../../bench/embed/compare.ts";
import type { Contestant } from "../../bench/embed/contestants.ts";
import { escaped } from "../../bench/embed/escaped.ts";
import { readReport } from "../../bench/embed/lighthouse/score.ts";
import { withoutWall } from "../../bench/embed/lighthouse/without-wall.ts";
import { authorFeedTwin } from "../../bench/embed/peers/bluesky.ts";
import { timelineTwin } from "../../bench/embed/peers/mastodon.ts";
import { feedOf, hasPicture } from "../../bench/embed/posts-site.ts";
import { growthOf } from "../../bench/embed/running-wall.ts";
import { brotliBytes, bytesBefore } from "../../bench/embed/script-size.ts";
import { blockingOf, type Figures, figuresOf, shiftsOf } from "../../bench/embed/verdicts.ts";
import { pictureOf, type WallPost } from "../../bench/embed/wall-posts.ts";

const seen = { origin: 1_000, first: 20, all: 80, tasks: [60, 150], shifts: [], hostTop: null };

describe("blocking", () => {
  it("is the part of each long task beyond 50 ms", () => {
    expect(blockingOf([60, 150])).toBe(110);
  });

  it("takes nothing off for a task that is not long", () => {
    expect(blockingOf([10, 51])).toBe(1);
  });
});

describe("layout shift", () => {
  it("tells what moved the host page's section from all that moved", () => {
    const shifts = [
      { value: 0.25, ofHost: true },
      { value: 0.5, ofHost: false },
    ];
    expect(shiftsOf(shifts)).toEqual({ shift: 0.75, hostShift: 0.25 });
  });
});

describe("a visit's figures", () => {
  const none = { cpuMs: 0, heapBytes: 0 };

  it("count the script until the first card apart from all script", () => {
    const scripts = [
      { path: "/a.js", at: 1_010, brotli: 4_000 },
      { path: "/later.js", at: 1_090, brotli: 3_000 },
    ];
    const figures = figuresOf(seen, scripts, { cpuMs: 9, heapBytes: 1_500_000 });
    expect(figures).toMatchObject({ scriptKb: 4, allScriptKb: 7, heapMb: 1.5, blockingMs: 110 });
  });

  it("say how far the section below moved, whether or not anybody saw it", () => {
    expect(figuresOf({ ...seen, hostTop: [900, 7_900] }, [], none).hostMovedPx).toBe(7_000);
  });

  it("are infinitely late where cards were never painted, which no goal takes for met", () => {
    expect(figuresOf({ ...seen, all: null }, [], none).allMs).toBe(Number.POSITIVE_INFINITY);
  });

  it("are quoted with their spread and with the visits that had none", () => {
    expect(spreadText([30, 10, 20])).toBe("20 (10–30)");
    const never = Number.POSITIVE_INFINITY;
    expect(spreadText([30, never, 10])).toBe("30 (10–30, 1 of 3 never)");
    expect(spreadText([never, never, 10])).toBe("never (10–10, 2 of 3 never)");
    expect(spreadText([never])).toBe("never");
  });
});

describe("the size of scripts", () => {
  it("is that of brotli at its best, whatever was sent", () => {
    const body = Buffer.from("let a = 1; ".repeat(200));
    expect(brotliBytes(body)).toBeLessThanOrEqual(brotliCompressSync(body).length);
  });

  it("counts a script that was asked for twice once", () => {
    const script = { path: "/a.js", at: 5, brotli: 700 };
    expect(bytesBefore([script, { ...script, at: 6 }], 10)).toBe(700);
  });
});

describe("growth", () => {
  it("is held against a third of the way, when the wall is full", () => {
    const sample = (after: number, nodes: number) => ({ after, nodes, heap: nodes });
    const samples = [sample(0, 10), sample(50, 20), sample(100, 20), sample(150, 22)];
    expect(growthOf(samples, "nodes")).toBeCloseTo(1.1);
  });

  it("of nothing is no number, which no goal takes for met", () => {
    expect(growthOf([], "heap")).toBeNaN();
  });
});

describe("verdicts", () => {
  const figures: Figures = {
    ...{ scriptKb: 9, allScriptKb: 12, firstMs: 100, allMs: 400, blockingMs: 30, cpuMs: 90 },
    ...{ shift: 0, hostShift: 0, hostMovedPx: 0, heapMb: 1 },
  };
  const run = (kind: Contestant["kind"], some: Partial<Figures>): Runs => ({
    contestant: { name: kind, kind, path: "/", cards: "article" },
    rounds: [{ ...figures, ...some }],
  });
  const field = (koro: Partial<Figures>) => [
    run("limit", { allMs: 380 }),
    run("yardstick", { allMs: 390 }),
    run("koro", koro),
    run("koro page", { allMs: 390 }),
    run("peer", { allMs: 450 }),
    run("peer", { allMs: 900 }),
  ];
  const short = (koro: Partial<Figures>) =>
    verdictRows(field(koro), "local")
      .filter(([, , , verdict]) => verdict?.includes("short"))
      .map(([what]) => what);

  it("are all good for a wall that reaches its goals", () => {
    expect(short({})).toEqual([]);
  });

  it("hold the wall against the fastest peer, not against any", () => {
    expect(short({ allMs: 460 })).toEqual(["local: 50 cards ms, fastest peer as the goal"]);
  });

  it("do not forgive a single round in which the host page moved", () => {
    expect(short({ hostShift: 0.001 })).toEqual(["local: host section’s shift"]);
    expect(short({ hostMovedPx: 1 })).toEqual(["local: pixels the host section moved"]);
  });
});

describe("the posts", () => {
  it("have a picture three times of four", () => {
    expect(
      Array.from({ length: 60 }, (_, index) => hasPicture(index)).filter(Boolean),
    ).toHaveLength(45);
  });

  it("are the same in every run and different for every site", () => {
    expect(feedOf("one", 5, "")).toEqual(feedOf("one", 5, ""));
    const texts = (name: string) =>
      JSON.stringify(feedOf(name, 5, "")).match(/content_text":"[^"]+/g);
    expect(texts("one")).not.toEqual(texts("two"));
  });
});

describe("what everybody is fed with", () => {
  const source = (src: string, type: string, width: number) => ({ src, type, width });
  const sources = [
    source("a640", "image/avif", 640),
    source("j320", "image/jpeg", 320),
    source("j640", "image/jpeg", 640),
    source("j1200", "image/jpeg", 1200),
  ];
  const post: WallPost = {
    ...{ id: "1", text: "a < b & c", publishedAt: "2026-06-01T00:00:00.000Z", permalink: null },
    author: { name: "Ada" },
    media: [{ alt: null, width: 1200, height: 900, sources }],
  };

  it("is a picture of the type that all browsers know, no wider than 640", () => {
    expect(pictureOf(post)?.src).toBe("j640");
    expect(pictureOf({ ...post, media: [] })).toBeNull();
  });

  it("says the same in every network's words", () => {
    const bluesky = JSON.stringify(authorFeedTwin([post]));
    const mastodon = JSON.stringify(timelineTwin([post], "https://127.0.0.1"));
    for (const twin of [bluesky, mastodon]) expect(twin).toContain("j640");
    expect(bluesky).toContain("a < b & c");
    expect(mastodon).toContain(escaped("a < b & c"));
  });

  it("escapes text for HTML", () => {
    expect(escaped('<b a="&">')).toBe("&#60;b a=&#34;&#38;&#34;&#62;");
  });
});

describe("the certificate", () => {
  it("is for loopback, of its own key, and good now", () => {
    const { key, cert } = makeCertificate();
    const read = new X509Certificate(cert);
    expect(read.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect(read.checkHost("localhost")).toBe("localhost");
    expect(read.verify(read.publicKey)).toBe(true);
    expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now());
    expect(key).toContain("PRIVATE KEY");
  });

  it("is a new one each time", () => {
    expect(makeCertificate().cert).not.toBe(makeCertificate().cert);
  });
});

describe("the page without the wall", () => {
  it("lacks the script and the element and nothing else", () => {
    const script = `<script type="module" src="http://127.0.0.1:1/embed.js"></script>`;
    const wall = `<social-wall wall="a"><p>The wall</p></social-wall>`;
    const page = `<head>${script}<title>t</title></head><h2>Wall</h2>${wall}<p>after</p>`;
    expect(withoutWall(page)).toBe("<head><title>t</title></head><h2>Wall</h2><p>after</p>");
  });
});

describe("Lighthouse's report", () => {
  const score = (value: number | null) => ({ score: value, auditRefs: [{ id: "a", weight: 1 }] });
  const whole = {
    ...{ performance: score(0.99), accessibility: score(1), seo: score(1) },
    "best-practices": score(1),
  };

  it("is read as points, with the audits that cost some", () => {
    const report = { categories: whole, audits: { a: { score: 0.5, title: "Slow" } } };
    const { scores, lost } = readReport(report);
    expect(scores.performance).toBe(99);
    expect(lost).toContain("performance: Slow");
  });

  it("without a score is an error, not a zero or a hundred", () => {
    const report = { categories: { ...whole, seo: score(null) }, audits: {} };
    expect(() => readReport(report)).toThrow("seo");
  });
});
