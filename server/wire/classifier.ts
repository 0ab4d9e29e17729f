/** Who is asked for second opinions, as owners and admins see and change it. */
import { z } from "zod";
import { verdictMoves } from "../domain/rules/condition.ts";
import { classifierKinds } from "../domain/vocabulary.ts";

const Fields = z.record(z.string(), z.unknown());
const Name = z.string().trim().min(1).max(80);

/** Body of `POST …/classifiers`. The kind's own schemas parse `settings` and `secrets`. */
export const NewClassifier = z.strictObject({
  kind: z.enum(classifierKinds),
  name: Name,
  on: z.boolean().default(true),
  settings: Fields.default({}),
  secrets: Fields.optional(),
});
export type NewClassifier = z.infer<typeof NewClassifier>;

/** Body of `PATCH …/classifiers/{id}`; with `version` a change that somebody else made first is not overwritten. */
export const ClassifierChanges = z.strictObject({
  name: Name.optional(),
  on: z.boolean().optional(),
  settings: Fields.optional(),
  secrets: Fields.optional(),
  version: z.int().positive().optional(),
});
export type ClassifierChanges = z.infer<typeof ClassifierChanges>;

/** Secrets never leave the server; `hasSecrets` says that some are kept. */
export const AdminClassifier = z.object({
  id: z.string(),
  kind: z.enum(classifierKinds),
  name: z.string(),
  on: z.boolean(),
  settings: Fields,
  hasSecrets: z.boolean(),
  /** Questions in a row that were not answered, and why the last one was not. */
  failures: z.int(),
  trouble: z.object({ kind: z.string(), message: z.string(), at: z.string() }).nullable(),
  /** Posts whose question is open. */
  waiting: z.int(),
  version: z.int(),
  createdAt: z.string(),
});
export type AdminClassifier = z.infer<typeof AdminClassifier>;

/** What can be asked. `settings` and `secrets` are JSON Schema of what may be typed. */
export const ClassifierKindInfo = z.object({
  kind: z.enum(classifierKinds),
  title: z.object({ en: z.string(), tr: z.string() }),
  /** Nothing leaves this server. */
  isLocal: z.boolean(),
  /** What its scores are about; empty where that is its own affair. */
  labels: z.array(z.string()),
  settings: Fields,
  secrets: Fields.nullable(),
});
export type ClassifierKindInfo = z.infer<typeof ClassifierKindInfo>;

/** Answer of `GET …/classifiers`. */
export const ClassifierList = z.object({
  classifiers: z.array(AdminClassifier),
  kinds: z.array(ClassifierKindInfo),
});
export type ClassifierList = z.infer<typeof ClassifierList>;

/** Body of `POST …/classifiers/{id}/check`. Without a text a harmless one of ours is asked about. */
export const ClassifierTrial = z.strictObject({
  text: z.string().trim().min(1).max(2000).optional(),
});

/** What came of asking: scores, or in words why there are none. */
export const ClassifierCheck = z.object({
  ok: z.boolean(),
  message: z.string(),
  scores: z.array(z.object({ label: z.string(), score: z.number() })),
  advice: z.enum(verdictMoves).nullable(),
});
export type ClassifierCheck = z.infer<typeof ClassifierCheck>;
