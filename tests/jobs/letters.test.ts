/** Letters by the real queue, the real mailer and a mail server that behaves badly. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { LetterOutcome } from "../../server/actions/letters/send-letter.ts";
import { tendLetters } from "../../server/actions/letters/tend-letters.ts";
import { withdraw } from "../../server/actions/withdraw.ts";
import { openQueue, type Queue } from "../../server/jobs/queue.ts";
import { startWorker } from "../../server/jobs/worker.ts";
import { type Mailer, openMailer } from "../../server/mail/mailer.ts";
import { type Koro, openKoro, until } from "../support/koro.ts";
import { lettersOf, sendsWith, upload } from "../support/letters.ts";
import { freePort } from "../support/ports.ts";
import { type SmtpTwin, startSmtpTwin } from "../support/twins/smtp.ts";

let koro: Koro;
let queue: Queue;
let mailer: Mailer;
let twin: SmtpTwin;
let worker: { stop(): Promise<void> };
let wallId: string;
const errors: unknown[] = [];
const outcomes: LetterOutcome[] = [];
beforeAll(async () => {
  koro = await openKoro();
  queue = await openQueue(koro.url, { works: true, onError: (error) => errors.push(error) });
  koro.context.enqueue = queue.enqueue;
  twin = await startSmtpTwin(await freePort());
  mailer = openMailer({ url: twin.url, from: "Acme <wall@acme.example>" });
  wallId = await koro.aWall();
  worker = await startWorker({
    ...{ actions: koro.context, queue, letters: sendsWith(koro, mailer) },
    ...{ onChanged: () => {}, onSourceRead: async () => {} },
    onError: (error) => errors.push(error),
    onLetter: (outcome) => outcomes.push(outcome),
  });
});
beforeEach(() => {
  twin.letters.length = 0;
  outcomes.length = 0;
});
afterAll(async () => {
  await worker?.stop();
  await queue?.stop();
  mailer?.close();
  await twin?.close();
  await koro?.close();
});

let people = 0;
const somebody = () => `somebody-${++people}@people.example`;
const stateOf = async (postId: string) => (await lettersOf(koro, postId))[0]?.state;
/** The queue's pauses are long; nobody waits for them here. */
const hurry = () =>
  koro.db.execute(sql`update pgboss.job set start_after = now() where state = 'retry'`);

it.each([
  ["tr", "gönderiniz bize ulaştı"],
  ["en", "has arrived"],
] as const)("sends one letter in the language of the form: %s", async (locale, words) => {
  const email = somebody();

  const { id, token } = await upload(koro, wallId, { email, locale });
  await until(async () => (await stateOf(id)) === "sent");

  expect(twin.letters).toHaveLength(1);
  expect(twin.letters[0]).toMatchObject({ to: [email] });
  expect(twin.letters[0]?.headers.get("subject")).toContain(words);
  expect(twin.letters[0]?.text).toContain(token);
});

it("tries again when the server is back, and leaves nothing readable in the queue", async () => {
  const email = somebody();
  await twin.close();
  const { id, token } = await upload(koro, wallId, { email });
  let jobs: unknown[] = [];
  await until(async () => {
    jobs = [
      ...(await koro.db.execute(sql`select j::text from pgboss.job j where state = 'retry'`)),
    ];
    return jobs.length > 0;
  });

  twin = await startSmtpTwin(twin.port);
  await until(async () => {
    await hurry();
    return (await stateOf(id)) === "sent";
  });

  expect(twin.letters).toHaveLength(1);
  const words = JSON.stringify([jobs, outcomes, errors.map(String)]);
  expect(words).toContain("the letter is delayed");
  expect(words).not.toContain(email);
  expect(words).not.toContain(token);
});

it("gives up on an address that is refused, and repeats it nowhere", async () => {
  const email = somebody();
  twin.faults.push({ at: "RCPT", say: `550 5.1.1 <${email}> is not here` });

  const { id } = await upload(koro, wallId, { email });
  await until(async () => (await stateOf(id)) === "failed");

  const newest = async () => {
    const [job] = await koro.db.execute(sql`
      select state, output::text as output from pgboss.job where name = 'send-letter'
      order by created_on desc limit 1`);
    return job;
  };
  await until(async () => (await newest())?.state === "completed");
  expect(String((await newest())?.output)).not.toContain(email);
  expect(outcomes).toEqual([{ state: "failed", kind: "private-link", trouble: "refused" }]);
});

it("marks a letter that leaves twice, because our note of the first was lost, as one", async () => {
  twin.faults.push({ at: "taken", say: null });

  const { id } = await upload(koro, wallId, { email: somebody() });
  await until(async () => {
    await hurry();
    return (await stateOf(id)) === "sent";
  });

  const names = twin.letters.map((letter) => letter.headers.get("message-id"));
  expect(names).toEqual([`<private-link.${id}@acme.example>`, `<private-link.${id}@acme.example>`]);
});

it("does not send what was withdrawn while the server was away", async () => {
  await twin.close();
  const { id, token } = await upload(koro, wallId, { email: somebody() });
  await until(() => outcomes.some(({ state }) => state === "delayed"));

  await withdraw(koro.context, { token, wallId });
  twin = await startSmtpTwin(twin.port);
  await until(async () => {
    await hurry();
    return outcomes.some(({ state }) => state === "gone");
  });

  expect(await lettersOf(koro, id)).toEqual([]);
  expect(twin.letters).toEqual([]);
});

it("takes one job a letter, however often it is asked for", async () => {
  await twin.close();
  const { id } = await upload(koro, wallId, { email: somebody() });
  await until(() => outcomes.some(({ state }) => state === "delayed"));
  const [letter] = await lettersOf(koro, id);

  await tendLetters(koro.context, { sends: true });
  await tendLetters(koro.context, { sends: true });

  twin = await startSmtpTwin(twin.port);
  const [{ jobs } = { jobs: 0 }] = await koro.db.execute<{ jobs: number }>(sql`
    select count(*)::int as jobs from pgboss.job where data->>'letterId' = ${letter?.id}`);
  expect(jobs).toBe(1);
  expect(errors).toEqual([]);
});
