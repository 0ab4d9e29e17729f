/** Turkish and English where the server itself speaks to people. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstRow } from "../../server/db/client.ts";
import { freePort } from "../support/ports.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addWorkspace, askWithKey } from "./support/people.ts";
import { aWall, type TestWall } from "./support/posts.ts";
import { send } from "./support/uploads.ts";

let koro: Koro;
let wall: TestWall;
let ask: Ask;
beforeAll(async () => {
  koro = await startKoro();
  const workspaceId = await addWorkspace(koro.actions.db);
  wall = await aWall(koro, workspaceId, { locale: "tr" });
  ask = await askWithKey(
    { origin: koro.origin, db: koro.actions.db },
    { workspaceId, role: "admin" },
  );
});
afterAll(() => koro?.stop());

const page = async (path: string, language: string) =>
  (await fetch(koro.origin + path, { headers: { "accept-language": language } })).text();

describe("a source that cannot be read", () => {
  it.each([
    ["tr-TR,tr;q=0.9,en;q=0.8", "ulaşılamıyor"],
    ["en-GB,en;q=0.9", "cannot be reached"],
    ["de", "cannot be reached"],
  ])("is explained in the language of the page (%s)", async (language, words) => {
    const url = `http://127.0.0.1:${await freePort()}/feed.xml`;
    const unreachable = { connector: "feed", settings: { url } };
    const path = `/v1/admin/walls/${wall.slug}/sources/check`;
    const answer = await ask("POST", path, unreachable, { "accept-language": language });
    const { ok, message } = await answer.json();

    expect(ok).toBe(false);
    expect(message).toContain(words);
  });
});

describe("the upload page", () => {
  const submit = () => `/w/${wall.slug}/submit`;

  it("speaks the language of the phone, then the wall's", async () => {
    expect(await page(submit(), "en-GB,en;q=0.9")).toContain('<html lang="en"');
    expect(await page(submit(), "de-DE")).toContain('<html lang="tr"');
    expect(await page(`${submit()}?lang=tr`, "en")).toContain('<html lang="tr"');
  });

  it("keeps the very text that was agreed to, in the language it was read in", async () => {
    expect(await page(submit(), "en")).toContain("I made this post or may share it");
    const sent = await send(koro.origin, wall.slug, { text: "Hello", consent: "1-en" });
    expect(sent.status).toBe(201);

    const { id } = await sent.json();
    const kept = await firstRow(
      koro.actions.db,
      sql`select consent_locale, consent_text from submission where post_id = ${id}::uuid`,
    );
    expect(kept).toMatchObject({
      consent_locale: "en",
      consent_text: expect.stringContaining("I made this post"),
    });
  });

  it("has the wall's own consent in one language only", async () => {
    const own = await aWall(koro, wall.workspaceId, {
      locale: "tr",
      consentText: "Kabul ediyorum",
    });
    expect((await send(koro.origin, own.slug, { text: "x", consent: "1-en" })).status).toBe(422);
    expect((await send(koro.origin, own.slug, { text: "x", consent: "1-tr" })).status).toBe(201);
  });
});
