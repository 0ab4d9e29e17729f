/** A letter that was promised is sent, also by a process that did not promise it; and what Koro says of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askSignedIn, password } from "../http/support/people.ts";
import { send } from "../http/support/uploads.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/koro.ts";
import { type KoroProcess, spawnKoro } from "../support/server.ts";
import { type SmtpTwin, startSmtpTwin } from "../support/twins/smtp.ts";

const owner = "deniz@example.org";
const email = "ipek@people.example";

let database: TestDatabase;
let dataDir: string;
let twin: SmtpTwin;
let sql: postgres.Sql;
const processes: KoroProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "koro-letters-"));
  twin = await startSmtpTwin();
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
}, 60_000);
afterAll(async () => {
  for (const koro of processes) await koro.kill("SIGKILL");
  await twin?.close();
  await sql?.end();
  await database?.drop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<KoroProcess> {
  const koro = await spawnKoro({
    ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: "info", ...env },
    ...{ KORO_OWNER_EMAIL: owner, KORO_OWNER_PASSWORD: password },
  });
  processes.push(koro);
  await koro.ready();
  return koro;
}

async function upload(koro: KoroProcess) {
  const answer = await send(koro.origin, "acme", { text: "x", email }, {}, "?lang=tr");
  return (await answer.json()).statusUrl.split("/").at(-1) as string;
}

it("sends what a process promised that was killed, and what waited for a mail server", {
  timeout: 120_000,
}, async () => {
  const withMail = { SMTP_URL: twin.url, MAIL_FROM: "Acme <wall@acme.example>" };
  const first = await start({});
  const ask = await askSignedIn(first.origin, owner);
  await ask("POST", "/v1/admin/walls", { slug: "acme", title: "Acme", hashtags: ["#Acme"] });
  await ask("PATCH", "/v1/admin/walls/acme", { state: "live" });

  const waited = await upload(first);
  await until(() => first.said().includes("SMTP_URL is empty"));
  await first.kill("SIGKILL");
  const web = await start({ ROLE: "web", ...withMail });
  const promised = await upload(web);
  await web.kill("SIGKILL");
  expect(twin.letters).toEqual([]);

  const last = await start(withMail);
  await until(() => twin.letters.length === 2, 60_000);

  const texts = twin.letters.map((letter) => letter.text).join();
  expect(texts).toContain(waited);
  expect(texts).toContain(promised);
  expect(new Set(twin.letters.flatMap((letter) => letter.to))).toEqual(new Set([email]));
  await until(async () => {
    const [row] = await sql`select count(*)::int as sent from letter where state = 'sent'`;
    return row?.sent === 2;
  });
  for (const koro of [first, web, last]) {
    expect(koro.said()).not.toContain(email);
    expect(koro.said()).not.toContain(waited);
    expect(koro.said()).not.toContain(promised);
  }
});

it("is ready whatever the mail server does, and says without names that letters wait", {
  timeout: 60_000,
}, async () => {
  const [koro] = processes.slice(-1);
  await twin.close();

  const token = await upload(koro as KoroProcess);
  await until(() => koro?.said().includes("a letter is delayed"), 20_000);

  expect((await fetch(`${koro?.origin}/readyz`)).status).toBe(200);
  expect(koro?.said()).not.toContain(email);
  expect(koro?.said()).not.toContain(token);
});
