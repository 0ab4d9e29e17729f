/** A condition becomes a function. Three answers: yes, no, and `null` for what is not known. */
import type { Condition, Test } from "./condition.ts";
import { compileExpression } from "./expression.ts";
import type { RuleFacts, Score } from "./facts.ts";
import { isWithin } from "./time-of-day.ts";
import { compileWords, type ReadText, type WordMatcher, type WordSet } from "./words.ts";

/** `why` is what was found, in the post's or the list's own words. */
export interface Answer {
  is: boolean | null;
  why: string | null;
}
export type Asked = (facts: RuleFacts) => Answer;

/** The word sets of a list, or `null` where it was taken away: then nothing is known. */
export type FindList = (list: string) => WordSet[] | null;

const unknown: Answer = { is: null, why: null };
const no: Answer = { is: false, why: null };
const found = (why: string | null = null): Answer => ({ is: true, why });
const given = (is: boolean | null): Answer => (is ? found() : is === null ? unknown : no);

export function compileCondition(condition: Condition, lists: FindList): Asked {
  if ("all" in condition) return all(condition.all.map((part) => compileCondition(part, lists)));
  if ("any" in condition) return any(condition.any.map((part) => compileCondition(part, lists)));
  if ("not" in condition) return not(compileCondition(condition.not, lists));
  return compileTest(condition, lists);
}

/** An empty list asks nothing, and what asks nothing must not decide about everything. */
function all(parts: Asked[]): Asked {
  return (facts) => {
    let answer: Answer = { is: parts.length > 0, why: null };
    for (const part of parts) {
      const { is, why } = part(facts);
      if (is === false) return no;
      if (is === null) answer = { is: null, why: null };
      else answer.why ??= why;
    }
    return answer;
  };
}

function any(parts: Asked[]): Asked {
  return (facts) => {
    let answer = no;
    for (const part of parts) {
      const one = part(facts);
      if (one.is) return one;
      if (one.is === null) answer = unknown;
    }
    return answer;
  };
}

const not =
  (part: Asked): Asked =>
  (facts) => {
    const { is } = part(facts);
    return given(is === null ? null : !is);
  };

function compileTest(test: Test, lists: FindList): Asked {
  switch (test.fact) {
    case "words":
      return askWords([{ accents: test.accents, words: test.words }]);
    case "list": {
      const sets = lists(test.list);
      return sets ? askWords(sets) : () => unknown;
    }
    case "expression": {
      const matches = compileExpression(test.expression);
      return ({ text }) => given(matches(text.text));
    }
    case "author": {
      const wanted = new Set(test.authors.map(authorKey));
      return ({ author }) => {
        if (!author) return unknown;
        const names = [author.handle, author.url].flatMap((name) =>
          name ? [authorKey(name)] : [],
        );
        return names.length === 0 ? unknown : given(names.some((name) => wanted.has(name)));
      };
    }
    case "author-list":
      return ({ authorList }) => given(authorList === test.list);
    case "network":
      return ({ network }) => given(test.networks.includes(network));
    case "source":
      return ({ sourceId }) => given(sourceId === null ? null : test.sources.includes(sourceId));
    case "language":
      return ({ lang }) =>
        lang === null ? unknown : given(test.languages.some((one) => isLanguage(lang, one)));
    case "media":
      return ({ media }) =>
        given(
          test.kinds.some((kind) =>
            kind === "none" ? media.length === 0 : media.some((medium) => medium.kind === kind),
          ),
        );
    case "link-domain":
      return ({ links }) => askDomains(links, test.domains);
    case "hashtags":
      return ({ hashtags }) => given(isBetween(hashtags.length, test));
    case "followers":
      return ({ followers }) => given(isBetween(followers, test));
    case "engagement":
      return ({ engagement }) => given(isBetween(engagement, test));
    case "score":
      return ({ scores }) => askScores(scores ?? [], test);
    case "time":
      return ({ publishedAt }) => given(isWithin(publishedAt, test));
    case "link":
      return ({ links }) => given(links.length > 0);
    case "first-post":
      return ({ isFirstPost }) => given(isFirstPost);
    case "sensitive":
      return ({ sensitive }) => given(sensitive);
    case "duplicate":
      return ({ isDuplicate }) => given(isDuplicate);
    case "no-alt":
      return ({ media }) => given(media.some(({ kind, alt }) => kind !== "audio" && !alt?.trim()));
  }
}

function askWords(sets: WordSet[]): Asked {
  const match = matcherOf(sets);
  return ({ text }) => {
    const word = match(text);
    return word === null ? no : found(word);
  };
}

/** Shipped lists are the same object in every rule of every wall: one tree, and one reading of each post. */
const shared = new WeakMap<WordSet, WordMatcher>();

function matcherOf(sets: WordSet[]): WordMatcher {
  const [only, ...others] = sets;
  if (!only || others.length > 0) return compileWords(sets);
  const known = shared.get(only) ?? onceEach(compileWords(sets));
  shared.set(only, known);
  return known;
}

function onceEach(match: WordMatcher): WordMatcher {
  const read = new WeakMap<ReadText, string | null>();
  return (text) => {
    const before = read.get(text);
    if (before !== undefined) return before;
    const word = match(text);
    read.set(text, word);
    return word;
  };
}

/** A handle with or without @ or an address of a profile: capitals and the last slash do not matter. */
export const authorKey = (name: string) =>
  name
    .trim()
    .normalize("NFKC")
    .replace(/^@/, "")
    .replace(/\/+$/, "")
    .replace(/^https?:\/\/(www\.)?/i, "")
    .toLowerCase();

/** `en` takes in `en-GB`, and `en-GB` takes in nothing else. */
const isLanguage = (lang: string, wanted: string) =>
  `${lang.toLowerCase()}-`.startsWith(`${wanted.toLowerCase()}-`);

function askDomains(links: string[], domains: string[]): Answer {
  for (const link of links) {
    if (!URL.canParse(link)) continue;
    const { hostname } = new URL(link);
    if (domains.some((domain) => isDomain(hostname, domain))) return found(hostname);
  }
  return no;
}

const isDomain = (hostname: string, domain: string) =>
  `.${hostname}`.endsWith(`.${asciiDomain(domain)}`);

/** `örnek.com` is `xn--rnek-5qa.com` in every address. */
function asciiDomain(domain: string): string {
  const bare = domain
    .trim()
    .replace(/^(https?:\/\/)?(\*?\.)?(www\.)?/i, "")
    .replace(/\/.*$/, "");
  return URL.canParse(`https://${bare}`) ? new URL(`https://${bare}`).hostname : bare.toLowerCase();
}

/** The highest counts: of several who were asked, one worried voice is enough. Nobody's voice is not known. */
function askScores(scores: readonly Score[], test: Extract<Test, { fact: "score" }>): Answer {
  const { label, classifier, atLeast, atMost } = test;
  const said = scores
    .filter((one) => one.label === label)
    .filter((one) => classifier === undefined || one.classifier === classifier)
    .map(({ score }) => score);
  if (said.length === 0) return unknown;
  const score = Math.max(...said);
  if (!isBetween(score, test)) return no;
  const bounds = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ];
  return found(`${label} ${Number(score.toFixed(2))} ${bounds.join(", ")}`);
}

function isBetween(
  count: number | null,
  { atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined },
): boolean | null {
  if (count === null) return null;
  return count >= (atLeast ?? 0) && count <= (atMost ?? Number.POSITIVE_INFINITY);
}
