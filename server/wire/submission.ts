import { z } from "zod";
import { placementStates } from "../domain/vocabulary.ts";

/** The text fields of an upload (`multipart/form-data`); files come as `media`, their texts as `alt` in the same order. */
export const SubmissionFields = z.strictObject({
  text: z.string().trim().max(10_000).default(""),
  name: z.string().trim().min(1).max(80),
  email: z.union([z.literal(""), z.email().max(254)]).optional(),
  alt: z.array(z.string().trim().max(1500)).max(4).default([]),
  consent: z.string().min(1).max(100),
  /** A field people do not see; only programs fill it in. */
  website: z.string().max(200).optional(),
});
export type SubmissionFields = z.infer<typeof SubmissionFields>;

/** 201 of an upload. `statusUrl` is private to the submitter: it shows the state and withdraws the post. */
export const SubmissionAnswer = z.object({ id: z.string(), statusUrl: z.string() });
export type SubmissionAnswer = z.infer<typeof SubmissionAnswer>;

/** What the status page tells the submitter. */
export const SubmissionStatus = z.object({
  id: z.string(),
  state: z.enum(placementStates),
  text: z.string(),
  submittedAt: z.string(),
  shown: z.boolean(),
});
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

/** Why a visitor reports a post. The first three hide it at once. */
export const reportReasons = ["mine", "me", "my-child", "illegal", "other"] as const;

export const NewReport = z.strictObject({
  reason: z.enum(reportReasons),
  detail: z.string().trim().max(2000).optional(),
  email: z.email().max(254).optional(),
});
export type NewReport = z.infer<typeof NewReport>;
