import { afterEach, beforeEach, expect, test } from "vitest";
import { aCheckout, type Checkout } from "./checkout.ts";

let checkout: Checkout;

beforeEach(async () => {
  checkout = await aCheckout();
  await checkout.write(
    "prepare.mjs",
    `import { asCommand, prepare } from "./bin/prepare.mjs";
     asCommand(async () => console.log(await prepare({ build: process.argv[2] === "build" })));`,
  );
});
afterEach(() => checkout.remove());

async function prepare(...parameters: string[]) {
  const run = checkout.run("prepare.mjs", { parameters });
  return { code: await run.ended, said: run.said() };
}

const lockOf = (version: string, more = {}) =>
  JSON.stringify({ packages: { "": {}, "node_modules/kiraz": { version, ...more } } });

test("installs on a fresh clone, says so in one line, and names the Node to use", async () => {
  const first = await prepare();
  expect(first).toEqual({ code: 0, said: `Installing packages…\n${process.execPath}\n` });

  const second = await prepare();
  expect(second.said).toBe(`${process.execPath}\n`);
  expect(await checkout.calls()).toEqual(["install"]);
});

test("installs again when the lock file changes", async () => {
  await prepare();
  await checkout.write("package-lock.json", lockOf("1.0.0"));
  await prepare();
  expect(await checkout.calls()).toEqual(["install", "install"]);
});

test("keeps what somebody has installed by hand, if it is what the lock file wants", async () => {
  await checkout.write("package-lock.json", lockOf("1.0.0"));
  await checkout.write("node_modules/.package-lock.json", lockOf("1.0.0"));
  await prepare();
  expect(await checkout.calls()).toEqual([]);
});

test("misses no package that only other platforms need", async () => {
  await checkout.write("package-lock.json", lockOf("1.0.0", { optional: true }));
  await checkout.write("node_modules/.package-lock.json", `{ "packages": {} }`);
  await prepare();
  expect(await checkout.calls()).toEqual([]);
});

test("installs over packages of another version", async () => {
  await checkout.write("package-lock.json", lockOf("1.0.1", { optional: true }));
  await checkout.write("node_modules/.package-lock.json", lockOf("1.0.0"));
  await prepare();
  expect(await checkout.calls()).toEqual(["install"]);
});

test("passes on what npm says when it fails, and tries again the next time", async () => {
  await checkout.write("package-lock.json", `{ "packages": { "unheard-of": {} } }`);
  const { code, said } = await prepare();
  expect(code).toBe(1);
  expect(said).toContain("npm error 404 unheard-of is not in this registry");

  await prepare();
  expect(await checkout.calls()).toEqual(["install", "install"]);
});

test("builds when the browser side has changed, and only then", async () => {
  await checkout.write("vite.config.ts", "");
  await checkout.write("widget/embed.ts", "one");
  await prepare("build");
  await prepare("build");
  expect(await checkout.calls()).toEqual(["install", "build"]);

  await checkout.write("widget/embed.ts", "two");
  await prepare();
  expect(await checkout.calls()).toEqual(["install", "build"]);
  await prepare("build");
  expect(await checkout.calls()).toEqual(["install", "build", "build"]);
});

test("notices a file that is only renamed", async () => {
  await checkout.write("vite.config.ts", "");
  await checkout.write("widget/wall/a.ts", "same");
  await prepare("build");
  await checkout.write("widget/wall/b.ts", "same");
  await prepare("build");
  expect(await checkout.calls()).toEqual(["install", "build", "build"]);
});

test("does the work once when several start at the same time", async () => {
  await checkout.write("vite.config.ts", "");
  const all = await Promise.all([prepare("build"), prepare("build"), prepare("build")]);
  expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await checkout.calls()).toEqual(["install", "build"]);
});
