/** The workspace's log: what was done, by whom, and whether the chain over it is whole. */
import { z } from "zod";
import { actorKinds, logEntryKinds, placementStates } from "../domain/vocabulary.ts";

export const logKinds = ["decision", ...logEntryKinds] as const;
export type LogKind = (typeof logKinds)[number];

/** One line. What a decision does not have is `null` there, and so with the others. */
export const LogLine = z.object({
  id: z.string(),
  /** Its place in the chain and the hash there; `null` until it is sealed, seconds later. */
  n: z.int().nullable(),
  hash: z.string().nullable(),
  at: z.string(),
  kind: z.enum(logKinds),
  /** The verb: `approve`, `create`, `change`, … */
  act: z.string(),
  actor: z.object({
    kind: z.enum(actorKinds),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** `title` and `slug` are `null` for a wall that is gone. */
  wall: z
    .object({ id: z.string(), slug: z.string().nullable(), title: z.string().nullable() })
    .nullable(),
  post: z.string().nullable(),
  /** The name of what it was done to. */
  about: z.string().nullable(),
  from: z.enum(placementStates).nullable(),
  to: z.enum(placementStates).nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** `{ field: [before, after] }`, or plain facts. */
  detail: z.record(z.string(), z.unknown()),
  /** The law took words out of it. */
  erased: z.boolean(),
});
export type LogLine = z.infer<typeof LogLine>;

/** What the list and both exports can be narrowed to. */
export const LogFilter = z.object({
  kind: z.enum(logKinds).optional(),
  act: z.string().trim().min(1).max(40).optional(),
  /** A kind of actor, or the id of one: a person, a rule, a source. */
  actor: z.union([z.enum(actorKinds), z.uuid()]).optional(),
  /** Slug or id. */
  wall: z.string().max(64).optional(),
  post: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  /** Not included. */
  until: z.iso.datetime({ offset: true }).optional(),
  /** Words in what it was about, its reason or its note. */
  q: z.string().trim().min(1).max(100).optional(),
});
export type LogFilter = z.infer<typeof LogFilter>;

/** Query of `GET /v1/admin/log`. */
export const LogQuery = LogFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type LogQuery = z.infer<typeof LogQuery>;

/** Newest first. */
export const LogPage = z.object({ lines: z.array(LogLine), next: z.string().nullable() });
export type LogPage = z.infer<typeof LogPage>;

/** Query of `GET /v1/admin/log/verify`: a head that was noted before, which the chain then has to contain. */
export const VerifyQuery = z
  .object({
    n: z.coerce.number().int().min(1).optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .refine(({ n, hash }) => (n === undefined) === (hash === undefined), {
    message: "n and hash belong together",
  });

/** Why the chain is not whole. docs/log.md says what each means and what to do. */
export const breaks = ["changed", "missing", "link", "erased", "head", "added"] as const;
export type Break = (typeof breaks)[number];

/** Answer of `GET /v1/admin/log/verify`. Note the head elsewhere: only against it a cut-off end shows. */
export const Verified = z.object({
  ok: z.boolean(),
  checked: z.int(),
  since: z.string().nullable(),
  head: z.object({ n: z.int(), hash: z.string() }).nullable(),
  erased: z.int(),
  firstBroken: z
    .object({ n: z.int().nullable(), entry: z.string().nullable(), why: z.enum(breaks) })
    .nullable(),
});
export type Verified = z.infer<typeof Verified>;

/** Body of `POST /v1/admin/log/{entry}/erase`: the law takes a name (`who`) or a note (`what`) out. */
export const ErasureWanted = z.strictObject({
  fields: z
    .array(z.enum(["who", "what"]))
    .min(1)
    .max(2),
});
export type ErasureWanted = z.infer<typeof ErasureWanted>;
