/** Sources and connectors as moderators see and change them. */
import { z } from "zod";
import { publishings, sourceStates } from "../domain/vocabulary.ts";

/** Body of `POST …/sources`. The connector's own schemas parse `settings` and `secrets`. */
export const NewSource = z.strictObject({
  connector: z.string().min(1).max(40),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.unknown()).optional(),
  publishing: z.enum(publishings).default("manual"),
});
export type NewSource = z.infer<typeof NewSource>;

export const SourceChanges = z.strictObject({
  settings: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), z.unknown()).optional(),
  publishing: z.enum(publishings).optional(),
  state: z.enum(["active", "paused"]).optional(),
});
export type SourceChanges = z.infer<typeof SourceChanges>;

/** A source on a wall, with its health. Secrets never leave the server; `hasSecrets` says that some are kept. */
export const AdminSource = z.object({
  id: z.string(),
  connector: z.string(),
  settings: z.record(z.string(), z.unknown()),
  hasSecrets: z.boolean(),
  publishing: z.enum(publishings),
  state: z.enum(sourceStates),
  lastReadAt: z.string().nullable(),
  nextReadAt: z.string().nullable(),
  lastError: z
    .object({
      kind: z.string(),
      message: z.string(),
      at: z.string(),
      retryAt: z.string().nullable(),
    })
    .nullable(),
  postCount: z.int(),
  createdAt: z.string(),
});
export type AdminSource = z.infer<typeof AdminSource>;

/** Answer of `POST …/sources/{source}/check`. */
export const SourceCheck = z.object({
  ok: z.boolean(),
  message: z.string(),
  sample: z
    .object({
      text: z.string(),
      author: z.string().nullable(),
      permalink: z.string().nullable(),
      publishedAt: z.string(),
    })
    .nullable(),
});
export type SourceCheck = z.infer<typeof SourceCheck>;

/** Answer of `POST …/sources/{source}/read`: what one reading brought. */
export const SourceRead = z.object({
  ok: z.boolean(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  error: z.string().nullable(),
});
export type SourceRead = z.infer<typeof SourceRead>;

/** One connector in `GET /v1/admin/connectors`; `settings` and `secrets` are JSON Schema. */
export const ConnectorDescription = z.object({
  name: z.string(),
  title: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()).nullable(),
  capabilities: z.object({
    reads: z.boolean(),
    hashtags: z.boolean(),
    edits: z.enum(["push", "recheck", "none"]),
    deletes: z.enum(["push", "recheck", "none"]),
    followers: z.boolean(),
    redistributable: z.boolean(),
    pollEveryMs: z.int().nullable(),
  }),
  notes: z.object({ en: z.array(z.string()), tr: z.array(z.string()) }),
});
export type ConnectorDescription = z.infer<typeof ConnectorDescription>;
