/** Claims, presence, visitors' reports and suppressions in the contract. */
import type { z } from "zod";
import { ClaimAnswer, ClaimOrder, Presence, Release, SeatChange } from "#wire/claim.ts";
import {
  NewReportDecisions,
  ReportDecisionsAnswer,
  ReportPage,
  ReportQuery,
  SingleReport,
  SuppressionPage,
  SuppressionQuery,
} from "#wire/report.ts";
import type { Operation } from "./operations.ts";

const wall = "/v1/admin/walls/{wall}";
const json = (schema: z.ZodType) => ({ type: "json" as const, schema });

export const deskOperations: Operation[] = [
  {
    method: "post",
    path: `${wall}/claims`,
    summary: "Reserve the oldest waiting posts for me, and renew what I have; for people, not keys",
    body: json(ClaimOrder),
    answer: [200, ClaimAnswer],
  },
  {
    method: "delete",
    path: `${wall}/claims`,
    summary: "Give back all that is reserved for me",
    answer: [204, null],
  },
  {
    method: "post",
    path: `${wall}/claims/release`,
    summary: "The same, for a tab that closes: unless I have another one open",
    body: json(Release),
    answer: [204, null],
  },
  {
    method: "put",
    path: `${wall}/seat`,
    summary: "Say that I am here and what I look at; renewed at least every 30 seconds",
    body: json(SeatChange),
    answer: [204, null],
  },
  {
    method: "delete",
    path: `${wall}/seat/{tab}`,
    summary: "Leave",
    answer: [204, null],
  },
  {
    method: "get",
    path: `${wall}/presence`,
    summary: "Who is here and on what",
    answer: [200, Presence],
  },
  {
    method: "get",
    path: `${wall}/reports`,
    summary: "Visitors' reports, newest first",
    query: ReportQuery,
    answer: [200, ReportPage],
  },
  {
    method: "get",
    path: `${wall}/reports/{report}`,
    summary: "One report, with the address that was left",
    answer: [200, SingleReport],
  },
  {
    method: "post",
    path: `${wall}/reports/decisions`,
    summary: "Uphold or dismiss; all open reports of a post close together",
    body: json(NewReportDecisions),
    answer: [200, ReportDecisionsAnswer],
  },
  {
    method: "get",
    path: "/v1/admin/suppressions",
    summary: "What must not come back: kind, reason, when and by whom",
    query: SuppressionQuery,
    answer: [200, SuppressionPage],
  },
  {
    method: "delete",
    path: "/v1/admin/suppressions/{suppression}",
    summary: "Let it come again; what is gone stays gone",
    answer: [204, null],
  },
];
