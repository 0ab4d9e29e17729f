/** Composition root: configuration → database → connectors → app → jobs; and everything back in order at the end. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { MediaContext } from "./actions/fetch-media.ts";
import { tellSourceRead } from "./actions/tell-source-read.ts";
import { createVault } from "./actions/vault.ts";
import { createApp, ownOrigins } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import { prepareFirstStart } from "./auth/first-start.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openDatabase } from "./db/client.ts";
import { startEmbeddedPostgres } from "./db/embedded/start.ts";
import { migrate } from "./db/migrate.ts";
import { readPlacesToOpen } from "./db/reads/places-to-open.ts";
import { createClientAddress } from "./http/client-address.ts";
import { withHotFeed } from "./http/hot-feed.ts";
import { isRedistributable } from "./http/redistributable.ts";
import { openQueue } from "./jobs/queue.ts";
import { startWorker } from "./jobs/worker.ts";
import { startLive } from "./live/live.ts";
import { createDeriver } from "./media/deriver.ts";
import { openStore } from "./media/store/open-store.ts";
import { createSafeFetch } from "./net/safe-fetch.ts";
import { readSecretKey } from "./secret-key.ts";

const distDir = fileURLToPath(new URL("../dist", import.meta.url));

/** What has to be undone, newest first, whatever point the start reached. */
const endings: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | null = null;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
// Whoever started us is gone, however it ended.
process.on("disconnect", () => void stop(0));

start().catch(async (error: unknown) => {
  const isPlain = error instanceof ConfigError || process.env.LOG_LEVEL !== "debug";
  console.error(isPlain && error instanceof Error ? `Koro cannot start: ${error.message}` : error);
  await stop(1);
});

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL, redact: ["headers", "body", "email", "*.email"] });
  const onError = (error: unknown) => log.error({ err: error }, "background work failed");
  const databaseUrl = config.DATABASE_URL ?? (await startEmbedded(config.DATA_DIR, log));
  await migrate(databaseUrl);
  const { db, close } = openDatabase(databaseUrl);
  endings.push(close);
  const secretKey = readSecretKey(config.SECRET_KEY, config.DATA_DIR);
  const fetch = createSafeFetch({
    allowPrivate: config.ALLOW_PRIVATE_NETWORKS,
    userAgent: `Koro/0.1 (+${config.PUBLIC_URL})`,
  });
  endings.push(() => fetch.close());
  const queue = await openQueue(databaseUrl, { works: config.ROLE !== "web", onError });
  endings.push(() => queue.stop());
  const actions: MediaContext = {
    db,
    now: () => new Date(),
    random: Math.random,
    vault: createVault(secretKey),
    enqueue: queue.enqueue,
    fetch,
    store: openStore(config.MEDIA_URL ?? "", config.DATA_DIR),
    deriver: createDeriver(),
  };
  const live = startLive({
    ...{ db, databaseUrl, isRedistributable, onError },
    publicUrl: config.PUBLIC_URL,
  });
  endings.push(() => live.stop());
  if (config.ROLE !== "web") {
    const worker = await startWorker({
      ...{ actions, queue, onError },
      onChanged: (seqs) => live.changed(seqs),
      onSourceRead: (sourceId) => tellSourceRead(db, sourceId),
    });
    endings.push(() => worker.stop());
  }
  if (config.ROLE === "worker") return announce({ kind: "ready", url: null });

  const publicUrl = config.PUBLIC_URL;
  const app = createApp({
    ...{ actions, live, log, publicUrl, distDir },
    auth: createAuth({ db, secretKey, publicUrl, isOwnOrigin: ownOrigins(publicUrl) }),
    clientAddress: createClientAddress(config.TRUST_PROXY),
    isReady: () =>
      db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
    metricsToken: config.METRICS_TOKEN ?? null,
  });
  const server = createServer(withHotFeed(live, getRequestListener(app.fetch)));
  endings.push(() => closeServer(server));
  await listenOn(server, config.PORT, config.HOST);
  const { port } = server.address() as AddressInfo;
  const url = config.PORT === 0 ? `http://localhost:${port}` : publicUrl;
  const wantsDemo = process.send !== undefined && !process.argv.includes("--empty");
  const first = await prepareFirstStart(db, config, { url, wantsDemo });
  announce({ kind: "ready", url, ...first, ...(await readPlacesToOpen(db, url)) });
}

async function startEmbedded(dataDir: string, log: pino.Logger): Promise<string> {
  const embedded = await startEmbeddedPostgres({ dataDir, log });
  endings.push(() => embedded.stop());
  return embedded.url;
}

function listenOn(server: ReturnType<typeof createServer>, port: number, host: string) {
  return new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new ConfigError(`PORT ${port} is in use by another program: set PORT to a free one.`)
          : error,
      ),
    );
    server.listen({ port, host, backlog: 4096 }, resolve);
  });
}

/** Streams have been ended by the live room; what is being answered gets a moment. */
function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}

/** To whoever started us, or to the terminal. */
function announce(ready: { kind: "ready"; url: string | null } & Record<string, unknown>): void {
  if (process.send) process.send(ready);
  else if (ready.url) console.log(`Koro is ready: ${ready.setupUrl ?? `${ready.url}/admin`}`);
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    // Whatever hangs, the process ends; PostgreSQL has its own watchdog.
    setTimeout(() => process.exit(code || 1), 30_000).unref();
    for (const end of endings.reverse())
      await end().catch((error: unknown) => console.error(error));
    process.exit(code);
  })();
  return stopping;
}
