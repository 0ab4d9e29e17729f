import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type Classifier,
  ClassifierError,
  type Question,
} from "../../server/classifiers/classifier.ts";
import { findClassifier } from "../../server/classifiers/registry.ts";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import {
  moderation,
  type OpinionTwin,
  sendJson,
  startOpinionTwin,
} from "../support/twins/opinion-twin.ts";

let twin: OpinionTwin;
let fetch: ReturnType<typeof createSafeFetch>;
beforeAll(async () => {
  twin = await startOpinionTwin();
  // Only the twin may be reached, so that a redirect to anything else of this machine is a forbidden one.
  fetch = createSafeFetch({ allowPrivate: [new URL(twin.origin).host], userAgent: "Koro/test" });
});
afterEach(() => twin.asked.splice(0));
afterAll(async () => {
  await fetch.close();
  await twin.close();
});

const secret = `whsec_${Buffer.from("a secret of at least 24 bytes").toString("base64")}`;
const openai = findClassifier("openai");
const webhook = findClassifier("webhook");
const given = new Map<Classifier, { settings: object; secrets: object }>();
const about = (fields: Partial<Question> = {}): Question => ({
  ...{ id: "opinion_1", text: "Harika bir akşamdı", lang: "tr", images: [], ...fields },
});
const aPicture = { id: "m1", type: "image/jpeg", bytes: new Uint8Array([1, 2, 3]) };

function ask(classifier: Classifier, question = about(), signal = AbortSignal.timeout(5_000)) {
  given.set(openai, { settings: { baseUrl: twin.origin }, secrets: { apiKey: "sk-test" } });
  given.set(webhook, {
    settings: { url: `${twin.origin}/ask`, images: true },
    secrets: { secret },
  });
  const { settings, secrets } = given.get(classifier) ?? { settings: {}, secrets: {} };
  return classifier.ask(question, {
    ...{
      settings: classifier.settings.parse(settings),
      secrets: classifier.secrets?.parse(secrets),
    },
    ...{ fetch, now: () => new Date(), signal },
  });
}

const failure = (classifier: Classifier, signal?: AbortSignal) =>
  ask(classifier, about(), signal).then(
    () => null,
    (error: unknown) => error,
  );

describe("a moderation endpoint", () => {
  it("is asked about the words, then about each picture, and says what each shows", async () => {
    twin.answers(({ body }, response) => {
      const [part] = body.input as { type: string }[];
      sendJson(response, moderation(part?.type === "text" ? { hate: 0.1 } : { sexual: 0.6 }));
    });

    const opinion = await ask(openai, about({ images: [aPicture] }));

    expect(opinion).toEqual({ scores: { hate: 0.1 }, mediaScores: { m1: { sexual: 0.6 } } });
    expect(twin.asked.map(({ path }) => path)).toEqual(["/v1/moderations", "/v1/moderations"]);
    expect(twin.asked[0]?.headers.authorization).toBe("Bearer sk-test");
    expect(twin.asked[1]?.raw).toContain("data:image/jpeg;base64,AQID");
  });

  it("advises to hold what it flags", async () => {
    twin.answers((_, response) => sendJson(response, moderation({ violence: 0.9 }, true)));
    expect((await ask(openai)).advice).toBe("hold");
  });
});

describe("a service of one's own", () => {
  it("gets a signed question that says nothing of the author", async () => {
    twin.answers((_, response) => sendJson(response, { status: "approve", scores: { calm: 1 } }));

    const opinion = await ask(webhook, about({ images: [aPicture] }));

    expect(opinion).toEqual({ scores: { calm: 1 }, advice: "approve" });
    const [asked] = twin.asked;
    const headers = asked?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(asked?.raw ?? "", headers)).toEqual({
      ...{ id: "opinion_1", text: "Harika bir akşamdı", lang: "tr" },
      images: [{ id: "m1", type: "image/jpeg", data: "AQID" }],
    });
  });

  it.each([
    ["a status nobody knows", { status: "yes" }],
    ["a score above one", { scores: { spam: 7 } }],
    ["a score that is no number", { scores: { spam: "0.2" } }],
    ["nothing", {}],
    ["a field nobody knows", { status: "approve", sure: true }],
    ["a list", []],
  ])("has said nothing with %s", async (_, body) => {
    twin.answers((_asked, response) => sendJson(response, body));
    expect(await failure(webhook)).toMatchObject({ kind: "malformed" });
  });
});

describe.each([
  ["a moderation endpoint", openai],
  ["a service of one's own", webhook],
])("trouble with %s", (_, classifier) => {
  it.each([
    [401, "auth"],
    [403, "auth"],
    [404, "malformed"],
    [500, "unreachable"],
  ])("answers status %i: %s", async (status, kind) => {
    twin.answers((_asked, response) => sendJson(response, {}, status));
    expect(await failure(classifier)).toMatchObject({ kind });
  });

  it("keeps to the time that somebody busy asks for", async () => {
    twin.answers((_asked, response) => {
      response.writeHead(429, { "retry-after": "120" });
      response.end();
    });
    const error = await failure(classifier);
    expect(error).toMatchObject({ kind: "busy" });
    const waits = ((error as ClassifierError).retryAt?.getTime() ?? 0) - Date.now();
    expect(waits).toBeGreaterThan(60_000);
  });

  it("does not understand nonsense", async () => {
    twin.answers((_asked, response) => void response.end("<html>Welcome</html>"));
    expect(await failure(classifier)).toMatchObject({ kind: "malformed" });
  });

  it("reads no endless answer", async () => {
    twin.answers((_asked, response) => void response.end("x".repeat(400_000)));
    expect(await failure(classifier)).toMatchObject({ kind: "malformed" });
  });

  it("carries no post to where a redirect points", async () => {
    twin.answers((_asked, response) => {
      response.writeHead(307, { location: "http://127.0.0.1:9/secret" });
      response.end();
    });
    expect(await failure(classifier)).toMatchObject({ kind: "unreachable" });
    expect(twin.asked).toHaveLength(1);
  });

  it("gives up on somebody who does not answer", async () => {
    twin.answers(() => {});
    expect(await failure(classifier, AbortSignal.timeout(150))).toMatchObject({
      kind: "unreachable",
    });
  });

  it("tells no key in an error", async () => {
    twin.answers((_asked, response) => sendJson(response, {}, 500));
    const error = (await failure(classifier)) as ClassifierError;
    expect(error).toBeInstanceOf(ClassifierError);
    expect(error.message).not.toMatch(/sk-test|whsec/);
  });
});
