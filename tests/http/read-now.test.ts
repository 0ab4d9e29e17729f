import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addWorkspace, askWithKey } from "./support/people.ts";
import { aWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let workspaceId: string;
let ask: Ask;
beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  ask = await askWithKey({ origin: koro.origin, db }, { workspaceId, role: "admin" });
});
afterAll(() => koro?.stop());

/** Answers the address of a source that its network has asked to wait until then; nobody listens on its port. */
async function aLimitedSource(retryInSeconds: number): Promise<string> {
  const wall = await aWall(koro, workspaceId);
  const trouble = {
    kind: "rate-limit",
    words: { en: "It wants us to wait.", tr: "Beklememizi istiyor." },
    at: new Date().toISOString(),
    retryAt: new Date(Date.now() + retryInSeconds * 1000).toISOString(),
  };
  const settings = { server: "http://127.0.0.1:1", hashtag: "koro" };
  await koro.actions.db.execute(sql`
    update source set trouble = ${JSON.stringify(trouble)}::text::jsonb,
      settings = ${JSON.stringify(settings)}::text::jsonb
    where id = ${wall.sourceId}::uuid`);
  return `/v1/admin/walls/${wall.id}/sources/${wall.sourceId}`;
}

it("reads no source by hand while its network wants us to wait, and says until when", async () => {
  const source = await aLimitedSource(600);

  const answer = await ask("POST", `${source}/read`, {});

  const wait = Number(answer.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(590);
  expect(wait).toBeLessThanOrEqual(600);
  const { detail } = await aProblem(answer, 502, "source-failed");
  expect(detail).toBe("It wants us to wait.");
});

it("reads it again when that time is over, or when its settings are new", async () => {
  const over = await aLimitedSource(-1);
  const changed = await aLimitedSource(600);
  const settings = { server: "http://127.0.0.1:1", hashtag: "other" };
  expect((await ask("PATCH", changed, { settings })).status).toBe(200);

  for (const source of [over, changed])
    expect((await ask("POST", `${source}/read`, {})).status).toBe(200);
});
