import { createServer, connect as dial, type Server, type Socket } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Listener, listen } from "../../server/db/listen.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/koro.ts";

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

interface Heard {
  listener: Listener;
  payloads: string[];
  ups: number;
  downs: number;
}

function startListening(url: string, times = { heartbeatMs: 200, retryMs: 20 }): Heard {
  const heard: Heard = { payloads: [], ups: 0, downs: 0 } as unknown as Heard;
  heard.listener = listen({
    ...{ url, channel: "koro", ...times },
    onPayload: (payload) => heard.payloads.push(payload),
    onUp: () => {
      heard.ups++;
    },
    onDown: () => {
      heard.downs++;
    },
  });
  onTestFinished(() => heard.listener.stop());
  return heard;
}

const say = (payload: string) => sql`select pg_notify('koro', ${payload})`;
const listeners = () =>
  sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where application_name = 'koro-listen' and datname = current_database()`;

/** A road to PostgreSQL that can be closed, or fall silent without a word. */
async function openRoad(): Promise<{ url: string; cut(): void; mend(): void; silence(): void }> {
  const target = new URL(database.url);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server: Server = createServer((near) => {
    if (!isOpen) return near.destroy();
    const far = dial(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => [near, far].map((end) => end.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const url = new URL(database.url);
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" && address?.port);
  return {
    url: url.href,
    cut() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isOpen = true;
    },
    silence() {
      for (const socket of sockets) socket.pause().unpipe();
    },
  };
}

describe("the listening connection", () => {
  it("hears what is said on its channel and nothing of others", async () => {
    const heard = startListening(database.url);
    await until(() => heard.listener.healthy);

    await sql`select pg_notify('other', 'not for us')`;
    await say("wall a 1");

    await until(() => heard.payloads.length > 0);
    expect(heard).toMatchObject({ payloads: ["wall a 1"], ups: 1, downs: 0 });
  });

  it("comes back when its backend is terminated, and says that it was away", async () => {
    const heard = startListening(database.url);
    await until(() => heard.listener.healthy);

    for (let round = 2; round <= 4; round++) {
      for (const { pid } of await listeners()) await sql`select pg_terminate_backend(${pid})`;
      await until(() => heard.ups === round && heard.listener.healthy);
    }
    await say("wall a 2");

    await until(() => heard.payloads.length > 0);
    expect(heard).toMatchObject({ ups: 4, downs: 3 });
    expect(await listeners()).toHaveLength(1);
  });

  it("is not healthy while PostgreSQL cannot be reached, and comes back when it can", async () => {
    const road = await openRoad();
    const heard = startListening(road.url);
    await until(() => heard.listener.healthy);

    road.cut();
    await until(() => !heard.listener.healthy);
    await until(() => heard.downs > 3);
    expect(heard.ups).toBe(1);
    road.mend();
    await until(() => heard.listener.healthy);

    await say("wall a 3");
    await until(() => heard.payloads.includes("wall a 3"));
    expect(heard.ups).toBe(2);
  });

  it("begins by itself when PostgreSQL comes later than Koro", async () => {
    const road = await openRoad();
    road.cut();
    const heard = startListening(road.url);
    await until(() => heard.downs > 1);

    road.mend();

    await until(() => heard.listener.healthy);
    expect(heard.ups).toBe(1);
  });

  it("notices a connection that died without a word", async () => {
    const road = await openRoad();
    const heard = startListening(road.url);
    await until(() => heard.listener.healthy);

    road.silence();

    await until(() => heard.downs === 1);
    await until(() => heard.ups === 2 && heard.listener.healthy);
  });

  it("stays stopped", async () => {
    const heard = startListening(database.url);
    await until(() => heard.listener.healthy);

    await heard.listener.stop();

    await until(async () => (await listeners()).length === 0);
    expect(heard.downs).toBe(0);
  });

  it("can be stopped while it still tries", async () => {
    const road = await openRoad();
    road.cut();
    const heard = startListening(road.url);
    await until(() => heard.downs > 0);
    await heard.listener.stop();
    const before = heard.downs;

    road.mend();
    await say("wall a 9");

    expect(await listeners()).toHaveLength(0);
    expect(heard).toMatchObject({ ups: 0, downs: before, payloads: [] });
  });
});
