import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { freePorts } from "../support/ports.ts";

const started: ChildProcess[] = [];
const servers: Server[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A Koro that is ready at the third question and takes everything, noting who asked for what. */
async function aKoro() {
  const calls: string[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    const ready = request.url === "/readyz";
    if (ready) asked += 1;
    else calls.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const missing = request.method === "GET" && !ready;
    response.writeHead(ready && asked < 3 ? 503 : missing ? 404 : 200).end("{}");
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { calls, url: `http://127.0.0.1:${port}` };
}

async function aDemo(koroUrl: string) {
  const [brandPort, worldPort] = await freePorts(2);
  const env = {
    ...process.env,
    KORO_URL: koroUrl,
    KORO_DEMO_TOKEN: "koro_test",
    HOST: "127.0.0.1",
    PORT: `${brandPort}`,
    WORLD_PORT: `${worldPort}`,
  };
  const child = spawn(process.execPath, ["demo/main.ts"], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  started.push(child);
  const [message] = (await once(child, "message")) as [Record<string, string>];
  return { child, message, brandPort, worldPort };
}

it("waits for Koro, sets it up with its token, then says where it is", async () => {
  const koro = await aKoro();

  const { message, brandPort, worldPort } = await aDemo(koro.url);

  expect(message).toEqual({
    kind: "ready",
    brandUrl: `http://127.0.0.1:${brandPort}`,
    worldUrl: `http://127.0.0.1:${worldPort}`,
    wallUrl: expect.stringMatching(/\/w\/tuzbahar-sabahi$/),
    screenUrl: expect.stringMatching(/\/screen\/tuzbahar-sabahi$/),
  });
  expect(koro.calls.at(-1)).toBe("PATCH /v1/admin/walls/tuzbahar-sabahi Bearer koro_test");
  expect((await fetch(message.brandUrl ?? "")).status).toBe(200);
  expect((await fetch(`${message.worldUrl}/api/v2/instance`)).status).toBe(200);
});

it("ends by itself when its parent closes the channel", async () => {
  const { child } = await aDemo((await aKoro()).url);

  child.disconnect();

  expect(await once(child, "exit")).toEqual([0, null]);
});

it("ends in order when it is told to", async () => {
  const { child } = await aDemo((await aKoro()).url);

  child.kill("SIGTERM");

  expect(await once(child, "exit")).toEqual([0, null]);
});
