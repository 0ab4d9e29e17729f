/** Requests, redirects and what comes back. */
import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import { serve } from "./loopback-server.ts";

function aSafeFetch() {
  const safeFetch = createSafeFetch({ allowPrivate: ["127.0.0.0/8"], userAgent: "Koro/test" });
  onTestFinished(() => safeFetch.close());
  return safeFetch;
}

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers 200 and keeps what it was asked. */
async function aListener(address?: string): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const origin = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.end(`asked ${request.url}`);
  }, address);
  return { origin, seen };
}

/** Redirects `/301/rest` with that status to the address made of the rest. */
async function aRedirector(target: (path: string) => string): Promise<string> {
  return serve((request, response) => {
    const [, status = "302", rest = ""] = /^\/(\d+)(.*)$/.exec(request.url ?? "") ?? [];
    response.writeHead(Number(status), { location: target(rest) }).end("moved");
  });
}

describe("a request", () => {
  it("carries our name, its method, headers and body", async () => {
    const { origin, seen } = await aListener();

    await aSafeFetch()(`${origin}/a?b=c#d`, {
      method: "POST",
      headers: { Authorization: "Bearer x" },
      body: "text",
    });

    expect(seen).toMatchObject([
      { method: "POST", url: "/a?b=c", body: "text", headers: { authorization: "Bearer x" } },
    ]);
    expect(seen[0]?.headers["user-agent"]).toBe("Koro/test");
  });

  it("answers 404 and 500 like any other status", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(500, { "x-why": "tired" }).end('{"error":1}');
    });

    const answer = await aSafeFetch()(origin);

    expect([answer.status, answer.headers.get("x-why"), answer.json()]).toEqual([
      500,
      "tired",
      { error: 1 },
    ]);
  });

  it("reads a HEAD and a 304, which state a length and have no body", async () => {
    const origin = await serve((request, response) => {
      response.writeHead(request.method === "HEAD" ? 200 : 304, { "content-length": "99000000" });
      response.end();
    });

    const head = await aSafeFetch()(origin, { method: "HEAD" });
    const unchanged = await aSafeFetch()(origin, { maxBytes: 100_000_000 });

    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
  });

  it("reads text by the stated charset and quotes nothing of what is not JSON", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/plain; charset=iso-8859-9" });
      response.end(Buffer.from([0xfe, 0xfd, 0xf0]));
    });

    const answer = await aSafeFetch()(origin);

    expect(answer.text()).toBe("şığ");
    expect(() => answer.json()).toThrow(/^127\.0\.0\.1: the answer is not JSON$/);
  });
});

describe("redirects", () => {
  it("reports the new address when all of them were permanent", async () => {
    const { origin } = await aListener();
    const hop = await aRedirector((rest) => (rest === "" ? `${origin}/end` : rest));

    const moved = await aSafeFetch()(`${hop}/301/308`);
    const lent = await aSafeFetch()(`${hop}/301/302`);
    const direct = await aSafeFetch()(`${origin}/end`);

    expect([moved.url, moved.movedTo]).toEqual([`${origin}/end`, `${origin}/end`]);
    expect([lent.url, lent.movedTo]).toEqual([`${origin}/end`, null]);
    expect(direct.movedTo).toBeNull();
  });

  it("keeps tokens from another origin, and takes them along within one", async () => {
    const other = await aListener("127.0.0.2");
    const hop = await aRedirector(() => `${other.origin}/end`);
    const headers = { authorization: "Bearer hush", "x-api-key": "hush", accept: "text/plain" };

    await aSafeFetch()(`${hop}/302`, { headers });

    expect(JSON.stringify(other.seen[0]?.headers)).not.toContain("hush");
    expect(other.seen[0]?.headers.accept).toBe("text/plain");
  });

  it("takes a token along within one origin", async () => {
    const seen: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === "/end") response.end();
      else response.writeHead(302, { location: "/end" }).end();
    });

    await aSafeFetch()(origin, { headers: { authorization: "Bearer x" } });

    expect(seen).toEqual(["Bearer x", "Bearer x"]);
  });

  it.each([
    ["301", "GET", ""],
    ["302", "GET", ""],
    ["303", "GET", ""],
    ["307", "POST", "text"],
    ["308", "POST", "text"],
  ])("goes on after a POST and %s with %s", async (status, method, body) => {
    const seen: string[] = [];
    const origin = await serve(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      seen.push(`${request.method} ${text}`);
      if (request.url === "/end") response.end();
      else response.writeHead(Number(status), { location: "/end" }).end();
    });

    await aSafeFetch()(origin, { method: "POST", body: "text" });

    expect(seen[1]).toBe(`${method} ${body}`);
  });

  it("hands no body to another origin", async () => {
    const other = await aListener("127.0.0.2");
    const hop = await aRedirector(() => other.origin);

    const asked = aSafeFetch()(`${hop}/307`, { method: "POST", body: "hush" });

    await expect(asked).rejects.toMatchObject({ kind: "redirects" });
    expect(other.seen).toEqual([]);
  });

  it("stops after the fifth", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked++;
      response.writeHead(302, { location: "/again" }).end();
    });

    await expect(aSafeFetch()(origin)).rejects.toMatchObject({ kind: "redirects" });
    expect(asked).toBe(6);
  });

  it("understands an address in bare UTF-8", async () => {
    const { origin } = await aListener();
    const hop = await serve((_, response) => {
      const location = Buffer.from(`${origin}/yazı`).toString("latin1");
      response.writeHead(301, { location }).end();
    });

    expect((await aSafeFetch()(hop)).url).toBe(`${origin}/yaz%C4%B1`);
  });
});
