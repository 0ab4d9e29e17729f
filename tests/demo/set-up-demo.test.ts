import { expect, it } from "vitest";
import { type ApiFetch, setUpDemo } from "../../demo/set-up-demo.ts";

interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** Koro's admin contract as far as the set-up uses it. */
function aKoro(wall: { state: string; sources: string[] } | null, refuse = "") {
  const calls: Call[] = [];
  const apiFetch: ApiFetch = async (path, init = {}) => {
    const method = init.method ?? "GET";
    if (method === "GET" && wall === null)
      return Response.json({ code: "not-found" }, { status: 404 });
    if (method === "GET" && path.endsWith("/sources")) {
      return Response.json({ sources: wall?.sources.map((connector) => ({ connector })) });
    }
    if (method === "GET") return Response.json({ state: wall?.state });
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    calls.push({ method, path, body });
    if (body.connector === refuse) return Response.json({ code: "invalid" }, { status: 422 });
    return Response.json({}, { status: 201 });
  };
  return { calls, setUp: () => setUpDemo({ apiFetch, worldUrl: "http://127.0.0.1:3002" }) };
}

it("makes the wall, three sources, and only then goes live", async () => {
  const koro = aKoro(null);

  expect(await koro.setUp()).toBe("made");

  const steps = koro.calls.map(({ method, path }) => `${method} ${path}`);
  const wall = "/v1/admin/walls/tuzbahar-sabahi";
  const source = `POST ${wall}/sources`;
  expect(steps).toEqual(["POST /v1/admin/walls", source, source, source, `PATCH ${wall}`]);
  expect(koro.calls.slice(1, 4).map(({ body }) => [body.connector, body.publishing])).toEqual([
    ["mastodon", "automatic"],
    ["mastodon", "manual"],
    ["feed", "manual"],
  ]);
  expect(koro.calls.at(-1)?.body).toEqual({ state: "live" });
});

it("leaves a wall alone that is there, whatever its owner made of it", async () => {
  for (const wall of [
    { state: "live", sources: ["upload"] },
    { state: "dark", sources: ["upload", "mastodon"] },
    { state: "draft", sources: ["upload", "mastodon"] },
  ]) {
    const koro = aKoro(wall);
    expect(await koro.setUp()).toBe("kept");
    expect(koro.calls).toEqual([]);
  }
});

it("finishes what an interrupted start left behind", async () => {
  const koro = aKoro({ state: "draft", sources: ["upload"] });

  expect(await koro.setUp()).toBe("made");
  expect(koro.calls.map(({ method }) => method)).toEqual(["POST", "POST", "POST", "PATCH"]);
});

it("says what Koro refused, and does not go live without its sources", async () => {
  const koro = aKoro(null, "feed");

  await expect(koro.setUp()).rejects.toThrow(/422 to POST .*\/sources/);
  expect(koro.calls.some(({ method }) => method === "PATCH")).toBe(false);
});
