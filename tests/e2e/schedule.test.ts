/** Schedules with two workers on one database: in time, once, and also for what came due while nobody ran. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ask, askSignedIn, password } from "../http/support/people.ts";
import { until } from "../http/support/until.ts";
import { listenTo } from "../live/support/listener.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type KoroProcess, spawnKoro } from "../support/server.ts";

const email = "deniz@example.org";
const patience = 20_000;
let database: TestDatabase;
let dataDir: string;
let a: KoroProcess;
let b: KoroProcess;
let ask: Ask;

const spawn = () =>
  spawnKoro({
    ...{ DATABASE_URL: database.url, DATA_DIR: dataDir },
    ...{ KORO_OWNER_EMAIL: email, KORO_OWNER_PASSWORD: password },
  });

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "koro-schedule-"));
  [a, b] = await Promise.all([spawn(), spawn()]);
  await Promise.all([a.ready(), b.ready()]);
  ask = await askSignedIn(a.origin, email);
  await ask("POST", "/v1/admin/walls", { slug: "acme", title: "Acme" });
}, 120_000);
afterAll(async () => {
  await Promise.all([a?.kill("SIGKILL"), b?.kill("SIGKILL")]);
  await database?.drop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const textsOn = async ({ origin }: KoroProcess): Promise<string[]> =>
  (await (await fetch(`${origin}/v1/walls/acme/feed`)).json()).posts.map(
    ({ text }: { text: string }) => text,
  );

it("shows a post at its time and hides it at its end, told once on every process", async () => {
  const live = await Promise.all(
    [a, b].map(({ origin }) => listenTo(`${origin}/v1/walls/acme/live?after=0`)),
  );
  const said = () => live.map(({ heard }) => heard.map(({ event }) => event).join(" "));
  const times = { showFrom: soon(1_500), showUntil: soon(3_500) };

  const made = await ask("POST", "/v1/admin/walls/acme/posts", { text: "Now", ...times });

  expect(made.status).toBe(201);
  await until(said, (words) => words.every((word) => word === "show hide"), patience);
  await until(
    () => textsOn(b),
    (texts) => texts.length === 0,
    patience,
  );
  for (const line of live) line.close();
});

it("makes up after a restart for what came due while nobody ran", async () => {
  await ask("POST", "/v1/admin/walls/acme/posts", { text: "Over", showUntil: soon(2_000) });
  await ask("POST", "/v1/admin/walls/acme/posts", { text: "Later", showFrom: soon(2_000) });
  const due = Date.now() + 2_000;
  await Promise.all([a.kill("SIGKILL"), b.kill("SIGKILL")]);
  await until(
    () => Date.now(),
    (now) => now > due,
    patience,
  );

  b = await spawn();
  await b.ready();

  await until(
    () => textsOn(b),
    (texts) => texts.join() === "Later",
    patience,
  );
});
