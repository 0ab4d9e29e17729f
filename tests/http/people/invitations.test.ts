import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { sendLetter } from "../../../server/actions/letters/send-letter.ts";
import { InvitationAnswer, InvitationPage, OpenInvitation } from "../../../server/wire/people.ts";
import { askAs, askSignedIn, cookieOf, newVisitor, password, signIn } from "../support/people.ts";
import { aWall } from "../support/posts.ts";
import { aProblem } from "../support/problem.ts";
import { memberPath, openPeople, type Person } from "./support.ts";

const people = openPeople();
const posting = openPeople({ sendsLetters: true });
const path = "/v1/admin/invitations";
let count = 0;
const newAddress = () => `guest-${++count}@people.example`;

async function anInvitation(by: Person, fields: Record<string, unknown> = {}) {
  const wanted = { email: newAddress(), role: "moderator", ...fields };
  const answer = await by.ask("POST", path, wanted);
  expect([answer.status, wanted]).toEqual([201, wanted]);
  const made = InvitationAnswer.parse(await answer.json());
  return { ...made, token: tokenIn(made.link ?? "") };
}

const tokenIn = (link: string) => new URL(link || "x:x").searchParams.get("token") ?? "";
const account = { name: "Ece Yılmaz", password: "a password for Ece" };

const accept = (body: unknown, headers: Record<string, string> = {}) =>
  askAs(people.koro.origin, { "x-forwarded-for": newVisitor(), ...headers })(
    "POST",
    "/v1/invitations",
    body,
  );
const look = (token: string) =>
  askAs(people.koro.origin, { "x-forwarded-for": newVisitor() })(
    "GET",
    `/v1/invitations?token=${token}`,
  );

