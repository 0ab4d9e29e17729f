import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSetupToken } from "../../server/auth/owner.ts";
import { Me } from "../../server/wire/desk.ts";
import { type Koro, startKoro } from "../support/server.ts";
import {
  addMember,
  addWorkspace,
  askAs,
  askSignedIn,
  askWithKey,
  cookieOf,
  newVisitor,
  signIn,
} from "./support/people.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let workspaceId: string;
let origin: string;
const evil = { origin: "https://evil.example" };
beforeAll(async () => {
  koro = await startKoro();
  origin = koro.origin;
  workspaceId = await addWorkspace(koro.actions.db);
});
afterAll(() => koro?.stop());

const anOwner = () => addMember(koro.actions.db, { workspaceId, role: "owner" });
const wallNamed = (slug: string) => ({ slug, title: "Acme" });

describe("signing in", () => {
  it("gives a cookie that no script reads and other sites do not send", async () => {
    const answer = await signIn(origin, (await anOwner()).email);
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; *HttpOnly/i);
      expect(cookie).toMatch(/; *SameSite=Lax/i);
      expect(cookie).not.toMatch(/; *Secure/i);
    }
    const me = await askAs(origin, { cookie: cookieOf(answer) })("GET", "/v1/admin/me");
    expect(Me.parse(await me.json())).toMatchObject({
      role: "owner",
      workspace: { id: workspaceId },
    });
    expect(me.headers.get("cache-control")).toBe("no-store");
  });

  it("fails alike for a wrong password and for nobody, and nobody signs themselves up", async () => {
    const { email } = await anOwner();
    const attempt = (body: object, path = "sign-in") =>
      fetch(`${origin}/api/auth/${path}/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, "x-forwarded-for": newVisitor() },
        body: JSON.stringify(body),
      });
    const wrong = await attempt({ email, password: "not the password" });
    const nobody = await attempt({ email: "nobody@example.org", password: "not the password" });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await nobody.text());
    const person = { name: "Evil", email: "evil@example.org", password: "a long enough password" };
    const signUp = await attempt(person, "sign-up");
    expect(signUp.status).toBeGreaterThanOrEqual(400);
    expect((await attempt(person)).status).toBe(401);
    const huge = await attempt({ email, password: "x".repeat(100_000) });
    await aProblem(huge, 413, "too-large");
  });

  it("is limited for each address, whatever a client says of its own", async () => {
    const { email } = await anOwner();
    const visitor = newVisitor();
    const attempt = (forwarded: string) => signIn(origin, email, { "x-forwarded-for": forwarded });
    let limited: Response | null = null;
    // The last address that no trusted proxy has is the visitor's; what stands left of it is hearsay.
    for (let count = 0; count < 40 && !limited; count++) {
      const answer = await attempt(`203.0.113.${count}, ${visitor}`);
      if (answer.status === 429) limited = answer;
    }
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    await aProblem(limited as Response, 429, "too-many");
    expect((await attempt(newVisitor())).status).toBe(200);
  });
});

describe("signing out", () => {
  it("ends the session on the server: the old cookie opens nothing", async () => {
    const { email } = await anOwner();
    const ask = await askSignedIn(origin, email);
    const elsewhere = await askSignedIn(origin, email);
    expect((await ask("GET", "/v1/admin/me")).status).toBe(200);

    const answer = await ask("POST", "/api/auth/sign-out", {});
    expect(answer.status).toBe(200);

    await aProblem(await ask("GET", "/v1/admin/me"), 401, "signed-out");
    await aProblem(await ask("POST", "/v1/admin/walls", wallNamed("x1")), 401, "signed-out");
    expect((await elsewhere("GET", "/v1/admin/me")).status).toBe(200);
  });

  it("cannot be done to somebody by another site", async () => {
    const ask = await askSignedIn(origin, (await anOwner()).email);
    const answer = await ask("POST", "/api/auth/sign-out", {}, evil);
    await aProblem(answer, 403, "wrong-origin");
    expect((await ask("GET", "/v1/admin/me")).status).toBe(200);
  });
});

describe("who may come in", () => {
  it("is nobody without a session or key, wherever they knock", async () => {
    const paths = [
      "",
      "/me",
      "/walls",
      "/walls/x",
      "/connectors",
      "/live",
      "/nothing",
      "/media/a.jpg",
    ];
    const strangers = [{}, { authorization: "Bearer koro_0123456789012345678901234567890" }];
    for (const headers of [...strangers, { cookie: "koro.session_token=forged.signature" }])
      for (const path of paths)
        await aProblem(await askAs(origin, headers)("GET", `/v1/admin${path}`), 401, "signed-out");
  });

  it("changes nothing from another site with a stolen cookie, whatever the site says", async () => {
    const ask = await askSignedIn(origin, (await anOwner()).email);
    const sites: Record<string, string>[] = [
      evil,
      { origin: "null" },
      { origin: origin.replace("http:", "https:").replace(/:\d+$/, "") },
      { origin: `${origin}.evil.example` },
      { "sec-fetch-site": "cross-site" },
    ];
    for (const site of sites) {
      const answer = await ask("POST", "/v1/admin/walls", wallNamed("stolen"), site);
      await aProblem(answer, 403, "wrong-origin");
      expect((await ask("GET", "/v1/admin/walls", undefined, site)).status).toBe(200);
    }
    const { walls } = await (await ask("GET", "/v1/admin/walls")).json();
    expect(walls).toEqual([]);
    expect((await ask("POST", "/v1/admin/walls", wallNamed("own"))).status).toBe(201);
  });

  it("is a program with a key, from anywhere, as far as the key's role goes", async () => {
    const { db } = koro.actions;
    const admin = await askWithKey({ origin, db }, { workspaceId, role: "admin" });
    const viewer = await askWithKey({ origin, db }, { workspaceId, role: "viewer" });
    expect((await admin("POST", "/v1/admin/walls", wallNamed("by-key"), evil)).status).toBe(201);
    expect((await viewer("GET", "/v1/admin/walls/by-key")).status).toBe(200);
    const refused = await viewer("POST", "/v1/admin/walls", wallNamed("by-viewer"));
    await aProblem(refused, 403, "forbidden");
    await db.execute(`update api_key set expires_at = now() - interval '1 minute'`);
    await aProblem(await admin("GET", "/v1/admin/walls"), 401, "signed-out");
  });

  it("ends with the membership: the next request is refused", async () => {
    const { email, userId } = await anOwner();
    const ask = await askSignedIn(origin, email);
    await koro.actions.db.execute(`delete from member where user_id = '${userId}'`);
    await aProblem(await ask("GET", "/v1/admin/me"), 401, "signed-out");
  });
});

describe("the set-up link", () => {
  const owner = (token: string, email: string) => ({
    ...{ token, email, name: "Deniz", password: "a long enough password" },
    workspace: "Acme",
  });
  let koro: Koro;
  let origin: string;
  beforeAll(async () => {
    koro = await startKoro();
    origin = koro.origin;
  });
  afterAll(() => koro?.stop());
  const setup = (body: unknown, headers: Record<string, string> = {}) =>
    askAs(origin, { "x-forwarded-for": newVisitor() })("POST", "/v1/setup", body, headers);

  it("makes an owner who is signed in at once, and works one time", async () => {
    const token = await newSetupToken(koro.actions.db);
    for (const [body, path] of [
      [{ ...owner(token, "first@example.org"), password: "too short" }, "password"],
      [{ ...owner(token, "no e-mail") }, "email"],
      [{ ...owner(token, "first@example.org"), role: "owner" }, "role"],
    ] as const) {
      const { errors } = await aProblem(await setup(body), 422, "invalid");
      expect(errors?.map((error) => error.path)).toEqual([path]);
    }
    await aProblem(await setup(owner(token, "first@example.org"), evil), 403, "wrong-origin");
    await aProblem(await setup(owner("unknown", "first@example.org")), 410, "used");
    const look = (given: string) => fetch(`${origin}/v1/setup?token=${given}`);
    expect((await look(token)).status).toBe(204);
    await aProblem(await look("unknown"), 410, "used");

    const twice = await Promise.all(
      ["first@example.org", "second@example.org"].map((email) => setup(owner(token, email))),
    );
    expect(twice.map((answer) => answer.status).sort()).toEqual([201, 410]);
    const made = twice.find((answer) => answer.status === 201) as Response;
    const me = await askAs(origin, { cookie: cookieOf(made) })("GET", "/v1/admin/me");
    expect(await me.json()).toMatchObject({ role: "owner" });
    await aProblem(await setup(owner(token, "third@example.org")), 410, "used");
    await aProblem(await look(token), 410, "used");
  });
});
