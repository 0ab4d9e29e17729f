import { describe, expect, it } from "vitest";
import { judge } from "../../server/domain/moderation.ts";
import type { Condition, Rule, RuleMoves } from "../../server/domain/rules/condition.ts";
import type { RuleFacts } from "../../server/domain/rules/facts.ts";
import { compileRule } from "../../server/domain/rules/run-rules.ts";
import { readText } from "../../server/domain/rules/words.ts";

const now = new Date("2026-06-01T12:00:00Z");
const facts = (more: Partial<RuleFacts> = {}): RuleFacts => ({
  ...{ text: readText("Merhaba"), author: null, followers: null, authorList: null },
  ...{ network: "mastodon", sourceId: "s1", lang: null, media: [], links: [], hashtags: [] },
  ...{ sensitive: false, engagement: null, isFirstPost: null, isDuplicate: null },
  ...{ publishedAt: now, ...more },
});
let number = 0;
const aRule = (
  condition: Condition,
  moves: Partial<RuleMoves> = {},
  more: Partial<Rule> = {},
): Rule => ({
  ...{ id: `r${++number}`, name: `Rule ${number}`, condition, on: true, sources: null },
  ...{ from: null, until: null, ...more },
  moves: { verdict: "reject", tags: [], highlight: false, notify: false, ...moves },
});
const says = (word: string): Condition => ({ fact: "words", words: [word], accents: "ignore" });
const decide = (
  rules: Rule[],
  post: RuleFacts | null = facts(),
  more: { publishing?: "manual" | "automatic"; firstByHand?: boolean } = {},
) =>
  judge(
    { publishing: more.publishing ?? "manual", post },
    {
      rules: rules.map((rule) => compileRule(rule, () => null)),
      firstByHand: more.firstByHand ?? false,
    },
    now,
  );

describe("a verdict", () => {
  it("waits for a person where nobody says anything", () => {
    expect(decide([]).verdict).toMatchObject({ move: "none", reason: "waits-for-person" });
  });

  it("comes from an automatic source", () => {
    expect(decide([], null, { publishing: "automatic" }).verdict).toMatchObject({
      move: "approve",
      actor: "source",
    });
  });

  it("comes from the first rule that matches, with its name and what it found", () => {
    const rules = [
      aRule(says("kedi"), { verdict: "approve" }),
      aRule(says("merhaba"), { verdict: "hold" }),
      aRule(says("merhaba")),
    ];
    expect(decide(rules, facts(), { publishing: "automatic" }).verdict).toEqual({
      ...{ move: "hold", actor: "rule", reason: "rule", note: "merhaba" },
      ...{ actorId: rules[1]?.id, actorName: rules[1]?.name },
    });
  });

  it("keeps the marks of the rules before it and none of those after", () => {
    const rules = [
      aRule(says("merhaba"), { verdict: null, tags: ["a"], highlight: true, notify: true }),
      aRule(says("merhaba"), { verdict: "approve", tags: ["b"] }),
      aRule(says("merhaba"), { tags: ["c"] }),
    ];
    expect(decide(rules)).toMatchObject({
      ...{ tags: ["a", "b"], highlight: true, notify: [rules[0]?.id] },
      verdict: { move: "approve" },
    });
  });

  it("keeps blocked people out whatever the rules say, and rules keep out trusted ones", () => {
    const lets = aRule(says("merhaba"), { verdict: "approve" });
    expect(decide([lets], facts({ authorList: "blocked" })).verdict.reason).toBe("author-blocked");
    expect(decide([lets], facts({ authorList: "muted" })).verdict.move).toBe("hold");
    const keeps = aRule(says("merhaba"));
    expect(decide([keeps], facts({ authorList: "trusted" })).verdict.move).toBe("reject");
    expect(decide([], facts({ authorList: "trusted" })).verdict.reason).toBe("author-trusted");
  });

  it("lets only an author whom a person let in before skip the queue", () => {
    const on = { firstByHand: true };
    expect(decide([], facts({ isFirstPost: true }), on).verdict.move).toBe("none");
    expect(decide([], facts({ isFirstPost: null }), on).verdict.move).toBe("none");
    expect(decide([], facts({ isFirstPost: false }), on).verdict.reason).toBe("author-known");
  });
});

