import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey, readApiKey } from "../../server/auth/api-keys.ts";
import { type Auth, createAuth } from "../../server/auth/auth.ts";
import { ensureOwner } from "../../server/auth/owner.ts";
import { findViewer } from "../../server/auth/viewer.ts";
import { rows } from "../../server/db/client.ts";
import { mayAct } from "../../server/domain/people.ts";
import { roles } from "../../server/domain/vocabulary.ts";
import { type Koro, openKoro } from "../support/koro.ts";

const password = "twelve letters";
const email = "ada@people.example";
let koro: Koro;
let auth: Auth;
beforeAll(async () => {
  koro = await openKoro();
  await ensureOwner(koro.db, { name: "Ada", email, password, workspace: "Acme", locale: "tr" });
  auth = createAuth({
    ...{ db: koro.db, secretKey: "k".repeat(40), publicUrl: "http://localhost:3000" },
    isOwnOrigin: () => [],
  });
});
afterAll(() => koro.close());

const viewerOf = (headers: Record<string, string>) =>
  findViewer(auth, koro.db, new Headers(headers));

async function signIn(words = password): Promise<string> {
  const response = await auth.api.signInEmail({
    body: { email, password: words },
    asResponse: true,
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

describe("a person", () => {
  it("is found by the session, with role and workspace", async () => {
    const viewer = await viewerOf({ cookie: await signIn() });

    expect(viewer).toMatchObject({
      ...{ name: "Ada", email, role: "owner", workspaceId: koro.workspaceId, by: "session" },
      ...{ walls: null, locale: "tr" },
    });
  });

  it("is nobody with a wrong password, without a cookie, or with somebody's guess", async () => {
    expect(await viewerOf({ cookie: await signIn("wrong password") })).toBeNull();
    expect(await viewerOf({})).toBeNull();
    expect(await viewerOf({ cookie: "koro.session_token=guess.guess" })).toBeNull();
  });

  it("is nobody after signing out, with the very same cookie", async () => {
    const cookie = await signIn();
    expect(await viewerOf({ cookie })).not.toBeNull();

    await auth.api.signOut({ headers: new Headers({ cookie }) });

    expect(await viewerOf({ cookie })).toBeNull();
  });

  it("is nobody when they are no longer a member", async () => {
    const cookie = await signIn();
    await koro.db.transaction(async (tx) => {
      await tx.execute(sql`create table kept as select * from member`);
      await tx.execute(sql`delete from member`);
    });

    expect(await viewerOf({ cookie })).toBeNull();
    await koro.db.execute(sql`insert into member select * from kept`);
  });

  it("cannot sign themselves up", async () => {
    const body = { email: "eve@people.example", password, name: "Eve" };

    await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
  });
});

describe("a key", () => {
  const aKey = (fields: { name?: string; expiresAt?: Date } = {}) =>
    createApiKey(koro.db, {
      workspaceId: koro.workspaceId,
      name: "site",
      role: "viewer",
      ...fields,
    });

  it("opens with its role and nothing more, and is kept as a hash only", async () => {
    const key = await aKey();

    expect(await viewerOf({ authorization: `Bearer ${key}` })).toMatchObject({
      ...{ role: "viewer", userId: null, by: "key", workspaceId: koro.workspaceId },
    });
    const kept = await rows(koro.db, sql`select k::text from api_key k`);
    expect(JSON.stringify(kept)).not.toContain(key.slice(5));
  });

  it("stops working when one of its name is made anew", async () => {
    const older = await aKey({ name: "renewed" });
    const newer = await aKey({ name: "renewed" });

    expect(await readApiKey(koro.db, older)).toBeNull();
    expect(await readApiKey(koro.db, newer)).toMatchObject({ name: "renewed" });
  });

  it("stops working when its time is over", async () => {
    const key = await aKey({ name: "old", expiresAt: new Date(Date.now() - 1000) });

    expect(await viewerOf({ authorization: `Bearer ${key}` })).toBeNull();
  });

  it.each([
    ...["", "Bearer ", "Bearer koro_", "bearer koro_aaaaaaaaaaaaaaaaaaaaaaaa", "Basic YTpi"],
    ...[
      `Bearer koro_${"a".repeat(43)}`,
      `Bearer koro_${"a".repeat(5000)}`,
      "Bearer koro_' or 1=1 --",
    ],
  ])("is not %.40j", async (authorization) => {
    expect(await viewerOf({ authorization })).toBeNull();
  });

  it("that is wrong does not fall back on the cookie beside it", async () => {
    const headers = { cookie: await signIn(), authorization: `Bearer koro_${"a".repeat(43)}` };

    expect(await viewerOf(headers)).toBeNull();
  });
});

describe("roles", () => {
  it("include the ones below them, and an unknown one includes nothing", () => {
    const allowed = roles.map((role) => roles.filter((needed) => mayAct(role, needed)));

    expect(allowed).toEqual([
      ["owner", "admin", "moderator", "viewer"],
      ["admin", "moderator", "viewer"],
      ["moderator", "viewer"],
      ["viewer"],
    ]);
    expect(roles.some((needed) => mayAct("stranger" as never, needed))).toBe(false);
  });
});
