/**
 * Anybody else: a signed POST (Standard Webhooks) with the post's words and pictures, answered at once with a status,
 * with scores or with both. Who wrote the post is not told.
 */
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { askOut } from "./ask-out.ts";
import {
  type AskedImage,
  advices,
  type Classifier,
  type ClassifierContext,
  ClassifierError,
  type Opinion,
  type Question,
} from "./classifier.ts";

const Settings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  images: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

const Secrets = z.strictObject({
  /** As Standard Webhooks writes it: `whsec_` and base64 of 24 to 64 bytes. */
  secret: z
    .string()
    .trim()
    .regex(/^(whsec_)?[A-Za-z0-9+/]{32,90}={0,2}$/, "whsec_ and base64 of 24 to 64 bytes"),
});
type Secrets = z.infer<typeof Secrets>;

const Scores = z
  .record(z.string().min(1).max(80), z.number().min(0).max(1))
  .refine((scores) => Object.keys(scores).length <= 100, "at most 100 labels");

/** A field that is not known is a misunderstanding, and no opinion is better than a misread one. */
const Answer = z
  .strictObject({
    status: z.enum(advices).optional(),
    scores: Scores.optional(),
    images: z.record(z.string().max(80), Scores).optional(),
  })
  .refine(({ status, scores }) => status !== undefined || scores !== undefined);

export const webhook: Classifier<Settings, Secrets> = {
  kind: "webhook",
  title: { en: "Your own service (webhook)", tr: "Kendi servisiniz (webhook)" },
  settings: Settings,
  secrets: Secrets,
  isLocal: false,
  seesImages: ({ images }) => images,
  labels: [],
  async ask(question: Question, context: ClassifierContext<Settings, Secrets>): Promise<Opinion> {
    const { settings, secrets, now } = context;
    if (!secrets) throw new ClassifierError("auth", "there is no secret to sign with");
    const body = JSON.stringify(bodyOf(question));
    const headers = signed(secrets.secret, question.id, now(), body);
    const read = Answer.safeParse(await askOut({ ...context, url: settings.url, headers, body }));
    if (!read.success)
      throw new ClassifierError("malformed", "the answer is neither a status nor scores");
    const { status, scores, images } = read.data;
    return {
      scores: scores ?? {},
      ...(images ? { mediaScores: only(images, question.images) } : {}),
      ...(status ? { advice: status } : {}),
    };
  },
};

const bodyOf = ({ id, text, lang, images }: Question) => ({
  ...{ id, text, lang },
  images: images.map((image) => ({
    ...{ id: image.id, type: image.type },
    data: Buffer.from(image.bytes).toString("base64"),
  })),
});

function signed(secret: string, id: string, at: Date, body: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}

/** Pictures that nobody asked about are nobody's. */
const only = (scores: NonNullable<Opinion["mediaScores"]>, asked: AskedImage[]) =>
  Object.fromEntries(asked.flatMap(({ id }) => (scores[id] ? [[id, scores[id]]] : [])));
