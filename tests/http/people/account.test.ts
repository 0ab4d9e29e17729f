import { sql } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { Account, SessionList, SignInPage, TwoFactorSecret } from "../../../server/wire/people.ts";
import { listenTo } from "../../live/support/listener.ts";
import { startKoro } from "../../support/server.ts";
import { askAs, askSignedIn, cookieOf, newVisitor, password, signIn } from "../support/people.ts";
import { aProblem } from "../support/problem.ts";
import { until } from "../support/until.ts";
import { memberPath, openPeople, type Person } from "./support.ts";
import { codeOf } from "./totp.ts";

const people = openPeople();
const path = "/v1/admin/account";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const auth = (cookie: string, to: string, body: unknown) =>
  askAs(people.koro.origin, {
    ...{ cookie, origin: people.koro.origin, "x-forwarded-for": newVisitor() },
  })("POST", `/api/auth/${to}`, body);

/** Turns the second factor on, and answers what the app would know. */
async function withTwoFactor(person: Person) {
  const cookie = cookieOf(await signIn(people.koro.origin, person.email));
  const begun = await askAs(people.koro.origin, { cookie })("POST", `${path}/two-factor`, {
    password,
  });
  const made = TwoFactorSecret.parse(await begun.json());
  const answer = await auth(cookie, "two-factor/verify-totp", { code: await codeOf(made.secret) });
  expect(answer.status).toBe(200);
  return {
    ...made,
    ask: askAs(people.koro.origin, { cookie: cookieOf(answer), origin: people.koro.origin }),
  };
}

const outcomes = async (person: Pick<Person, "ask">) =>
  SignInPage.parse(await (await person.ask("GET", `${path}/sign-ins`)).json()).signIns;

describe("the second factor", () => {
  it("is asked for after the password, and nothing is open before", async () => {
    const person = await people.person(await people.workspace(), "moderator");
    const { secret, qr, uri, backupCodes } = await withTwoFactor(person);
    expect(qr).toContain("<svg");
    expect(uri).toContain("otpauth://totp/Koro:");
    expect(backupCodes).toHaveLength(10);

    const first = await signIn(people.koro.origin, person.email);
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    const half = cookieOf(first);
    await aProblem(
      await askAs(people.koro.origin, { cookie: half })("GET", "/v1/admin/me"),
      401,
      "signed-out",
    );
    expect((await auth(half, "two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    const second = await auth(half, "two-factor/verify-totp", { code: await codeOf(secret) });

    const ask = askAs(people.koro.origin, { cookie: cookieOf(second) });
    const me = await (await ask("GET", "/v1/admin/me")).json();
    expect(me.twoFactor).toEqual({ on: true, required: false });
    expect((await outcomes({ ask })).map(({ outcome }) => outcome).slice(0, 3)).toEqual([
      ...["in", "wrong-code", "code-asked"],
    ]);
  });

  it("gives codes for a lost phone, each of which works once", async () => {
    const person = await people.person(await people.workspace(), "moderator");
    const { backupCodes } = await withTwoFactor(person);
    const use = async () => {
      const half = cookieOf(await signIn(people.koro.origin, person.email));
      return (await auth(half, "two-factor/verify-backup-code", { code: backupCodes[0] })).status;
    };

    expect([await use(), await use()]).toEqual([200, 401]);
  });

  it("is not begun without the password, nor by whoever only has the screen", async () => {
    const { ask } = await people.person(await people.workspace(), "moderator");

    const refused = await ask("POST", `${path}/two-factor`, { password: "not the password" });
    const { errors } = await aProblem(refused, 422, "invalid");
    expect(errors?.map(({ path }) => path)).toEqual(["password"]);
    expect(Account.parse(await (await ask("GET", path)).json()).twoFactor.on).toBe(false);
  });

  it("is no longer asked for once an admin resets it, and all sessions have ended", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");
    const { ask } = await withTwoFactor(person);

    expect((await owner.ask("DELETE", `${memberPath(person)}/two-factor`)).status).toBe(204);

    await aProblem(await ask("GET", "/v1/admin/me"), 401, "signed-out");
    expect(
      (await askSignedIn(people.koro.origin, person.email))("GET", "/v1/admin/me"),
    ).toBeTruthy();
  });

  it("that everybody needs keeps out who has none, until they have one", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "admin");
    const demand = { requiresTwoFactor: true };
    await aProblem(await owner.ask("PATCH", "/v1/admin/workspace", demand), 409, "closed");
    const strong = await withTwoFactor(owner);
    expect((await strong.ask("PATCH", "/v1/admin/workspace", demand)).status).toBe(200);

    await aProblem(await person.ask("GET", "/v1/admin/walls"), 403, "forbidden");
    await aProblem(await person.ask("DELETE", memberPath(owner)), 403, "forbidden");
    expect((await (await person.ask("GET", "/v1/admin/me")).json()).twoFactor.required).toBe(true);
    const { ask } = await withTwoFactor(person);
    expect((await ask("GET", "/v1/admin/walls")).status).toBe(200);
    expect((await strong.ask("GET", "/v1/admin/walls")).status).toBe(200);
  });
});

describe("the password of whoever is signed in", () => {
  it.each([`${path}/two-factor`, "/api/auth/two-factor/disable", "/api/auth/change-password"])(
    "cannot be guessed at for long by %s",
    async (to) => {
      const { ask } = await people.person(await people.workspace(), "viewer");
      const visitor = { "x-forwarded-for": newVisitor() };
      const waits: number[] = [];
      for (let attempt = 0; attempt <= 20; attempt++) {
        const answer = await ask("POST", to, {}, visitor);
        waits.push(Number(answer.headers.get("retry-after") ?? 0));
        await answer.text();
      }

      expect(Math.max(...waits.slice(0, 20))).toBeLessThan(60);
      expect(waits.at(-1)).toBeGreaterThan(60);
    },
  );
});

