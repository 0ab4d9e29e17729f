/** Visitors' reports as staff handle them, and what must not come back. */
import { z } from "zod";
import { placementStates, reportStates, suppressedKinds } from "../domain/vocabulary.ts";
import { Placement } from "./placement.ts";
import { reportReasons } from "./submission.ts";

/** Query of `GET …/reports`, newest first. */
export const ReportQuery = z.object({
  state: z.enum(reportStates).default("open"),
  reason: z.enum(reportReasons).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/** One report. `ofPost` says how many the post has on this wall; `placement` is `null` once the post left the wall. */
export const Report = z.object({
  id: z.string(),
  state: z.enum(reportStates),
  post: z.string(),
  reason: z.string(),
  detail: z.string().nullable(),
  /** An address was left; it is in the answer for a single report. */
  hasEmail: z.boolean(),
  createdAt: z.string(),
  handledAt: z.string().nullable(),
  handledBy: z.string().nullable(),
  ofPost: z.object({ open: z.int(), all: z.int() }),
  placement: Placement.nullable(),
});
export type Report = z.infer<typeof Report>;

/** Number of reports of a wall in each state. */
export const ReportCounts = z.record(z.enum(reportStates), z.int());
export type ReportCounts = z.infer<typeof ReportCounts>;

export const ReportPage = z.object({
  reports: z.array(Report),
  next: z.string().nullable(),
  counts: ReportCounts,
});
export type ReportPage = z.infer<typeof ReportPage>;

/** Answer of `GET …/reports/{report}`. `email` is `null` for keys, and where it cannot be read any more. */
export const SingleReport = Report.extend({ email: z.string().nullable() });
export type SingleReport = z.infer<typeof SingleReport>;

/**
 * Body of `POST …/reports/decisions`. Upholding rejects the post on all walls; `remove` takes it away for good, which
 * is what happens without being said where somebody is shown against their will; `suppress` implies it.
 */
export const NewReportDecisions = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        report: z.uuid(),
        verdict: z.enum(["uphold", "dismiss"]),
        remove: z.boolean().optional(),
        suppress: z.array(z.enum(suppressedKinds)).max(3).optional(),
        /** How many open reports were looked at, as in `ofPost`: with more of them nothing is dismissed. */
        open: z.int().min(1).optional(),
        note: z.string().trim().max(1000).optional(),
      }),
    )
    .min(1)
    .max(50),
});
export type NewReportDecisions = z.infer<typeof NewReportDecisions>;

/**
 * What became of one decision. `closed` says who was faster; `stale`: more visitors reported it than were heard;
 * `elsewhere`: walls where others have to look into it.
 */
export const ReportResult = z.discriminatedUnion("ok", [
  z.object({
    report: z.string(),
    ok: z.literal(true),
    state: z.enum(reportStates),
    post: z.string(),
    /** Reports that were closed with it, this one among them. */
    closed: z.int(),
    removed: z.boolean(),
    suppressed: z.array(z.enum(suppressedKinds)),
    /** Where the post is on this wall now. */
    placement: z.object({ state: z.enum(placementStates), version: z.int() }).nullable(),
    elsewhere: z.int(),
  }),
  z.object({
    report: z.string(),
    ok: z.literal(false),
    code: z.enum(["not-found", "closed", "forbidden", "stale"]),
    now: z
      .object({ state: z.enum(reportStates), by: z.string().nullable(), at: z.string().nullable() })
      .nullable(),
  }),
]);
export type ReportResult = z.infer<typeof ReportResult>;

/** `batch` takes rejections back like any other decision; what was removed stays removed. */
export const ReportDecisionsAnswer = z.object({
  batch: z.string(),
  results: z.array(ReportResult),
});
export type ReportDecisionsAnswer = z.infer<typeof ReportDecisionsAnswer>;

/** Query of `GET /v1/admin/suppressions`, newest first. */
export const SuppressionQuery = z.object({
  kind: z.enum(suppressedKinds).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});
export type SuppressionQuery = z.infer<typeof SuppressionQuery>;

/** Something that must not come back. What it was is not known any more, on purpose. */
export const Suppression = z.object({
  id: z.string(),
  kind: z.enum(suppressedKinds),
  reason: z.string(),
  by: z.string().nullable(),
  createdAt: z.string(),
});
export type Suppression = z.infer<typeof Suppression>;

export const SuppressionPage = z.object({
  suppressions: z.array(Suppression),
  next: z.string().nullable(),
});
export type SuppressionPage = z.infer<typeof SuppressionPage>;
