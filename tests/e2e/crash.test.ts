/** `kill -9` in the middle: what was acknowledged is there, once. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ask, askSignedIn, password } from "../http/support/people.ts";
import { readAll } from "../live/support/listener.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type KoroProcess, spawnKoro } from "../support/server.ts";
import { type MastodonTwin, startMastodonTwin } from "../support/twins/mastodon.ts";

const email = "deniz@example.org";
const wall = "/v1/admin/walls/acme";

let database: TestDatabase;
let dataDir: string;
let twin: MastodonTwin;
let koro: KoroProcess;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "koro-crash-"));
  twin = await startMastodonTwin(() => new Date());
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  koro = await start();
}, 120_000);
afterAll(async () => {
  await koro?.kill("SIGKILL");
  await twin?.close();
  await sql?.end();
  await database?.drop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

async function start() {
  const started = await spawnKoro({
    ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, ALLOW_PRIVATE_NETWORKS: "127.0.0.0/8" },
    ...{ KORO_OWNER_EMAIL: email, KORO_OWNER_PASSWORD: password },
  });
  await started.ready();
  return started;
}

/** Reads until nothing new comes. A lease of the process that was killed would end by itself after two minutes. */
async function readToTheEnd(ask: Ask, source: string): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await sql`update source set reading_until = null where reading_until is not null`;
    const answer = await ask("POST", `${wall}/sources/${source}/read`, {});
    if (answer.status === 409) continue;
    const { ok, added } = await answer.json();
    quiet = ok && added === 0 ? quiet + 1 : 0;
  }
}

async function addSource(ask: Ask, hashtag: string) {
  const settings = { server: twin.origin, hashtag };
  const made = await ask("POST", `${wall}/sources`, { connector: "mastodon", settings });
  return (await made.json()).id as string;
}

async function pendingPosts(ask: Ask): Promise<{ post: string; version: number }[]> {
  const found: { post: string; version: number }[] = [];
  for (let cursor = ""; ; ) {
    const page = await (
      await ask("GET", `${wall}/placements?state=pending&limit=100${cursor}`)
    ).json();
    for (const { post, version } of page.placements) found.push({ post: post.id, version });
    if (!page.next) return found;
    cursor = `&cursor=${page.next}`;
  }
}

it("keeps every acknowledged approval and takes every post exactly once", {
  timeout: 120_000,
}, async () => {
  let ask = await askSignedIn(koro.origin, email);
  const made = await ask("POST", "/v1/admin/walls", {
    slug: "acme",
    title: "Acme",
    hashtags: ["koro"],
  });
  expect(made.status).toBe(201);
  for (let count = 0; count < 200; count++) twin.post(`Early ${count}`);
  const source = await addSource(ask, "koro");
  await readToTheEnd(ask, source);
  const queue = await pendingPosts(ask);
  expect(queue).toHaveLength(200);

  const acknowledged = new Set<string>();
  const refused: number[] = [];
  const moderators = Array.from({ length: 6 }, async (_, lane) => {
    for (const { post, version } of queue.filter((_, at) => at % 6 === lane)) {
      const moves = [{ post, move: "approve", expect: version }];
      const answer = await ask("POST", `${wall}/decisions`, { moves }).catch(() => null);
      const results = (await answer?.json().catch(() => null))?.results;
      if (answer && !answer.ok) refused.push(answer.status);
      if (results?.[0]?.ok) acknowledged.add(post);
    }
  });
  const network = (async () => {
    for (let count = 0; count < 200; count++) {
      twin.post(`Late ${count}`);
      if (count % 25 === 24)
        await ask("POST", `${wall}/sources/${source}/read`, {}).catch(() => null);
    }
  })();
  while (acknowledged.size < 70) await new Promise((later) => setTimeout(later, 1));
  await koro.kill("SIGKILL");
  await Promise.all([...moderators, network]);
  expect(refused).toEqual([]);
  expect(acknowledged.size).toBeGreaterThanOrEqual(70);
  expect(acknowledged.size).toBeLessThan(200);

  koro = await start();
  ask = await askSignedIn(koro.origin, email);
  await readToTheEnd(ask, source);

  const shown = new Set((await readAll(koro.origin, "acme")).posts.map((post) => post.id));
  expect([...acknowledged].filter((post) => !shown.has(post))).toEqual([]);
  const approvals = await sql`
    select post_id, count(*)::int as n from decision where move = 'approve' group by post_id`;
  expect(approvals.every(({ n }) => n === 1)).toBe(true);
  expect(new Set(approvals.map(({ post_id }) => post_id))).toEqual(shown);

  const texts = await sql`select text from post where gone_at is null`;
  const wanted = Array.from({ length: 200 }, (_, at) => [`Early ${at} #Koro`, `Late ${at} #Koro`]);
  expect(texts.map(({ text }) => text).sort()).toEqual(wanted.flat().sort());
  const [seqs] = await sql`
    select w.seq::int, count(e.seq)::int as events, min(e.seq)::int as first, max(e.seq)::int as last
    from wall w join wall_event e on e.wall_id = w.id group by w.id`;
  expect(seqs).toEqual({ seq: shown.size, events: shown.size, first: 1, last: shown.size });
  const { counts } = await (await ask("GET", wall)).json();
  expect(counts).toMatchObject({ approved: shown.size, pending: 400 - shown.size });
});