describe("the sessions", () => {
  it("are listed coarsely, and no address is kept", async () => {
    const person = await people.person(await people.workspace(), "viewer");
    const again = await signIn(people.koro.origin, person.email, { "user-agent": firefox });
    const ask = askAs(people.koro.origin, { cookie: cookieOf(again) });

    const { sessions } = SessionList.parse(await (await ask("GET", `${path}/sessions`)).json());

    expect(sessions.map(({ browser, isThis }) => [browser, isThis]).toSorted()).toEqual([
      ...[
        ["", false],
        ["Firefox · Linux", true],
      ],
    ]);
    const kept = await people.koro.actions.db.execute(sql`
      select s::text from auth_session s where user_id = ${person.userId}::uuid
      union all select l::text from sign_in l where user_id = ${person.userId}::uuid`);
    expect(JSON.stringify(kept)).not.toMatch(/198\.51\.|Gecko/);
    expect((await outcomes({ ask }))[0]).toMatchObject({
      outcome: "in",
      browser: "Firefox · Linux",
    });
  });

  it("end one by one or all but this one, and are nobody else's", async () => {
    const workspaceId = await people.workspace();
    const person = await people.person(workspaceId, "viewer");
    const other = await people.person(workspaceId, "owner");
    const elsewhere = await askSignedIn(people.koro.origin, person.email);
    const third = await askSignedIn(people.koro.origin, person.email);
    const { sessions } = SessionList.parse(
      await (await elsewhere("GET", `${path}/sessions`)).json(),
    );
    const mine = sessions.find(({ isThis }) => isThis)?.id;

    await aProblem(await other.ask("DELETE", `${path}/sessions/${mine}`), 404, "not-found");
    expect((await person.ask("DELETE", `${path}/sessions/${mine}`)).status).toBe(204);
    await aProblem(await elsewhere("GET", "/v1/admin/me"), 401, "signed-out");
    expect((await person.ask("DELETE", `${path}/sessions`)).status).toBe(204);
    await aProblem(await third("GET", "/v1/admin/me"), 401, "signed-out");
    expect((await person.ask("GET", "/v1/admin/me")).status).toBe(200);
  });

  it("elsewhere end when the password changes, here it goes on", async () => {
    const person = await people.person(await people.workspace(), "viewer");
    const elsewhere = await askSignedIn(people.koro.origin, person.email);
    const change = {
      currentPassword: password,
      newPassword: "entirely new words",
      revokeOtherSessions: true,
    };

    const answer = await person.ask("POST", "/api/auth/change-password", change);

    expect(answer.status).toBe(200);
    await aProblem(await elsewhere("GET", "/v1/admin/me"), 401, "signed-out");
    const ask = askAs(people.koro.origin, { cookie: cookieOf(answer) });
    expect((await ask("GET", "/v1/admin/me")).status).toBe(200);
    expect((await signIn(people.koro.origin, person.email)).status).toBe(401);
    expect((await outcomes({ ask }))[0]?.outcome).toBe("wrong-password");
  });
});

describe("an open live stream", () => {
  async function openDesk(headers: Record<string, string>) {
    await until(() => people.koro.live.hears);
    const before = people.koro.live.desk.size;
    const desk = await listenTo(`${people.koro.origin}/v1/admin/live`, headers);
    await until(
      () => people.koro.live.desk.size,
      (size) => size > before,
    );
    return desk;
  }
  const cookieFor = async ({ email }: Person) => cookieOf(await signIn(people.koro.origin, email));

  it("ends with the membership, without waiting for the next event", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");
    const desk = await openDesk({ cookie: await cookieFor(person) });

    await owner.ask("DELETE", memberPath(person));

    await until(() => !desk.isOpen);
  });

  it("asks its page to look again when the role or the walls are others, and tells others nothing", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");
    const desk = await openDesk({ cookie: await cookieFor(person) });
    const quiet = await openDesk({ cookie: await cookieFor(owner) });

    await owner.ask("PATCH", memberPath(person), { role: "viewer" });

    await until(() => desk.heard.some(({ event }) => event === "reset"));
    expect(desk.isOpen).toBe(true);
    expect(quiet.heard).toEqual([]);
    desk.close();
    quiet.close();
  });

  it("in another process ends with the membership, too", async () => {
    const elsewhere = await startKoro({ databaseUrl: people.koro.databaseUrl });
    onTestFinished(() => elsewhere.stop());
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const person = await people.person(workspaceId, "moderator");
    await until(() => elsewhere.live.hears);
    const headers = { cookie: await cookieFor(person) };
    const desk = await listenTo(`${elsewhere.origin}/v1/admin/live`, headers);
    await until(() => elsewhere.live.desk.size === 1);

    await owner.ask("DELETE", memberPath(person));

    await until(() => !desk.isOpen);
  });

  it("ends when its session is ended elsewhere, or its key is revoked", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const bySession = await openDesk({ cookie: await cookieFor(owner) });
    const wanted = { name: "live", scopes: ["read"] };
    const { secret, key } = await (await owner.ask("POST", "/v1/admin/api-keys", wanted)).json();
    const byKey = await openDesk({ authorization: `Bearer ${secret}` });

    await owner.ask("DELETE", `${path}/sessions`);
    await until(() => !bySession.isOpen);
    await owner.ask("DELETE", `/v1/admin/api-keys/${key.id}`);
    await until(() => !byKey.isOpen);
    expect(people.koro.errors).toEqual([]);
  });
});