describe("an invitation", () => {
  it("makes a member of whoever opens its link, with its role, walls and language", async () => {
    const workspaceId = await people.workspace();
    const wall = await aWall(people.koro, workspaceId);
    const owner = await people.person(workspaceId, "owner");
    const { token, invitation, sent } = await anInvitation(owner, {
      walls: [wall.id],
      locale: "tr",
    });
    expect(sent).toBe(false);
    expect(OpenInvitation.parse(await (await look(token)).json())).toEqual({
      ...{ workspace: "Acme", email: invitation.email, role: "moderator", locale: "tr" },
    });

    const answer = await accept({ token, account });

    expect(answer.status).toBe(201);
    const me = await askAs(people.koro.origin, { cookie: cookieOf(answer) })("GET", "/v1/admin/me");
    expect(await me.json()).toMatchObject({ name: "Ece Yılmaz", role: "moderator", locale: "tr" });
    const { members } = await (await owner.ask("GET", "/v1/admin/members")).json();
    expect(members[1]).toMatchObject({ email: invitation.email, walls: [{ id: wall.id }] });
    expect(InvitationPage.parse(await (await owner.ask("GET", path)).json()).invitations).toEqual(
      [],
    );
  });

  it("works once, also for two who open it at the same moment, and its hash alone is kept", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const { token } = await anInvitation(owner);
    const kept = await people.koro.actions.db.execute(sql`select i::text from invitation i`);
    expect(JSON.stringify(kept)).not.toContain(token);

    const both = await Promise.all([accept({ token, account }), accept({ token, account })]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 410]);
    await aProblem(await accept({ token, account }), 410, "used");
    await aProblem(await look(token), 410, "used");
  });

  it("opens nothing once it is revoked, too old, made anew, or made up", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const [revoked, old, renewed] = [
      await anInvitation(owner),
      await anInvitation(owner),
      await anInvitation(owner),
    ];
    expect((await owner.ask("DELETE", `${path}/${revoked.invitation.id}`)).status).toBe(204);
    await people.koro.actions.db.execute(sql`
      update invitation set expires_at = now() - interval '1 second' where id = ${old.invitation.id}::uuid`);
    const again = await owner.ask("POST", `${path}/${renewed.invitation.id}/send`);
    const newToken = tokenIn(InvitationAnswer.parse(await again.json()).link ?? "");

    for (const token of [revoked.token, old.token, renewed.token, "made-up"]) {
      await aProblem(await accept({ token, account }), 410, "used");
      await aProblem(await look(token), 410, "used");
    }
    expect((await accept({ token: newToken, account })).status).toBe(201);
    const oldAgain = await owner.ask("POST", `${path}/${old.invitation.id}/send`);
    expect((await look(tokenIn((await oldAgain.json()).link))).status).toBe(200);
  });

  it("ends with the rights of whoever made it", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const second = await people.person(workspaceId, "owner");
    const forOwner = await anInvitation(second, { role: "owner" });
    const forViewer = await anInvitation(second, { role: "viewer" });

    await owner.ask("PATCH", memberPath(second), { role: "admin" });
    expect([(await look(forOwner.token)).status, (await look(forViewer.token)).status]).toEqual([
      410, 200,
    ]);

    await owner.ask("DELETE", memberPath(second));
    expect((await look(forViewer.token)).status).toBe(410);
  });

  it("to be an owner is neither made, sent again nor revoked by an admin", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const admin = await people.person(workspaceId, "admin");
    const { invitation, token } = await anInvitation(owner, { role: "owner" });

    const wanted = { email: newAddress(), role: "owner" };
    await aProblem(await admin.ask("POST", path, wanted), 403, "forbidden");
    await aProblem(await admin.ask("POST", `${path}/${invitation.id}/send`), 403, "forbidden");
    await aProblem(await admin.ask("DELETE", `${path}/${invitation.id}`), 403, "forbidden");
    expect((await look(token)).status).toBe(200);
  });

  it("is not made twice, not for members, and not reached from another workspace", async () => {
    const workspaceId = await people.workspace();
    const owner = await people.person(workspaceId, "owner");
    const stranger = await people.person(await people.workspace(), "owner");
    const { invitation } = await anInvitation(owner);

    for (const email of [invitation.email, invitation.email.toUpperCase(), owner.email])
      await aProblem(await owner.ask("POST", path, { email, role: "viewer" }), 409, "taken");
    await aProblem(await stranger.ask("DELETE", `${path}/${invitation.id}`), 404, "not-found");
    await aProblem(await stranger.ask("POST", `${path}/${invitation.id}/send`), 404, "not-found");
    expect((await (await stranger.ask("GET", path)).json()).invitations).toEqual([]);
  });

  it("asks for a good password, and takes nothing from other sites", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const { token } = await anInvitation(owner);

    const short = { token, account: { ...account, password: "too short" } };
    const { errors } = await aProblem(await accept(short), 422, "invalid");
    expect(errors?.map(({ path }) => path)).toEqual(["account.password"]);
    const evil = { origin: "https://evil.example" };
    await aProblem(await accept({ token, account }, evil), 403, "wrong-origin");
    await aProblem(await accept({ token }), 401, "signed-out");
    expect((await look(token)).status).toBe(200);
  });

  it("is accepted by an account that is there, signed in under that address and no other", async () => {
    const owner = await people.person(await people.workspace(), "owner");
    const elsewhere = await people.person(await people.workspace(), "viewer");
    const other = await people.person(await people.workspace(), "viewer");
    const { token } = await anInvitation(owner, { email: elsewhere.email });

    await aProblem(await accept({ token, account }), 409, "taken");
    await aProblem(await other.ask("POST", "/v1/invitations", { token }), 403, "forbidden");
    expect((await elsewhere.ask("POST", "/v1/invitations", { token })).status).toBe(201);

    const me = await (await elsewhere.ask("GET", "/v1/admin/me")).json();
    expect(me).toMatchObject({ role: "moderator", workspace: { id: owner.workspaceId } });
    expect((await signIn(people.koro.origin, elsewhere.email)).status).toBe(200);
  });

  it("cannot be guessed at for long", async () => {
    const ask = askAs(people.koro.origin, { "x-forwarded-for": newVisitor() });
    let limited: Response | null = null;
    for (let attempt = 0; attempt < 80 && !limited; attempt++) {
      const answer = await ask("GET", `/v1/invitations?token=guess-${attempt}`);
      if (answer.status === 429) limited = answer;
    }
    expect(limited).not.toBeNull();
  });
});

