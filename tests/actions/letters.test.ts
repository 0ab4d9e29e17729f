import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteWall } from "../../server/actions/delete-wall.ts";
import { mostAttempts, sendLetter } from "../../server/actions/letters/send-letter.ts";
import { tendLetters } from "../../server/actions/letters/tend-letters.ts";
import { createVault } from "../../server/actions/vault.ts";
import { withdraw } from "../../server/actions/withdraw.ts";
import { MailError } from "../../server/mail/mail-error.ts";
import { type Koro, openKoro } from "../support/koro.ts";
import { aMailer, lettersOf, publicUrl, sendsWith, upload } from "../support/letters.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

let people = 0;
const somebody = () => `somebody-${++people}@people.example`;

/** An upload of somebody new; answers what its letter needs. */
async function promised(email = somebody(), fields = {}) {
  const wallId = await koro.aWall();
  const { id: postId, token } = await upload(koro, wallId, { email, ...fields });
  const [letter] = await lettersOf(koro, postId);
  return { wallId, postId, token, email, letterId: letter?.id ?? "" };
}

describe("an upload with an address", () => {
  it("promises one letter, of which neither row nor job can be read", async () => {
    const { postId, token, email, letterId } = await promised();

    const [row] = await koro.db.execute(
      sql`select l::text as all from letter l where post_id = ${postId}::uuid`,
    );
    expect(koro.jobs.at(-1)).toEqual({ queue: "send-letter", job: { letterId } });
    expect(row?.all).not.toContain(email);
    expect(row?.all).not.toContain(token);
  });

  it("promises nothing without one, nor when the upload fails", async () => {
    const wallId = await koro.aWall();
    const before = koro.jobs.length;
    const broken = [{ bytes: new TextEncoder().encode("no picture"), alt: null }];

    await upload(koro, wallId, { email: null });
    await expect(upload(koro, wallId, { pictures: broken })).rejects.toThrow();

    expect(await koro.count("letter", sql`wall_id = ${wallId}::uuid`)).toBe(0);
    expect(koro.jobs.length).toBe(before);
  });

  it("promises an address three letters an hour, however it is written", async () => {
    const wallId = await koro.aWall();
    const letters = () => koro.count("letter", sql`wall_id = ${wallId}::uuid`);
    const spellings = ["Ada@people.example", "ada+1@people.example", "ada+x@PEOPLE.example"];

    await Promise.all([...spellings, ...spellings].map((email) => upload(koro, wallId, { email })));
    expect(await letters()).toBe(3);
    expect(await koro.postIds(wallId)).toHaveLength(6);

    koro.clock.advance(3_601_000);
    await upload(koro, wallId, { email: "ada@people.example" });
    expect(await letters()).toBe(4);
  });

  it("does not promise more to whoever withdraws in between", async () => {
    const wallId = await koro.aWall();
    const email = somebody();
    for (let time = 0; time < 4; time++) {
      const { id, token } = await upload(koro, wallId, { email });
      expect(await lettersOf(koro, id)).toHaveLength(time < 3 ? 1 : 0);
      await withdraw(koro.context, { token, wallId });
    }
  });
});

