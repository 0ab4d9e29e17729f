/** The real server in a process of its own, on an empty folder that goes away with it, and its admin contract. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type Child, startChild } from "./child.ts";
import { freePort } from "./free-port.ts";

export interface Koro {
  pid: number;
  port: number;
  origin: string;
  /** Calls the contract as the owner; throws on anything but success. */
  call<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** Straight into its database, for worlds too big to be made over HTTP. */
  sql: postgres.Sql;
  /** Its PostgreSQL, for those who listen. */
  databaseUrl: string;
  stop(): Promise<void>;
}

const owner = { email: "bench@koro.example", password: "only-for-the-bench" };

export async function startKoro({
  core,
  args = [],
  publicUrl,
}: {
  core: number;
  args?: string[];
  /** Its own address where it has no other. */
  publicUrl?: string;
}): Promise<Koro> {
  const dataDir = await mkdtemp(join(tmpdir(), "koro-bench-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    PUBLIC_URL: publicUrl ?? origin,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    ALLOW_PRIVATE_NETWORKS: "127.0.0.0/8",
    KORO_OWNER_EMAIL: owner.email,
    KORO_OWNER_PASSWORD: owner.password,
    LOG_LEVEL: "error",
  };
  const child = startChild({ script: "server/main.ts", args: ["--empty", ...args], core, env });
  const end = async () => {
    await child.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await child.told();
    return await asKoro(child, { dataDir, port, origin, end });
  } catch (error) {
    await end();
    throw error;
  }
}

async function asKoro(
  child: Child,
  {
    dataDir,
    port,
    origin,
    end,
  }: { dataDir: string; port: number; origin: string; end(): Promise<void> },
): Promise<Koro> {
  const databaseUrl = await addressOfItsDatabase(dataDir);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const cookie = await signIn(origin);
  return {
    ...{ pid: child.pid, port, origin, sql, databaseUrl },
    call: (method, path, body) => call(origin, cookie, { method, path, body }),
    async stop() {
      await sql.end({ timeout: 2 });
      await end();
    },
  };
}

/** The folder is ours, and with it the password and the port that PostgreSQL wrote down in it. */
async function addressOfItsDatabase(dataDir: string): Promise<string> {
  const password = await readFile(join(dataDir, "postgres-password"), "utf8");
  const lines = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  return `postgres://koro:${password}@127.0.0.1:${lines[3]?.trim()}/koro`;
}

async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  const cookies = response.headers.getSetCookie();
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

async function call<Answer>(
  origin: string,
  cookie: string,
  { method, path, body }: { method: string; path: string; body: object | undefined },
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    headers: { cookie, origin, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
