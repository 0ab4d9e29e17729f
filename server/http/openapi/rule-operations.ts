/** Rules, word lists and author lists in the contract. */
import { z } from "zod";
import {
  Applied,
  ApplyRule,
  DryRun,
  DryRunAnswer,
  FirstByHand,
  ListCsv,
  NewRule,
  NewStandings,
  NewWordList,
  Rule,
  RuleChanges,
  RuleOrder,
  Rules,
  Standing,
  WordList,
} from "#wire/rule.ts";
import type { Operation } from "./operations.ts";

const rules = "/v1/admin/walls/{wall}/rules";
const lists = "/v1/admin/word-lists";
const authors = "/v1/admin/authors";
const json = (schema: z.ZodType) => ({ type: "json" as const, schema });

export const ruleOperations: Operation[] = [
  {
    method: "get",
    path: rules,
    summary: "Rules, in the order in which they are asked",
    answer: [200, Rules],
  },
  {
    method: "post",
    path: rules,
    summary: "Add a rule, asked last",
    body: json(NewRule),
    answer: [201, Rule],
  },
  {
    method: "post",
    path: `${rules}/dry-run`,
    summary: "What a rule would do to the newest posts; nothing is changed",
    body: json(DryRun),
    answer: [200, DryRunAnswer],
  },
  {
    method: "put",
    path: `${rules}/order`,
    summary: "Order all rules",
    body: json(RuleOrder),
    answer: [200, z.object({ rules: z.array(Rule) })],
  },
  {
    method: "put",
    path: `${rules}/first-by-hand`,
    summary: "Approve an author's first post by hand, the rest automatically",
    body: json(FirstByHand),
    answer: [200, z.object({ firstByHand: z.boolean() })],
  },
  {
    method: "patch",
    path: `${rules}/{rule}`,
    summary: "Change a rule",
    body: json(RuleChanges),
    answer: [200, Rule],
  },
  { method: "delete", path: `${rules}/{rule}`, summary: "Delete a rule", answer: [204, null] },
  {
    method: "post",
    path: `${rules}/{rule}/apply`,
    summary: "Apply a rule to posts that are there already; the batch can be taken back",
    body: json(ApplyRule),
    answer: [200, Applied],
  },
  {
    method: "get",
    path: lists,
    summary: "Word lists",
    answer: [200, z.object({ lists: z.array(WordList) })],
  },
  {
    method: "post",
    path: lists,
    summary: "Add a word list",
    body: json(NewWordList),
    answer: [201, WordList],
  },
  {
    method: "post",
    path: `${lists}/read-csv`,
    summary: "Read a list from CSV (word,kind) without saving it",
    body: json(ListCsv),
    answer: [200, z.object({ words: z.array(z.string()), except: z.array(z.string()) })],
  },
  {
    method: "put",
    path: `${lists}/{list}`,
    summary: "Replace a word list",
    body: json(NewWordList),
    answer: [200, WordList],
  },
  { method: "delete", path: `${lists}/{list}`, summary: "Delete a word list", answer: [204, null] },
  {
    method: "get",
    path: `${lists}/{list}/csv`,
    summary: "A word list as CSV",
    answer: [200, null, "text/csv"],
  },
  {
    method: "get",
    path: authors,
    summary: "Blocked, muted and trusted authors",
    answer: [200, z.object({ authors: z.array(Standing) })],
  },
  {
    method: "post",
    path: authors,
    summary: "Put authors on a list",
    body: json(NewStandings),
    answer: [201, z.object({ added: z.int() })],
  },
  {
    method: "delete",
    path: `${authors}/{author}`,
    summary: "Take an author off the lists",
    answer: [204, null],
  },
];
