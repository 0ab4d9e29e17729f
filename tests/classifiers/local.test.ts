import { describe, expect, it } from "vitest";
import { local } from "../../server/classifiers/local.ts";

const scoresOf = async (text: string) => {
  const question = { id: "q", text, lang: null, images: [] };
  const world = { settings: {}, secrets: null, signal: AbortSignal.timeout(1_000) };
  const fetch = () => Promise.reject(new Error("asks nobody"));
  return (await local.ask(question, { ...world, fetch, now: () => new Date() })).scores;
};

describe("Koro's own check", () => {
  it.each([
    ["Bu ne saçma etkinlik, siktir git", "profanity"],
    ["What the fuck was that", "profanity"],
    ["BU NE BİÇİM ORGANİZASYON, KİMSE YOK", "shouting"],
    ["WHY IS NOBODY AT THE ENTRANCE", "shouting"],
    ["#bir #iki #uc #dort #bes #alti #yedi #sekiz #dokuz #on kazan", "spam"],
    ["Cheap! https://a.example https://b.example https://c.example", "spam"],
    ["tıkla kazan tıkla kazan tıkla kazan tıkla kazan", "spam"],
    ["@ali @ayse @can @deniz @ece @fatma @gul @hasan bakın", "spam"],
  ])("finds in “%s”: %s", async (text, label) => {
    expect((await scoresOf(text))[label]).toBeGreaterThanOrEqual(0.6);
  });

  it.each([
    "Sikke müzesinde harika bir gün #AcmeYaz",
    "Scunthorpe sends its love to the band",
    "NASA, ESA ve TÜBİTAK aynı sahnede",
    "Goooool! Ne maçtı ama!!!",
    "Thanks @ali and @ayse for the evening https://acme.example/album",
    "İstanbul'da gün batımı, ışık çok güzeldi.",
    "",
    "🎉🎉🎉",
  ])("leaves “%s” alone", async (text) => {
    for (const score of Object.values(await scoresOf(text))) expect(score).toBeLessThan(0.5);
  });

  it("stays quick and within bounds whatever is sent", async () => {
    const texts = [
      "A".repeat(200_000),
      "#a ".repeat(50_000),
      "@a".repeat(50_000),
      "!".repeat(99_999),
    ];
    for (const text of texts)
      for (const score of Object.values(await scoresOf(text))) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
  });
});
