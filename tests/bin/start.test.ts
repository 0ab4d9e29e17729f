import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePorts } from "../support/ports.ts";
import { aCheckout, type Checkout, type Run } from "./checkout.ts";

let checkout: Checkout;
let ports: number[];

/** Says what it was given, and how it was asked to end. */
const program = (name: string, ready: string) => `
  import { appendFileSync } from "node:fs";
  const note = (text) => appendFileSync("calls.txt", "${name} " + text + "\\n");
  const end = (why) => { note(why); setTimeout(() => process.exit(0), 100); };
  process.on("SIGTERM", () => end("asked to stop"));
  process.on("SIGINT", () => end("interrupted"));
  process.on("disconnect", () => end("alone"));
  note("may fetch from " + (process.env.ALLOW_PRIVATE_NETWORKS ?? "the internet"));
  process.send({ kind: "ready", ${ready} });
`;

beforeEach(async () => {
  ports = await freePorts(3);
  checkout = await aCheckout();
  await checkout.write("node_modules/.package-lock.json", `{ "packages": {} }`);
  await checkout.write(
    "server/main.ts",
    program(
      "server",
      `url: "http://localhost:" + process.env.PORT, demoToken: "t0k3n",
       setupUrl: process.argv[2] === "--empty" ? "http://localhost/setup" : null,
       walls: [{ name: "Yaz", url: "http://localhost/walls/yaz" }], screens: []`,
    ),
  );
  await checkout.write(
    "demo/main.ts",
    program(
      "demo",
      `brandUrl: process.env.KORO_URL + "/" + process.env.KORO_DEMO_TOKEN + "/" + process.env.PORT,
       worldUrl: "http://localhost:" + process.env.WORLD_PORT`,
    ),
  );
});
afterEach(() => checkout.remove());

function start(...parameters: string[]): Run {
  const env = { PORT: `${ports[0]}`, DATABASE_URL: "postgres://localhost/none" };
  return checkout.run("bin/start.mjs", { parameters, env });
}

const untilSaid = (run: Run, text: string) =>
  vi.waitFor(() => expect(run.said()).toContain(text), { timeout: 10_000 });
const untilCalled = (text: string) =>
  vi.waitFor(async () => expect(await checkout.calls()).toContain(text), { timeout: 10_000 });

test("ends in one line for each thing a person can open", async () => {
  const run = start();
  await untilSaid(run, "Sample world");
  const lines = run.said().split("\n");
  const [first, second, third] = ports;
  expect(lines).toContain(
    `For the demo, Koro may fetch from its sample world on this machine (ALLOW_PRIVATE_NETWORKS=127.0.0.1:${third}).`,
  );
  expect(await checkout.calls()).toContain(`server may fetch from 127.0.0.1:${third}`);
  expect(run.said()).toMatch(RegExp(`^  Admin +http://localhost:${first}/admin +moderate`, "m"));
  expect(run.said()).toMatch(/^ {2}Wall +http:\/\/localhost\/walls\/yaz +Yaz$/m);
  expect(run.said()).toMatch(
    RegExp(`^  Demo site +http://localhost:${first}/t0k3n/${second}`, "m"),
  );
  expect(run.said()).toMatch(RegExp(`^  Sample world +http://localhost:${third} `, "m"));
  run.child.kill("SIGTERM");
  await run.ended;
});

test("stops the demo and then the server, each with one signal however many it gets", async () => {
  const run = start();
  await untilSaid(run, "Sample world");
  for (const signal of ["SIGINT", "SIGINT", "SIGTERM"] as const) run.child.kill(signal);
  expect(await run.ended).toBe(0);
  expect((await checkout.calls()).slice(-2)).toEqual([
    "demo asked to stop",
    "server asked to stop",
  ]);
  expect(run.said()).not.toContain("The demo ended");
});

test("leaves nobody behind when it is killed itself", async () => {
  const run = start();
  await untilSaid(run, "Sample world");
  run.child.kill("SIGKILL");
  await untilCalled("server alone");
  await untilCalled("demo alone");
});

/** As npm does it: npm, a shell, and then us. */
function startThroughNpm() {
  const shell = `sh -c '"${process.execPath}" bin/start.mjs --empty; true'; true`;
  const env = { PATH: process.env.PATH, npm_lifecycle_event: "start", PORT: `${ports[0]}` };
  return spawn("sh", ["-c", shell], { cwd: checkout.root, env: { ...env, DATABASE_URL: "none" } });
}

test("stops when npm is killed and only a shell is left above it", async () => {
  const npm = startThroughNpm();
  await untilCalled("server may fetch from the internet");
  npm.kill("SIGKILL");
  await untilCalled("server asked to stop");
});

test("starts no demo with --empty, opens no private network, and offers the set-up", async () => {
  const run = start("--empty");
  await untilSaid(run, "Set up");
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(0);
  expect(run.said()).toMatch(/Set up +http:\/\/localhost\/setup/);
  expect(await checkout.calls()).toEqual([
    "server may fetch from the internet",
    "server asked to stop",
  ]);
});

test("names PORT when a port is taken, and starts nothing", async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(ports[2], "127.0.0.1", done));
  const run = start();
  expect(await run.ended).toBe(1);
  taken.close();
  expect(run.said()).toMatch(RegExp(`^Port ${ports[2]} on 127.0.0.1 is in use.*PORT=`, "m"));
  expect(await checkout.calls()).toEqual([]);
});

test("ends with the exit code of the server", async () => {
  await checkout.write("server/main.ts", "process.exit(7);");
  expect(await start().ended).toBe(7);
});
