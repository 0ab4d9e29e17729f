/** A rule while it is written: a row a question, joined by all or any. Deeper ones come from the API and stay as they are. */
import type { Condition, NewRule, Rule } from "#wire/rule.ts";

export type Test = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;
export type Fact = Test["fact"];
export type TestOf<Name extends Fact> = Extract<Test, { fact: Name }>;

export interface Part {
  not: boolean;
  test: Test;
}

export interface Draft extends Omit<NewRule, "condition"> {
  /** `null` for a rule that is not saved yet. */
  id: string | null;
  version: number | undefined;
  join: "all" | "any";
  parts: Part[];
  /** A condition that rows cannot say. */
  deep: Condition | null;
}

/** In the order in which they are offered. */
export const facts: Fact[] = [
  ...(["words", "list", "expression", "author", "author-list", "first-post", "followers"] as const),
  ...(["network", "source", "language", "media", "no-alt", "link", "link-domain"] as const),
  ...(["hashtags", "engagement", "sensitive", "duplicate", "score", "time"] as const),
];

const blanks: { [Name in Fact]: () => TestOf<Name> } = {
  words: () => ({ fact: "words", words: [], accents: "ignore" }),
  list: () => ({ fact: "list", list: "en-mild" }),
  expression: () => ({ fact: "expression", expression: "" }),
  author: () => ({ fact: "author", authors: [] }),
  "author-list": () => ({ fact: "author-list", list: "muted" }),
  network: () => ({ fact: "network", networks: [] }),
  source: () => ({ fact: "source", sources: [] }),
  language: () => ({ fact: "language", languages: [] }),
  media: () => ({ fact: "media", kinds: ["none"] }),
  "link-domain": () => ({ fact: "link-domain", domains: [] }),
  hashtags: () => ({ fact: "hashtags", atLeast: 10 }),
  followers: () => ({ fact: "followers", atLeast: 1000 }),
  engagement: () => ({ fact: "engagement", atLeast: 100 }),
  score: () => ({ fact: "score", label: "spam", atLeast: 0.8 }),
  time: () => ({
    ...{ fact: "time", from: "22:00", until: "08:00" },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }),
  link: () => ({ fact: "link" }) as TestOf<"link">,
  "first-post": () => ({ fact: "first-post" }) as TestOf<"first-post">,
  sensitive: () => ({ fact: "sensitive" }) as TestOf<"sensitive">,
  duplicate: () => ({ fact: "duplicate" }) as TestOf<"duplicate">,
  "no-alt": () => ({ fact: "no-alt" }) as TestOf<"no-alt">,
};

export const blankTest = (fact: Fact): Test => blanks[fact]();

export const newDraft = (): Draft => ({
  ...{ id: null, version: undefined, name: "", on: true, join: "all", deep: null },
  ...{ parts: [{ not: false, test: blankTest("words") }], sources: null, from: null, until: null },
  moves: { verdict: "hold", tags: [], highlight: false, notify: false },
});

export function draftOf({ condition, ...rule }: Rule): Draft {
  return { ...rule, ...rowsOf(condition) };
}

function rowsOf(condition: Condition): Pick<Draft, "join" | "parts" | "deep"> {
  const join = "any" in condition ? "any" : "all";
  const list =
    "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const parts = list.map(partOf);
  return parts.every((part) => part !== null)
    ? { join, parts, deep: null }
    : { join, parts: [], deep: condition };
}

function partOf(condition: Condition): Part | null {
  if ("fact" in condition) return { not: false, test: condition };
  if ("not" in condition && "fact" in condition.not) return { not: true, test: condition.not };
  return null;
}

/** What is sent: one question stands alone. */
export function ruleOf({ id: _id, version: _version, join, parts, deep, ...rule }: Draft): NewRule {
  const list = parts.map(({ not, test }): Condition => (not ? { not: test } : test));
  const [only, ...others] = list;
  const many = join === "any" ? { any: list } : { all: list };
  return { ...rule, condition: deep ?? (only && others.length === 0 ? only : many) };
}

/** Names of one line each or between commas, without empty ones. */
export const splitNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];