describe("a rule", () => {
  it.each([
    ["off", { on: false }],
    ["not begun", { from: new Date("2026-06-02T00:00:00Z") }],
    ["over", { until: now }],
    ["of other sources", { sources: ["s2"] }],
  ])("is silent while it is %s", (_, more) => {
    expect(decide([aRule(says("merhaba"), {}, more)]).verdict.move).toBe("none");
  });
});

describe("a condition", () => {
  const on = new Date("2026-06-01T20:30:00Z");
  it.each<[Condition, Partial<RuleFacts>, boolean]>([
    [{ fact: "followers", atMost: 10 }, { followers: null }, false],
    [{ not: { fact: "followers", atMost: 10 } }, { followers: null }, false],
    [{ fact: "followers", atMost: 10 }, { followers: 0 }, true],
    [{ fact: "engagement", atLeast: 0 }, { engagement: null }, false],
    [{ not: { fact: "first-post" } }, { isFirstPost: null }, false],
    [{ fact: "first-post" }, { isFirstPost: true }, true],
    [{ not: { fact: "language", languages: ["tr"] } }, { lang: null }, false],
    [{ fact: "language", languages: ["en"] }, { lang: "en-GB" }, true],
    [{ fact: "language", languages: ["en"] }, { lang: "eno" }, false],
    [{ any: [{ fact: "first-post" }, { fact: "sensitive" }] }, { sensitive: true }, true],
    [{ all: [{ fact: "first-post" }, { fact: "sensitive" }] }, { sensitive: true }, false],
    [{ all: [] }, {}, false],
    [{ any: [] }, {}, false],
    [{ fact: "media", kinds: ["none"] }, {}, true],
    [{ fact: "media", kinds: ["video"] }, { media: [{ kind: "image", alt: null }] }, false],
    [{ fact: "no-alt" }, { media: [{ kind: "image", alt: " " }] }, true],
    [{ fact: "no-alt" }, { media: [{ kind: "image", alt: "a cat" }] }, false],
    [
      { fact: "link-domain", domains: ["spam.example"] },
      { links: ["https://a.spam.example/x"] },
      true,
    ],
    [
      { fact: "link-domain", domains: ["spam.example"] },
      { links: ["https://nospam.example/"] },
      false,
    ],
    [
      { fact: "link-domain", domains: ["örnek.com"] },
      { links: [new URL("https://örnek.com").href] },
      true,
    ],
    [
      { fact: "author", authors: ["@Ada@x.example"] },
      { author: { handle: "ada@x.example", url: null, name: "A" } },
      true,
    ],
    [
      { fact: "author", authors: ["https://x.example/@ada"] },
      { author: { handle: null, url: "https://x.example/@ada/", name: "A" } },
      true,
    ],
    [{ fact: "hashtags", atLeast: 3 }, { hashtags: ["a", "b"] }, false],
    [{ fact: "source", sources: ["s1"] }, {}, true],
    [
      { fact: "time", from: "22:00", until: "06:00", zone: "Europe/Istanbul" },
      { publishedAt: on },
      true,
    ],
    [
      { fact: "time", from: "22:00", until: "06:00", zone: "Europe/London" },
      { publishedAt: on },
      false,
    ],
    [{ fact: "expression", expression: "mer.*ba$" }, {}, true],
    [{ fact: "list", list: "gone" }, {}, false],
    [{ not: { fact: "list", list: "gone" } }, {}, false],
  ])("%j of %j: %s", (condition, post, is) => {
    expect(decide([aRule(condition)], facts(post)).verdict.move === "reject").toBe(is);
  });
});
