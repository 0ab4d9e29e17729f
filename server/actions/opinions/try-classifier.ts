/** Asks about a sample, while somebody looks on. A service that says no is an answer, not an error. */
import { ClassifierError, type ClassifierTrouble } from "../../classifiers/classifier.ts";
import { findClassifier } from "../../classifiers/registry.ts";
import { readClassifiers } from "../../db/reads/classifiers.ts";
import { notFound } from "../../domain/problem.ts";
import type { VerdictMove } from "../../domain/rules/condition.ts";
import type { Sentence } from "../../domain/sentence.ts";
import type { MediaContext } from "../fetch-media.ts";
import { readSettings } from "./ask-opinion.ts";

export interface ClassifierAnswer {
  ok: boolean;
  words: Sentence;
  scores: { label: string; score: number }[];
  advice: VerdictMove | null;
}

const sample = "What a lovely evening by the lake! Harika bir akşamdı.";
const patienceMs = 20_000;

export async function tryClassifier(
  context: MediaContext,
  {
    workspaceId,
    id,
    text = sample,
  }: { workspaceId: string; id: string; text?: string | undefined },
): Promise<ClassifierAnswer> {
  const [row] = await readClassifiers(context.db, workspaceId, id);
  if (!row) throw notFound("classifier");
  const classifier = findClassifier(row.kind);
  try {
    const given = readSettings(context, classifier, row);
    const world = { fetch: context.fetch, now: context.now };
    const question = { id: `check_${id}`, text, lang: null, images: [] };
    const signal = AbortSignal.timeout(patienceMs);
    const { scores, advice } = await classifier.ask(question, { ...given, ...world, signal });
    const sorted = Object.entries(scores).map(([label, score]) => ({ label, score }));
    sorted.sort((a, b) => b.score - a.score);
    return { ok: true, words: works, scores: sorted, advice: advice ?? null };
  } catch (error) {
    if (!(error instanceof ClassifierError)) throw error;
    return { ok: false, words: sayTrouble(error.kind), scores: [], advice: null };
  }
}

const works: Sentence = { en: "It works.", tr: "Çalışıyor." };

const troubles: Record<ClassifierTrouble, Sentence> = {
  auth: {
    en: "It refuses us. Check the key or the secret, and enter it again.",
    tr: "Bizi reddediyor. Anahtarı ya da gizli metni kontrol edip yeniden girin.",
  },
  busy: {
    en: "It is asked too much at the moment. Koro asks again later by itself.",
    tr: "Şu anda çok yoğun. Koro daha sonra kendiliğinden yeniden sorar.",
  },
  unreachable: {
    en: "It cannot be reached or does not answer in time. Check the address. If it stands in your own network, whoever runs this server can allow it with ALLOW_PRIVATE_NETWORKS.",
    tr: "Ulaşılamıyor ya da zamanında yanıt vermiyor. Adresi kontrol edin. Kendi ağınızdaysa bu sunucuyu işleten kişi ALLOW_PRIVATE_NETWORKS ile izin verebilir.",
  },
  malformed: {
    en: "It answers something Koro does not understand. Check the address and the model.",
    tr: "Koro'nun anlamadığı bir yanıt veriyor. Adresi ve modeli kontrol edin.",
  },
};

/** A word of the table in words for people. */
export const sayTrouble = (kind: string): Sentence =>
  troubles[kind as ClassifierTrouble] ?? troubles.unreachable;
