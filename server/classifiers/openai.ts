/**
 * Moderation endpoints that speak OpenAI's language (`POST /v1/moderations`), theirs or one on a server of one's own.
 * Pictures go one a request, since the endpoint takes no more, and so each has scores of its own.
 */
import { z } from "zod";
import { askOut } from "./ask-out.ts";
import {
  type AskedImage,
  type Classifier,
  type ClassifierContext,
  ClassifierError,
  type Opinion,
  type Question,
  type Scores,
} from "./classifier.ts";

const Settings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .default("https://api.openai.com"),
  model: z.string().trim().min(1).max(100).default("omni-moderation-latest"),
  images: z.boolean().default(true),
});
type Settings = z.infer<typeof Settings>;

/** A server of one's own may ask for none. */
const Secrets = z.strictObject({ apiKey: z.string().trim().min(1).max(500).optional() });
type Secrets = z.infer<typeof Secrets>;
type Context = ClassifierContext<Settings, Secrets>;

/** What of an answer is read. A score that is missing or no number makes the answer worthless, not harmless. */
const Answer = z.object({
  results: z
    .array(
      z.object({
        flagged: z.boolean(),
        category_scores: z.record(z.string().max(80), z.number().min(0).max(1)),
      }),
    )
    .min(1)
    .max(8),
});

export const openai: Classifier<Settings, Secrets> = {
  kind: "openai",
  title: { en: "Moderation service (OpenAI)", tr: "Denetim servisi (OpenAI)" },
  settings: Settings,
  secrets: Secrets,
  isLocal: false,
  seesImages: ({ images }) => images,
  labels: [
    ...["harassment", "harassment/threatening", "hate", "hate/threatening", "illicit"],
    ...["illicit/violent", "self-harm", "self-harm/intent", "self-harm/instructions", "sexual"],
    ...["sexual/minors", "violence", "violence/graphic"],
  ],
  async ask(question: Question, context: Context): Promise<Opinion> {
    const text = question.text.trim() ? await askOne(context, textPart(question.text)) : calm;
    const pictures: [string, One][] = [];
    for (const image of question.images)
      pictures.push([image.id, await askOne(context, imagePart(image))]);
    const flagged = text.flagged || pictures.some(([, one]) => one.flagged);
    return {
      scores: text.scores,
      mediaScores: Object.fromEntries(pictures.map(([id, one]) => [id, one.scores])),
      ...(flagged ? { advice: "hold" } : {}),
    };
  },
};

interface One {
  flagged: boolean;
  scores: Scores;
}

const calm: One = { flagged: false, scores: {} };

const textPart = (text: string) => ({ type: "text", text });
const imagePart = ({ type, bytes }: AskedImage) => ({
  type: "image_url",
  image_url: { url: `data:${type};base64,${Buffer.from(bytes).toString("base64")}` },
});

async function askOne(context: Context, part: object): Promise<One> {
  const { settings, secrets } = context;
  const answer = await askOut({
    ...context,
    url: `${settings.baseUrl.replace(/\/+$/, "").replace(/\/v1$/, "")}/v1/moderations`,
    headers: {
      "content-type": "application/json",
      ...(secrets?.apiKey ? { authorization: `Bearer ${secrets.apiKey}` } : {}),
    },
    body: JSON.stringify({ model: settings.model, input: [part] }),
  });
  const read = Answer.safeParse(answer);
  if (!read.success) throw new ClassifierError("malformed", "the answer holds no scores");
  const { results } = read.data;
  return {
    flagged: results.some((one) => one.flagged),
    scores: highest(results.map((one) => one.category_scores)),
  };
}

/** Of several results for one input the worst counts. */
function highest(all: Scores[]): Scores {
  const scores: Scores = {};
  for (const one of all)
    for (const [label, score] of Object.entries(one))
      scores[label] = Math.max(scores[label] ?? 0, score);
  return scores;
}
