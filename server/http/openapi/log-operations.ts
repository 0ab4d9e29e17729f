/** The operations about the past: the log, why a post is not shown, the desk in numbers. */
import type { z } from "zod";
import { ErasureWanted, LogFilter, LogPage, LogQuery, Verified, VerifyQuery } from "#wire/log.ts";
import { NumbersAnswer, NumbersQuery } from "#wire/numbers.ts";
import { Why } from "#wire/why.ts";
import type { Operation } from "./operations.ts";

const json = (schema: z.ZodType) => ({ type: "json" as const, schema });
const log = "/v1/admin/log";

export const logOperations: Operation[] = [
  {
    method: "get",
    path: log,
    summary: "The workspace's log, newest first; for owners and admins",
    query: LogQuery,
    answer: [200, LogPage],
  },
  {
    method: "get",
    path: `${log}.csv`,
    summary: "The log as CSV, oldest first",
    query: LogFilter,
    answer: [200, null, "text/csv"],
  },
  {
    method: "get",
    path: `${log}.ndjson`,
    summary: "The log with all that a check of the chain needs, a line each, oldest first",
    query: LogFilter,
    answer: [200, null, "application/x-ndjson"],
  },
  {
    method: "get",
    path: `${log}/verify`,
    summary: "Whether the chain over the log is whole, also against a head that was noted before",
    query: VerifyQuery,
    answer: [200, Verified],
  },
  {
    method: "post",
    path: `${log}/{entry}/erase`,
    summary: "Take a name or a note out of a line; for owners",
    body: json(ErasureWanted),
    answer: [204, null],
  },
  {
    method: "get",
    path: "/v1/admin/walls/{wall}/posts/{post}/why",
    summary: "Why a post is not shown, how to change it, and all that happened to it",
    answer: [200, Why],
  },
  {
    method: "get",
    path: "/v1/admin/walls/{wall}/numbers",
    summary: "How long posts wait, who decides how many, how well the rules know",
    query: NumbersQuery,
    answer: [200, NumbersAnswer],
  },
];
