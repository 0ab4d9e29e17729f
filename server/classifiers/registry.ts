/** Everybody Koro can ask. A new one is a line here, besides its own file, its twin and its test. */
import { z } from "zod";
import type { ClassifierKind } from "../domain/vocabulary.ts";
import type { Classifier } from "./classifier.ts";
import { local } from "./local.ts";
import { openai } from "./openai.ts";
import { webhook } from "./webhook.ts";

const byKind: Record<ClassifierKind, Classifier> = {
  local: forget(local),
  openai: forget(openai),
  webhook: forget(webhook),
};

/** Settings and secrets are the classifier's own affair: parse with its schemas and hand the result back to it. */
export const findClassifier = (kind: ClassifierKind): Classifier => byKind[kind];

/** What people are offered; settings and secrets are JSON Schema of what may be typed. */
export function describeClassifiers() {
  return Object.values(byKind).map(({ kind, title, isLocal, labels, settings, secrets }) => ({
    ...{ kind, title, isLocal, labels: [...labels] },
    settings: schemaOf(settings),
    secrets: secrets && schemaOf(secrets),
  }));
}

const schemaOf = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });

function forget(classifier: unknown): Classifier {
  return classifier as Classifier;
}
