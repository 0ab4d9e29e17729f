import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
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

/** The status of `/metrics` as asked with these headers; `fetch` would write `Host` itself. */
async function metricsAs(origin: string, headers: Record<string, string>): Promise<number> {
  const asked = request(`${origin}/metrics`, { headers, agent: false }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

it.each(["localhost:3000", "127.0.0.1", "[::1]:3000"])(
  "tells its numbers under the name %s",
  async (host) => {
    expect(await metricsAs(koro.origin, { host })).toBe(200);
  },
);

it.each(["wall.example", "localhost.wall.example", "127.wall.example", "10.0.0.1:3000"])(
  "tells nobody its numbers under the name %s: a proxy may stand in front and not say so",
  async (host) => {
    expect(await metricsAs(koro.origin, { host })).toBe(404);
  },
);

it("asks everybody for the token where there is one, and behind a proxy for nothing less", async () => {
  const token = "a token of sixteen or more";
  const [withToken, behindProxy] = [
    await startKoro({ metricsToken: token }),
    await startKoro({ isBehindProxy: true }),
  ];
  onTestFinished(async () => {
    await withToken.stop();
    await behindProxy.stop();
  });

  expect(await metricsAs(withToken.origin, {})).toBe(404);
  expect(await metricsAs(withToken.origin, { authorization: "Bearer wrong" })).toBe(404);
  const authorization = `Bearer ${token}`;
  const far = { authorization, "x-forwarded-for": "198.51.100.7", host: "wall.example" };
  expect(await metricsAs(withToken.origin, far)).toBe(200);
  expect(await metricsAs(behindProxy.origin, {})).toBe(404);
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
