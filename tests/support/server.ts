/**
 * A whole Koro for a test. `startKoro` is in this process, on a real port and a fresh database, without the worker;
 * `spawnKoro` is `server/main.ts` as an operator starts it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { MediaContext } from "../../server/actions/fetch-media.ts";
import { createVault } from "../../server/actions/vault.ts";
import { createApp, ownOrigins } from "../../server/app.ts";
import { createAuth } from "../../server/auth/auth.ts";
import { openDatabase } from "../../server/db/client.ts";
import { createClientAddress } from "../../server/http/client-address.ts";
import { withHotFeed } from "../../server/http/hot-feed.ts";
import { isRedistributable } from "../../server/http/redistributable.ts";
import { loadWallRenderer } from "../../server/http/wall-renderer.ts";
import { type Live, startLive } from "../../server/live/live.ts";
import { createDeriver } from "../../server/media/deriver.ts";
import { openStore } from "../../server/media/store/open-store.ts";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import { freshDatabase } from "./database.ts";
import { freePort } from "./ports.ts";

export const secretKey = "a secret of at least thirty-two characters";

export interface Koro {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly actions: MediaContext;
  readonly live: Live;
  /** What background work and requests failed with; a test that expects no trouble expects it to be empty. */
  readonly errors: unknown[];
  /** Open connections of clients to this server. */
  readonly sockets: Set<Socket>;
  stop(): Promise<void>;
}

export interface KoroOptions {
  /** Another process on the same database. */
  databaseUrl?: string;
  beatMs?: number;
  isBehindProxy?: boolean;
  metricsToken?: string;
  sendsLetters?: boolean;
  /** Built browser files to serve; by default none. */
  distDir?: string;
}

/** What `npx vite build` made. */
export const builtDir = join(import.meta.dirname, "../../dist");

/** Believes `X-Forwarded-For` of loopback, so that a test can be many visitors. */
export async function startKoro(options: KoroOptions = {}): Promise<Koro> {
  const own = options.databaseUrl === undefined ? await freshDatabase() : null;
  const databaseUrl = options.databaseUrl ?? own?.url ?? "";
  const dataDir = await mkdtemp(join(tmpdir(), "koro-http-"));
  const { db, close } = openDatabase(databaseUrl);
  const errors: unknown[] = [];
  const fetch = createSafeFetch({ allowPrivate: ["127.0.0.0/8"], userAgent: "Koro test" });
  const actions: MediaContext = {
    ...{ db, fetch, now: () => new Date(), random: Math.random, enqueue: async () => {} },
    ...{ vault: createVault(secretKey), store: openStore("", dataDir), deriver: createDeriver() },
  };
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const onError = (error: unknown) => errors.push(error);
  const { beatMs = 15_000 } = options;
  const live = startLive({
    db,
    databaseUrl,
    publicUrl: origin,
    isRedistributable,
    onError,
    beatMs,
  });
  const app = createApp({
    ...{ actions, live, publicUrl: origin, distDir: options.distDir ?? join(dataDir, "dist") },
    renderWall: await loadWallRenderer(builtDir),
    ...{
      isBehindProxy: options.isBehindProxy ?? false,
      metricsToken: options.metricsToken ?? null,
      sendsLetters: options.sendsLetters ?? false,
    },
    log: pino({ level: "error" }, { write: (line: string) => void errors.push(line) }),
    auth: createAuth({ db, secretKey, publicUrl: origin, isOwnOrigin: ownOrigins(origin) }),
    clientAddress: createClientAddress(["127.0.0.0/8"]),
    isReady: () => db.execute(sql`select 1`).then(Boolean, () => false),
  });
  server.on("request", withHotFeed(live, getRequestListener(app.fetch)));
  return {
    ...{ origin, databaseUrl, actions, live, errors, sockets },
    async stop() {
      await live.stop();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await close();
      await fetch.close();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface KoroProcess {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly port: number;
  /** All that it has said, on both streams. */
  said(): string;
  /** Its exit code, `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Resolves when it serves; fails when it ended instead. */
  ready(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

const root = join(import.meta.dirname, "../..");
const node = join(root, "node_modules/.bin/node");

/** Only what is named here reaches it: nothing of the environment of the test run. */
export async function spawnKoro(env: Record<string, string>): Promise<KoroProcess> {
  const port = Number(env.PORT ?? (await freePort()));
  const child = spawn(node, [join(root, "server/main.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      SECRET_KEY: secretKey,
      LOG_LEVEL: "warn",
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...{ child, origin, port, ended, said: () => said },
    async ready() {
      for (;;) {
        if (child.exitCode !== null) throw new Error(`Koro ended: ${said}`);
        const answer = await fetch(`${origin}/readyz`).catch(() => null);
        if (answer?.ok) return;
        await new Promise((later) => setTimeout(later, 50));
      }
    },
    async kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
