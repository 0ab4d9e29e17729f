/** Composition root: configuration → database → connectors → app → jobs; and everything back in order at the end. */
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import type { Logger } from "pino";
import type { MediaContext } from "./actions/fetch-media.ts";
import type { LetterOutcome } from "./actions/letters/send-letter.ts";
import { freeLeases } from "./actions/source-lease.ts";
import { tellSourceRead } from "./actions/tell-source-read.ts";
import { createVault } from "./actions/vault.ts";
import { createApp, ownOrigins } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import { prepareFirstStart } from "./auth/first-start.ts";
import { type Config, readConfig } from "./config.ts";
import { openDatabase } from "./db/client.ts";
import { startEmbeddedPostgres } from "./db/embedded/start.ts";
import { migrate } from "./db/migrate.ts";
import { readPlacesToOpen } from "./db/reads/places-to-open.ts";
import { createClientAddress } from "./http/client-address.ts";
import { withHotFeed } from "./http/hot-feed.ts";
import { listenOn } from "./http/listen-on.ts";
import { isRedistributable } from "./http/redistributable.ts";
import { loadWallRenderer } from "./http/wall-renderer.ts";
import { openQueue } from "./jobs/queue.ts";
import { startWorker } from "./jobs/worker.ts";
import { createLifecycle } from "./lifecycle.ts";
import { type Live, startLive } from "./live/live.ts";
import { createLog } from "./log.ts";
import { type Mailer, openMailer } from "./mail/mailer.ts";
import { createDeriver } from "./media/deriver.ts";
import { openStore } from "./media/store/open-store.ts";
import { createSafeFetch } from "./net/safe-fetch.ts";
import { readSecretKey } from "./secret-key.ts";

const distDir = fileURLToPath(new URL("../dist", import.meta.url));
const { atEnd, stop } = createLifecycle();

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
// Whoever started us is gone, however it ended.
process.on("disconnect", () => void stop(0));

start().catch(async (error: unknown) => {
  console.error(`Koro cannot start: ${error instanceof Error ? error.message : error}`);
  await stop(1);
});

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const onError = (error: unknown) => log.error({ err: error }, "background work failed");
  const databaseUrl = config.DATABASE_URL ?? (await startEmbedded(config.DATA_DIR, log));
  await migrate(databaseUrl);
  const { db, close } = openDatabase(databaseUrl);
  atEnd(close);
  if (!config.DATABASE_URL) await freeLeases(db);
  const mailer = openMailServer(config);
  const queue = await openQueue(databaseUrl, { works: config.ROLE !== "web", onError });
  atEnd(() => queue.stop());
  const secretKey = readSecretKey(config.SECRET_KEY, config.DATA_DIR);
  const actions: MediaContext = {
    ...openWorld(config),
    ...{ db, now: () => new Date(), random: Math.random, enqueue: queue.enqueue },
    vault: createVault(secretKey),
  };
  const publicUrl = config.PUBLIC_URL;
  const live = startLive({ db, databaseUrl, publicUrl, isRedistributable, onError });
  atEnd(() => live.stop());
  if (config.ROLE !== "web") {
    const onSourceRead = (sourceId: string) => tellSourceRead(db, sourceId);
    const onChanged = (seqs: Map<string, number>) => live.changed(seqs);
    const letters = { ...actions, mailer, publicUrl };
    const onLetter = (outcome: LetterOutcome) => logLetter(log, outcome);
    const told = { onError, onChanged, onSourceRead, onLetter };
    const worker = await startWorker({ actions, queue, letters, ...told });
    atEnd(() => worker.stop());
  }
  if (config.ROLE === "worker") return announce({ kind: "ready", url: null });
  let isPrepared = false;
  const url = await serve({ config, log, actions, live, secretKey, isPrepared: () => isPrepared });
  const wantsDemo = process.send !== undefined && !process.argv.includes("--empty");
  const first = await prepareFirstStart(db, config, { url, wantsDemo });
  isPrepared = true;
  announce({ kind: "ready", url, ...first, ...(await readPlacesToOpen(db, url)) });
}

async function startEmbedded(dataDir: string, log: Logger): Promise<string> {
  // Without its database Koro can do nothing: whoever watches over it starts both again.
  const onUnexpectedExit = (message: string) => {
    console.error(`Koro stops: ${message}`);
    void stop(1);
  };
  const embedded = await startEmbeddedPostgres({ dataDir, log, onUnexpectedExit });
  atEnd(() => embedded.stop());
  return embedded.url;
}

function openMailServer({ SMTP_URL, MAIL_FROM }: Config): Mailer | null {
  if (!SMTP_URL || !MAIL_FROM) return null;
  const mailer = openMailer({ url: SMTP_URL, from: MAIL_FROM });
  atEnd(async () => mailer.close());
  return mailer;
}

/** What became of a letter, and nothing of what is in it. */
function logLetter(log: Logger, outcome: LetterOutcome): void {
  if (outcome.state === "waiting")
    log.info({ letter: outcome.kind }, "a letter was not sent: SMTP_URL is empty");
  if ("trouble" in outcome)
    log.warn({ letter: outcome.kind, trouble: outcome.trouble }, `a letter is ${outcome.state}`);
}

/** What reaches outside the process besides the database. */
function openWorld(config: Config) {
  const fetch = createSafeFetch({
    allowPrivate: config.ALLOW_PRIVATE_NETWORKS,
    userAgent: `Koro/0.1 (+${config.PUBLIC_URL})`,
  });
  atEnd(() => fetch.close());
  const store = openStore(config.MEDIA_URL ?? "", config.DATA_DIR);
  return { fetch, store, deriver: createDeriver() };
}

interface Parts {
  config: Config;
  log: Logger;
  actions: MediaContext;
  live: Live;
  secretKey: string;
  /** There is somebody who can sign in, or a link to become that. */
  isPrepared: () => boolean;
}

/** Answers the address to open. */
async function serve({
  config,
  log,
  actions,
  live,
  secretKey,
  isPrepared,
}: Parts): Promise<string> {
  const { db } = actions;
  const publicUrl = config.PUBLIC_URL;
  const renderWall = await loadWallRenderer(distDir);
  const app = createApp({
    ...{ actions, live, log, publicUrl, distDir, renderWall },
    auth: createAuth({ db, secretKey, publicUrl, isOwnOrigin: ownOrigins(publicUrl) }),
    clientAddress: createClientAddress(config.TRUST_PROXY),
    isReady: () => db.execute(sql`select 1`).then(isPrepared, () => false),
    isBehindProxy: config.TRUST_PROXY.length > 0,
    metricsToken: config.METRICS_TOKEN ?? null,
    sendsLetters: config.SMTP_URL !== undefined,
  });
  const listener = withHotFeed(live, getRequestListener(app.fetch));
  const { port, close } = await listenOn(listener, config.PORT, config.HOST);
  atEnd(() => {
    const closed = close();
    // Streams have no end of their own: left open they would hold the stop up until the server's patience is over.
    live.hub.close();
    live.desk.close();
    return closed;
  });
  return config.PORT === 0 ? `http://localhost:${port}` : publicUrl;
}

/** To whoever started us, or to the terminal. */
function announce(ready: { kind: "ready"; url: string | null; setupUrl?: string | null }): void {
  if (process.send) process.send(ready);
  else if (ready.url) console.log(`Koro is ready: ${ready.setupUrl ?? `${ready.url}/admin`}`);
}
