/** Asks one question and writes down what came of it. Whatever goes wrong, the post waits: it is never let in. */
import { type Classifier, ClassifierError, type Opinion } from "../../classifiers/classifier.ts";
import { findClassifier } from "../../classifiers/registry.ts";
import type { MediaContext } from "../fetch-media.ts";
import type { LeasedOpinion } from "./lease-opinion.ts";
import { readQuestion } from "./read-question.ts";
import { dropOpinion, postponeOpinion, storeFailure, storeOpinion } from "./store-opinion.ts";

/** All questions of one post together: its words, then each of its pictures. */
const askingMs = 60_000;

/** Pictures that are being fetched are looked for again after this. */
const earlyMs = 3_000;

/** Answers the walls that look different now. */
export async function askOpinion(
  context: MediaContext,
  leased: LeasedOpinion,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  if (!leased.on) return storeFailure(context, leased, { trouble: null, isFinal: true });
  const classifier = findClassifier(leased.kind);
  try {
    const given = readSettings(context, classifier, leased);
    const read = await readQuestion(context, leased, classifier.seesImages(given.settings));
    if (read.kind === "gone") return await dropOpinion(context, leased);
    if (read.kind === "early") return await postponeOpinion(context, leased, earlyMs);
    const within = AbortSignal.any([signal, AbortSignal.timeout(askingMs)]);
    const world = { fetch: context.fetch, now: context.now, signal: within };
    const opinion = await classifier.ask(read.question, { ...given, ...world });
    return await storeOpinion(context, leased, sound(opinion));
  } catch (error) {
    // Koro is stopping: nobody failed, and the next start asks at once.
    if (signal.aborted) return postponeOpinion(context, leased, 0);
    if (!(error instanceof ClassifierError)) throw error;
    const { kind: trouble, retryAt } = error;
    return storeFailure(context, leased, { trouble, retryAt, isFinal: false });
  }
}

/** What was stored by another version of Koro or sealed with another key cannot be used until somebody looks. */
export function readSettings(
  { vault }: MediaContext,
  classifier: Classifier,
  { settings, secrets }: Pick<LeasedOpinion, "settings" | "secrets">,
) {
  try {
    const opened: unknown = secrets === null ? null : JSON.parse(vault.open(secrets));
    return {
      settings: classifier.settings.parse(settings),
      secrets: opened === null || !classifier.secrets ? null : classifier.secrets.parse(opened),
    };
  } catch (cause) {
    throw new ClassifierError("auth", "its settings or secrets cannot be read", { cause });
  }
}

const mostLabels = 200;

/** Labels are other people's words: bounded, and without what PostgreSQL cannot hold. */
function sound({ scores, mediaScores, advice }: Opinion): Opinion {
  const media = Object.entries(mediaScores ?? {}).map(([id, one]) => [id, soundScores(one)]);
  return {
    scores: soundScores(scores),
    mediaScores: Object.fromEntries(media),
    ...(advice ? { advice } : {}),
  };
}

const soundScores = (scores: Opinion["scores"]) =>
  Object.fromEntries(
    Object.entries(scores)
      .slice(0, mostLabels)
      .map(([label, score]) => [label.replaceAll("\u0000", "").slice(0, 80), score]),
  );