describe("with a mail server", () => {
  it("the link goes to the invited alone, by a letter in their language", async () => {
    const workspaceId = await posting.workspace();
    const owner = await posting.person(workspaceId, "owner");
    const admin = await posting.person(workspaceId, "admin");
    const wanted = { email: newAddress(), role: "owner", locale: "tr" };
    const made = InvitationAnswer.parse(await (await owner.ask("POST", path, wanted)).json());
    expect(made).toMatchObject({ link: null, sent: true });

    const { letters } = await (await admin.ask("GET", "/v1/admin/letters")).json();
    expect(letters[0]).toMatchObject({
      kind: "invitation",
      recipient: wanted.email,
      link: null,
      wall: null,
    });
    const taken: { to: string; text: string }[] = [];
    const mailer = {
      send: async (letter: { to: string; text: string }) => void taken.push(letter),
      close() {},
    };
    const { actions, origin } = posting.koro;
    await sendLetter({ ...actions, mailer, publicUrl: origin }, letters[0].id);

    expect(taken[0]).toMatchObject({
      to: wanted.email,
      text: expect.stringContaining("sahip olarak"),
    });
    const [, link = ""] = /(http\S+)/.exec(taken[0]?.text ?? "") ?? [];
    const token = tokenIn(link);
    const answer = await askAs(origin, {})("POST", "/v1/invitations", { token, account });
    expect(answer.status).toBe(201);
  });
});

describe("a forgotten password", () => {
  const forgotten = (email: string) =>
    askAs(posting.koro.origin, { "x-forwarded-for": newVisitor() })(
      "POST",
      "/v1/password/forgotten",
      { email },
    );

  async function tokenFor(userId: string): Promise<string> {
    const [row] = await posting.koro.actions.db.execute<{ sealed: string }>(sql`
      select sealed from letter where user_id = ${userId}::uuid order by created_at desc limit 1`);
    return JSON.parse(posting.koro.actions.vault.open(row?.sealed ?? "")).token;
  }

  const choose = (token: string, words: string) =>
    askAs(posting.koro.origin, { "x-forwarded-for": newVisitor() })("POST", "/v1/password", {
      ...{ token, password: words },
    });

  it("is replaced by the letter's link, once, and every session ends", async () => {
    const person = await posting.person(await posting.workspace(), "moderator");
    const [known, unknown] = [await forgotten(person.email), await forgotten(newAddress())];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    const token = await tokenFor(person.userId);

    expect((await choose(token, "entirely new words")).status).toBe(204);

    await aProblem(await person.ask("GET", "/v1/admin/me"), 401, "signed-out");
    await aProblem(await choose(token, "some other words"), 410, "used");
    expect((await signIn(posting.koro.origin, person.email)).status).toBe(401);
    const { origin } = posting.koro;
    const again = await askAs(origin, { origin })("POST", "/api/auth/sign-in/email", {
      ...{ email: person.email, password: "entirely new words" },
    });
    expect(again.status).toBe(200);
  });

  it("of an hour ago, or of before a newer letter, is over; and no admin reads its link", async () => {
    const workspaceId = await posting.workspace();
    const person = await posting.person(workspaceId, "owner");
    const admin = await posting.person(workspaceId, "admin");
    await forgotten(person.email);
    const older = await tokenFor(person.userId);
    await forgotten(person.email);
    const newer = await tokenFor(person.userId);
    await aProblem(await choose(older, "entirely new words"), 410, "used");

    const { letters } = await (await admin.ask("GET", "/v1/admin/letters")).json();
    expect(letters.map(({ link }: { link: unknown }) => link)).toEqual([null, null]);
    await posting.koro.actions.db.execute(sql`update password_reset set expires_at = now()`);
    await aProblem(await choose(newer, "entirely new words"), 410, "used");
    await askSignedIn(posting.koro.origin, person.email);
    expect(password).not.toBe("entirely new words");
  });

  it("cannot be replaced where no letters are sent, and says so to everybody", async () => {
    const ask = askAs(people.koro.origin, { "x-forwarded-for": newVisitor() });
    await aProblem(
      await ask("POST", "/v1/password/forgotten", { email: newAddress() }),
      409,
      "closed",
    );
    expect(await (await ask("GET", "/v1/password")).json()).toEqual({ sends: false });
  });
});
