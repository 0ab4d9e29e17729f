/** Second opinions in the contract. */
import type { z } from "zod";
import {
  AdminClassifier,
  ClassifierChanges,
  ClassifierCheck,
  ClassifierList,
  ClassifierTrial,
  NewClassifier,
} from "#wire/classifier.ts";
import type { Operation } from "./operations.ts";

const all = "/v1/admin/classifiers";
const json = (schema: z.ZodType) => ({ type: "json" as const, schema });

export const classifierOperations: Operation[] = [
  {
    method: "get",
    path: all,
    summary: "Who is asked for second opinions, and who can be",
    answer: [200, ClassifierList],
  },
  {
    method: "post",
    path: all,
    summary: "Ask somebody about every new post; posts wait for the answer",
    body: json(NewClassifier),
    answer: [201, AdminClassifier],
  },
  {
    method: "patch",
    path: `${all}/{classifier}`,
    summary: "Change it, turn it on or off; open questions of one that is turned off are withdrawn",
    body: json(ClassifierChanges),
    answer: [200, AdminClassifier],
  },
  {
    method: "delete",
    path: `${all}/{classifier}`,
    summary: "Delete it and all it said; posts that waited for it wait for a person",
    answer: [204, null],
  },
  {
    method: "post",
    path: `${all}/{classifier}/check`,
    summary: "Ask about a sample text: scores, or in words why there are none",
    body: json(ClassifierTrial),
    answer: [200, ClassifierCheck],
  },
];
