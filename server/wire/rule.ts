/** Rules, word lists and author lists as they cross the network. */
import { z } from "zod";
import {
  authorLists,
  type Condition as ConditionOf,
  depthOf,
  ruleBounds,
  testsOf,
  verdictMoves,
} from "../domain/rules/condition.ts";
import { isZone } from "../domain/rules/time-of-day.ts";
import { accentReadings } from "../domain/rules/units.ts";
import { mediaKinds, placementStates } from "../domain/vocabulary.ts";

const Word = z.string().trim().min(1).max(ruleBounds.wordLength);
const Names = z.array(z.string().trim().min(1).max(200)).min(1).max(200);
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30");
const Count = z.int().min(0).max(1_000_000_000);
const Share = z.number().min(0).max(1);
const between = { atLeast: Count.optional(), atMost: Count.optional() };
const isRange = (range: { atLeast?: number | undefined; atMost?: number | undefined }) =>
  (range.atLeast ?? range.atMost) !== undefined && (range.atLeast ?? 0) <= (range.atMost ?? 1e9);
const range = <Fact extends string>(fact: Fact) =>
  z
    .strictObject({ fact: z.literal(fact), ...between })
    .refine(isRange, "atLeast, atMost or both, in this order");

/** One question about a post. */
const Test = z.union([
  z.strictObject({
    fact: z.literal("words"),
    /** `cat` is the word alone, `cat*` also what begins with it, `*cat*` any place. */
    words: z.array(Word).min(1).max(1000),
    accents: z.enum(accentReadings).default("ignore"),
  }),
  /** A shipped list (`en-mild`, `en-strict`, `tr-mild`, `tr-strict`) or the id of one of the workspace's. */
  z.strictObject({ fact: z.literal("list"), list: z.string().min(1).max(40) }),
  z.strictObject({
    fact: z.literal("expression"),
    expression: z.string().min(1).max(ruleBounds.expression),
  }),
  z.strictObject({ fact: z.literal("author"), authors: Names }),
  z.strictObject({ fact: z.literal("author-list"), list: z.enum(authorLists) }),
  z.strictObject({ fact: z.literal("network"), networks: Names }),
  z.strictObject({ fact: z.literal("source"), sources: z.array(z.uuid()).min(1).max(100) }),
  z.strictObject({ fact: z.literal("language"), languages: Names }),
  z.strictObject({
    fact: z.literal("media"),
    kinds: z
      .array(z.enum([...mediaKinds, "none"]))
      .min(1)
      .max(4),
  }),
  z.strictObject({ fact: z.literal("link-domain"), domains: Names }),
  range("hashtags"),
  range("followers"),
  range("engagement"),
  /** What those say who are asked for second opinions; the highest score counts, of pictures too. */
  z
    .strictObject({
      fact: z.literal("score"),
      label: z.string().trim().min(1).max(80),
      atLeast: Share.optional(),
      atMost: Share.optional(),
      classifier: z.uuid().optional(),
    })
    .refine(isRange, "atLeast, atMost or both, in this order"),
  z.strictObject({
    fact: z.literal("time"),
    from: Hour,
    until: Hour,
    zone: z.string().max(60).refine(isZone, "a time zone such as Europe/Istanbul"),
  }),
  z.strictObject({ fact: z.enum(["link", "first-post", "sensitive", "duplicate", "no-alt"]) }),
]);

const Part: z.ZodType<ConditionOf> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Part).min(1).max(30) }),
    z.strictObject({ any: z.array(Part).min(1).max(30) }),
    z.strictObject({ not: Part }),
    Test,
  ]),
);

/** `{all: […]}`, `{any: […]}`, `{not: …}` or a question, up to five levels deep. */
export const Condition = Part.refine(
  (condition) => depthOf(condition) <= ruleBounds.depth,
  `at most ${ruleBounds.depth} levels`,
).refine(
  (condition) => [...testsOf(condition)].length <= ruleBounds.tests,
  `at most ${ruleBounds.tests} questions`,
);
export type Condition = z.infer<typeof Condition>;

/** What a matching rule does. Without a verdict it marks the post, and the next rule is asked. */
export const RuleMoves = z
  .strictObject({
    verdict: z.enum(verdictMoves).nullable().default(null),
    tags: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
    highlight: z.boolean().default(false),
    notify: z.boolean().default(false),
  })
  .refine(
    ({ verdict, tags, highlight, notify }) => verdict || tags.length > 0 || highlight || notify,
    "a rule has to do something",
  );

const Moment = z.iso.datetime({ offset: true }).nullable();

