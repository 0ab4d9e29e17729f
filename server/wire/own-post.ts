/** Posts that a workspace writes itself. */
import { z } from "zod";
import { Moment } from "./moment.ts";
import { Cta } from "./post.ts";

const Words = z.string().trim().max(5000);

/**
 * Body of `POST …/posts`, as JSON or as `multipart/form-data` with `media` and `alt` in the same order; there a call to
 * action comes as `ctaLabel` and `ctaUrl`. Without `name` the workspace itself is the author.
 */
export const NewOwnPost = z.strictObject({
  text: Words.default(""),
  name: z.string().trim().min(1).max(80).optional(),
  lang: z.string().trim().max(35).nullable().optional(),
  cta: Cta.nullable().optional(),
  sponsor: z.string().trim().min(1).max(80).nullable().optional(),
  showFrom: Moment.nullable().optional(),
  showUntil: Moment.nullable().optional(),
  alt: z.array(z.string().trim().max(1500)).max(4).default([]),
});
export type NewOwnPost = z.input<typeof NewOwnPost>;

/** `batch` can be undone: the post then waits for a decision. */
export const OwnPostMade = z.object({ id: z.string(), batch: z.string() });
export type OwnPostMade = z.infer<typeof OwnPostMade>;

/** Body of `PATCH …/posts/{post}`: only our own words can be changed. */
export const OwnPostChanges = z.strictObject({ text: Words });
export type OwnPostChanges = z.infer<typeof OwnPostChanges>;