describe("sending", () => {
  it("hands over the private link in the language of the form, and forgets the address", async () => {
    const { mailer, taken } = aMailer();
    const { postId, token, email, letterId } = await promised(somebody(), { locale: "en" });

    expect(await sendLetter(sendsWith(koro, mailer), letterId)).toMatchObject({ state: "sent" });
    expect(await sendLetter(sendsWith(koro, mailer), letterId)).toEqual({ state: "gone" });

    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ to: email, locale: "en", name: `private-link.${postId}` });
    expect(taken[0]?.text).toMatch(new RegExp(`${publicUrl}/w/wall-\\d+/status/${token}\n`));
    expect(taken[0]?.subject).toContain("has arrived");
    const sent = { state: "sent", sealed: null, attempts: 1 };
    expect(await lettersOf(koro, postId)).toMatchObject([sent]);
  });

  it("says nothing that the submitter wrote", async () => {
    const { mailer, taken } = aMailer();
    const { letterId } = await promised(somebody(), { name: "Cheap pills", text: "buy here" });

    await sendLetter(sendsWith(koro, mailer), letterId);

    expect(JSON.stringify(taken)).not.toMatch(/pills|buy/);
  });

  it("sends nothing of a post that was withdrawn", async () => {
    const { mailer, taken } = aMailer();
    const { wallId, token, letterId } = await promised();

    await withdraw(koro.context, { token, wallId });

    expect(await sendLetter(sendsWith(koro, mailer), letterId)).toEqual({ state: "gone" });
    expect(taken).toEqual([]);
    expect(await koro.count("letter", sql`id = ${letterId}::uuid`)).toBe(0);
  });

  it("leaves letters waiting without a mail server", async () => {
    const { postId, letterId } = await promised();

    const outcome = await sendLetter(sendsWith(koro, null), letterId);

    expect(outcome).toEqual({ state: "waiting", kind: "private-link" });
    expect(await lettersOf(koro, postId)).toMatchObject([{ state: "waiting", attempts: 0 }]);
  });

  it("gives up at once when the address is refused", async () => {
    const { postId, letterId } = await promised();
    const refusing = aMailer(new MailError("refused")).mailer;

    expect(await sendLetter(sendsWith(koro, refusing), letterId)).toMatchObject({
      ...{ state: "failed", trouble: "refused" },
    });

    expect(await sendLetter(sendsWith(koro, aMailer().mailer), letterId)).toEqual({
      state: "gone",
    });
    expect(await lettersOf(koro, postId)).toMatchObject([{ state: "failed", trouble: "refused" }]);
  });

  it("tries again while the server is away, but not for ever", async () => {
    const { postId, letterId } = await promised();
    const away = sendsWith(koro, aMailer(new MailError("unreachable")).mailer);

    for (let attempt = 1; attempt < mostAttempts; attempt++)
      expect(await sendLetter(away, letterId)).toMatchObject({ state: "delayed" });
    expect(await sendLetter(away, letterId)).toMatchObject({ state: "failed" });

    const given = { state: "failed", trouble: "unreachable", attempts: mostAttempts };
    expect(await lettersOf(koro, postId)).toMatchObject([given]);
  });

  it("calls a seal of another SECRET_KEY a matter of settings", async () => {
    const { letterId } = await promised();
    const vault = createVault("another key that nobody in here has used");
    const context = { ...sendsWith(koro, aMailer().mailer), vault };

    expect(await sendLetter(context, letterId)).toMatchObject({
      ...{ state: "delayed", trouble: "settings" },
    });
  });
});

describe("letters", () => {
  it("go with their wall", async () => {
    const { wallId, letterId } = await promised();

    await deleteWall(koro.db, wallId);

    expect(await koro.count("letter", sql`id = ${letterId}::uuid`)).toBe(0);
  });

  it("have a job when a mail server comes, and none without", async () => {
    const { letterId } = await promised();
    const wanted = { queue: "send-letter", job: { letterId } };
    koro.jobs.length = 0;

    await tendLetters(koro.context, { sends: false });
    expect(koro.jobs).toEqual([]);
    await tendLetters(koro.context, { sends: true });
    expect(koro.jobs).toContainEqual(wanted);
  });

  it("go after 30 days, and what an address was sent after one", async () => {
    const { letterId } = await promised();

    koro.clock.advance(29 * 86_400_000);
    await tendLetters(koro.context, { sends: false });
    expect(await koro.count("letter", sql`id = ${letterId}::uuid`)).toBe(1);
    expect(await koro.count("letter_bound")).toBe(0);

    koro.clock.advance(2 * 86_400_000);
    await tendLetters(koro.context, { sends: false });
    expect(await koro.count("letter")).toBe(0);
  });
});
