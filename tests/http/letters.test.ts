import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendLetter } from "../../server/actions/letters/send-letter.ts";
import { LetterPage } from "../../server/wire/letter.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn, askWithKey } from "./support/people.ts";
import { aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { send, type Upload } from "./support/uploads.ts";

const path = "/v1/admin/letters";

let koro: Koro;
let wall: TestWall;
let owner: Ask;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  wall = await aWall(koro, workspaceId);
  owner = await askSignedIn(koro.origin, await emailOf("owner", workspaceId));
});
afterAll(() => koro?.stop());

const emailOf = async (role: "owner" | "admin" | "moderator" | "viewer", workspaceId: string) =>
  (await addMember(koro.actions.db, { workspaceId, role })).email;

let people = 0;
const somebody = () => `somebody-${++people}@people.example`;

async function upload(fields: Upload, query = "", headers: Record<string, string> = {}) {
  const answer = await send(koro.origin, `${wall.slug}`, { text: "x", ...fields }, headers, query);
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; statusUrl: string };
}

const read = async (query = "", ask = owner) =>
  LetterPage.parse(await (await ask("GET", path + query)).json());

describe("the letters", () => {
  it("show who waits for which link while nothing can be sent", async () => {
    const email = somebody();
    const { statusUrl } = await upload({ email });

    const { letters, sends } = await read();

    expect(sends).toBe(false);
    expect(letters[0]).toMatchObject({
      ...{ kind: "private-link", state: "waiting", recipient: email, link: statusUrl },
      ...{ wall: { slug: wall.slug, title: "Acme Yaz" }, attempts: 0, trouble: null },
    });
    expect((await fetch(letters[0]?.link ?? "")).status).toBe(200);
  });

  it("know nobody any more once they are sent", async () => {
    const { id } = await upload({ email: somebody() });
    const [row] = await koro.actions.db.execute<{ id: string }>(
      sql`select id from letter where post_id = ${id}::uuid`,
    );
    const mailer = { send: async () => {}, close() {} };
    const context = { ...koro.actions, mailer, publicUrl: koro.origin };
    await sendLetter(context, row?.id ?? "");

    const { letters, counts } = await read("?state=sent");

    expect(letters).toMatchObject([{ id: row?.id, recipient: null, link: null }]);
    expect(letters[0]?.sentAt).not.toBeNull();
    expect(counts).toMatchObject({ sent: 1, failed: 0 });
  });

  it("are in the language of the form, then of the browser, then of the wall", async () => {
    const english = { "accept-language": "en-GB" };
    await upload({ email: somebody() }, "?lang=tr", english);
    await upload({ email: somebody() }, "", english);
    await upload({ email: somebody() }, "", { "accept-language": "tr-TR" });

    const { letters } = await read("?limit=3");

    expect(letters.map((letter) => letter.locale)).toEqual(["tr", "en", "tr"]);
  });

  it("come in pages that meet without a gap", async () => {
    for (let count = 0; count < 4; count++) await upload({ email: somebody() });
    const all = (await read("?limit=100")).letters.map((letter) => letter.id);

    const paged: string[] = [];
    for (let cursor = ""; ; ) {
      const { letters, next } = await read(`?limit=3${cursor}`);
      paged.push(...letters.map((letter) => letter.id));
      if (!next) break;
      cursor = `&cursor=${next}`;
    }

    expect(all.length).toBeGreaterThan(6);
    expect(paged).toEqual(all);
  });

  it("are for owners and admins, by session or key; for others there is nothing here", async () => {
    const { db } = koro.actions;
    const admin = await askSignedIn(koro.origin, await emailOf("admin", workspaceId));
    const key = await askWithKey({ origin: koro.origin, db }, { workspaceId, role: "admin" });
    expect((await admin("GET", path)).status).toBe(200);
    expect((await key("GET", path)).status).toBe(200);

    for (const role of ["moderator", "viewer"] as const) {
      const ask = await askSignedIn(koro.origin, await emailOf(role, workspaceId));
      await aProblem(await ask("GET", path), 404, "not-found");
    }
    expect((await fetch(koro.origin + path)).status).toBe(401);
  });

  it("of another workspace are not there", async () => {
    const elsewhere = await addWorkspace(koro.actions.db, "Another brand");
    const stranger = await askSignedIn(koro.origin, await emailOf("owner", elsewhere));

    expect(await read("", stranger)).toMatchObject({
      ...{ letters: [], counts: { waiting: 0, sent: 0, failed: 0 } },
    });
  });

  it("of walls beyond one's reach are not there", async () => {
    const limited = { workspaceId, role: "admin" as const, walls: [] };
    const { email } = await addMember(koro.actions.db, limited);

    expect(await read("", await askSignedIn(koro.origin, email))).toMatchObject({
      ...{ letters: [], counts: { waiting: 0, sent: 0, failed: 0 } },
    });
  });

  it("are counted for those who watch", async () => {
    const numbers = await (await fetch(`${koro.origin}/metrics`)).text();

    expect(numbers).toMatch(/^koro_letters\{state="waiting"\} \d+$/m);
    expect(numbers).toMatch(/^koro_letters\{state="sent"\} 1$/m);
    expect(koro.errors).toEqual([]);
  });
});
