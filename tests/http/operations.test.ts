import { afterAll, beforeAll, expect, it } from "vitest";
import { type Koro, startKoro } from "../support/server.ts";
import { askAs } from "./support/people.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await startKoro();
});
afterAll(() => koro?.stop());

it("says that it is alive, that it can serve, and its numbers to its own machine alone", async () => {
  expect(await (await fetch(`${koro.origin}/healthz`)).json()).toEqual({ ok: true });
  expect((await fetch(`${koro.origin}/readyz`)).status).toBe(200);
  const metrics = await fetch(`${koro.origin}/metrics`);
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  expect(await metrics.text()).toContain("koro_live_clients 0");
  const proxied = { headers: { "x-forwarded-for": "198.51.100.7" } };
  await aProblem(await fetch(`${koro.origin}/metrics`, proxied), 404, "not-found");
});

it("answers an address that is not there with a page for people and details for programs", async () => {
  const html = { accept: "text/html" };
  for (const path of [
    "/nothing",
    "/w/nobody",
    "/screen/nobody",
    "/w/nobody/status/x",
    "/media/x",
  ]) {
    const ask = askAs(koro.origin, {});
    await aProblem(await ask("GET", path), 404, "not-found");
    const page = await ask("GET", path, undefined, html);
    expect([path, page.status]).toEqual([path, 404]);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  await aProblem(await askAs(koro.origin, html)("GET", "/v1/walls/nobody"), 404, "not-found");
  for (const [method, path] of [
    ["DELETE", "/healthz"],
    ["PUT", "/w/nobody"],
    ["POST", "/v1/walls"],
    ["PATCH", "/v1/setup"],
    ["DELETE", "/v1/setup"],
  ] as const)
    await aProblem(await askAs(koro.origin, {})(method, path), 404, "not-found");
  expect(koro.errors).toEqual([]);
});