/** Body of `POST …/rules`. `from` is the first moment it counts, `until` the first it does not. */
export const NewRule = z.strictObject({
  name: z.string().trim().min(1).max(120),
  on: z.boolean().default(true),
  condition: Condition,
  moves: RuleMoves,
  sources: z.array(z.uuid()).min(1).max(100).nullable().default(null),
  from: Moment.default(null),
  until: Moment.default(null),
});
export type NewRule = z.infer<typeof NewRule>;

/** Body of `PATCH …/rules/{rule}`; with `version` a change that somebody else made first is not overwritten. */
export const RuleChanges = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  on: z.boolean().optional(),
  condition: Condition.optional(),
  moves: RuleMoves.optional(),
  sources: z.array(z.uuid()).min(1).max(100).nullable().optional(),
  from: Moment.optional(),
  until: Moment.optional(),
  version: z.int().positive().optional(),
});
export type RuleChanges = z.infer<typeof RuleChanges>;

export const Rule = z.object({
  id: z.string(),
  name: z.string(),
  on: z.boolean(),
  condition: Condition,
  moves: z.object({
    verdict: z.enum(verdictMoves).nullable(),
    tags: z.array(z.string()),
    highlight: z.boolean(),
    notify: z.boolean(),
  }),
  sources: z.array(z.string()).nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  version: z.int(),
});
export type Rule = z.infer<typeof Rule>;

/** Answer of `GET …/rules`: in the order in which they are asked. */
export const Rules = z.object({ rules: z.array(Rule), firstByHand: z.boolean() });
export type Rules = z.infer<typeof Rules>;

/** Body of `PUT …/rules/order`: all rules of the wall. */
export const RuleOrder = z.strictObject({ rules: z.array(z.uuid()).max(200) });

/** Body of `PUT …/rules/first-by-hand`. */
export const FirstByHand = z.strictObject({ on: z.boolean() });

/** How many of the newest posts are looked at; 100,000 is as good as all. */
const Last = z.int().min(1).max(100_000).default(1000);

/** Body of `POST …/rules/dry-run`. With `id` the rule is tried in the place of the stored one. */
export const DryRun = z.strictObject({ rule: NewRule, id: z.uuid().optional(), last: Last });
export type DryRun = z.infer<typeof DryRun>;

/** What a rule would do. `overruled`: an earlier rule decides first. `byPeople`: a person decided, and that stays. */
export const DryRunAnswer = z.object({
  looked: z.int(),
  matched: z.int(),
  overruled: z.int(),
  byPeople: z.int(),
  changes: z.object({ approve: z.int(), hold: z.int(), reject: z.int(), mark: z.int() }),
  examples: z.array(
    z.object({
      post: z.string(),
      from: z.enum(placementStates),
      to: z.enum(placementStates),
      why: z.string().nullable(),
      text: z.string(),
      author: z.string().nullable(),
    }),
  ),
});
export type DryRunAnswer = z.infer<typeof DryRunAnswer>;

/** Body and answer of `POST …/rules/{rule}/apply`; the batch is what `…/decisions/{batch}/undo` takes. */
export const ApplyRule = z.strictObject({ last: Last });
export const Applied = z.object({ batch: z.string(), changed: z.int(), marked: z.int() });
export type Applied = z.infer<typeof Applied>;

const ListEntries = z.array(Word).max(ruleBounds.words);

/** Body of `POST` and `PUT …/word-lists`. `except` are innocent words that look like one. */
export const NewWordList = z.strictObject({
  name: z.string().trim().min(1).max(80),
  accents: z.enum(accentReadings).default("ignore"),
  words: ListEntries.min(1),
  except: ListEntries.default([]),
  version: z.int().positive().optional(),
});
export type NewWordList = z.infer<typeof NewWordList>;

export const WordList = z.object({
  id: z.string(),
  name: z.string(),
  /** It came with Koro and cannot be changed; a copy can. */
  shipped: z.boolean(),
  accents: z.enum(accentReadings),
  words: z.array(z.string()),
  except: z.array(z.string()),
  version: z.int(),
});
export type WordList = z.infer<typeof WordList>;

/** Body of `POST …/word-lists/read-csv`: columns `word` and `kind`, with or without a header. */
export const ListCsv = z.strictObject({ csv: z.string().max(400_000) });

/** Body of `POST …/authors`. */
export const NewStandings = z.strictObject({
  authors: z
    .array(
      z.strictObject({
        network: z.string().trim().min(1).max(40),
        author: z.string().trim().min(1).max(300),
        list: z.enum(authorLists),
      }),
    )
    .min(1)
    .max(1000),
});
export const Standing = z.object({
  id: z.string(),
  network: z.string(),
  author: z.string(),
  list: z.enum(authorLists),
});
export type Standing = z.infer<typeof Standing>;
