/**
 * The one contract of all who give second opinions: words and pictures go in, numbers by label come out. Nothing is
 * stored here and nothing is decided here: rules read the numbers, and whoever does not answer is waited for.
 */
import type { z } from "zod";
import type { Sentence } from "../domain/sentence.ts";
import type { ClassifierKind } from "../domain/vocabulary.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";

/** From 0 (not at all) to 1 (certainly), by label. */
export type Scores = Record<string, number>;

/** What somebody would do. Only `hold` and `reject` move a post by themselves; `approve` is a fact for rules. */
export const advices = ["approve", "hold", "reject"] as const;
export type Advice = (typeof advices)[number];

/** A derivative of ours in small, never the author's file. */
export interface AskedImage {
  id: string;
  type: string;
  bytes: Uint8Array;
}

/** All that leaves this server about a post: not who wrote it, not where it is shown. */
export interface Question {
  /** The same for the same question however often it is asked. */
  id: string;
  text: string;
  /** BCP-47, `null` where nobody knows. */
  lang: string | null;
  images: AskedImage[];
}

export interface Opinion {
  scores: Scores;
  /** By the image's id. */
  mediaScores?: Record<string, Scores>;
  advice?: Advice;
}

/** What a classifier is given at each question. Nothing else is reachable. */
export interface ClassifierContext<Settings, Secrets> {
  settings: Settings;
  secrets: Secrets | null;
  fetch: SafeFetch;
  now: () => Date;
  signal: AbortSignal;
}

export interface Classifier<Settings = unknown, Secrets = unknown> {
  kind: ClassifierKind;
  title: Sentence;
  settings: z.ZodType<Settings>;
  secrets: z.ZodType<Secrets> | null;
  /** Nothing leaves this server. */
  isLocal: boolean;
  seesImages(settings: Settings): boolean;
  /** Labels that rules are offered; a webhook's are its own. */
  labels: readonly string[];
  /** Throws `ClassifierError` where there is no opinion to be had. */
  ask(question: Question, context: ClassifierContext<Settings, Secrets>): Promise<Opinion>;
}

/** `auth`: refused until somebody changes something. `busy`: later. `malformed`: an answer that says nothing. */
export const classifierTroubles = ["auth", "busy", "unreachable", "malformed"] as const;
export type ClassifierTrouble = (typeof classifierTroubles)[number];

/** Why there is no opinion. The message names a host at most, never a key or what was asked. */
export class ClassifierError extends Error {
  readonly kind: ClassifierTrouble;
  /** Not before this time, where the other side says so. */
  readonly retryAt: Date | null;

  constructor(
    kind: ClassifierTrouble,
    message: string,
    options: { retryAt?: Date | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ClassifierError";
    this.kind = kind;
    this.retryAt = options.retryAt ?? null;
  }
}
