/** Where safe-fetch goes and where it does not. Loopback stands in for the public internet by being allowed. */
import { describe, expect, it, onTestFinished } from "vitest";
import type { SafeFetchSettings } from "../../server/net/safe-fetch.ts";
import { createSafeFetch, FetchError } from "../../server/net/safe-fetch.ts";
import { serve } from "./loopback-server.ts";

function aSafeFetch(settings: Partial<SafeFetchSettings> = {}) {
  const safeFetch = createSafeFetch({ allowPrivate: [], userAgent: "Koro/test", ...settings });
  onTestFinished(() => safeFetch.close());
  return safeFetch;
}

async function failureOf(promise: Promise<unknown>): Promise<FetchError> {
  const error = await promise.then(
    () => new Error("it answered"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof FetchError) return error;
  throw error;
}

describe("what may be dialled", () => {
  it.each([
    "http://127.0.0.1:8080/",
    "http://2130706433:8080/",
    "http://0x7f.1:8080/",
    "http://0177.0.0.1:8080/",
    "http://[::1]:8080/",
    "http://[::ffff:127.0.0.1]:8080/",
    "http://[64:ff9b::7f00:1]:8080/",
    "http://0.0.0.0:8080/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost:8080/",
  ])("refuses %s", async (address) => {
    expect((await failureOf(aSafeFetch()(address))).kind).toBe("blocked");
  });

  it("never connects to a refused address", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked++;
      response.end("secret");
    });

    const error = await failureOf(aSafeFetch()(`${origin}/keys?token=hush`));

    expect(error.kind).toBe("blocked");
    expect(asked).toBe(0);
  });

  it("follows no redirect out of the allowed range", async () => {
    let asked = 0;
    const inside = await serve((_, response) => {
      asked++;
      response.end("secret");
    }, "127.0.0.1");
    const outside = await serve((_, response) => {
      response.writeHead(302, { location: `${inside}/keys` }).end();
    }, "127.7.7.7");

    const error = await failureOf(aSafeFetch({ allowPrivate: ["127.7.7.7/32"] })(outside));

    expect([error.kind, error.host, asked]).toEqual(["blocked", "127.0.0.1", 0]);
  });

  it("judges each address a name gives at the time of dialling, so rebinding gains nothing", async () => {
    let asked = 0;
    const inside = new URL(
      await serve((_, response) => {
        asked++;
        response.end("secret");
      }),
    );
    const port = inside.port;
    const outside = await serve((_, response) => {
      response.writeHead(302, { location: `http://rebind.example:${port}/`, connection: "close" });
      response.end();
    }, "127.7.7.7");
    const answers = ["127.7.7.7", "127.0.0.1"];
    const safeFetch = aSafeFetch({
      allowPrivate: ["127.7.7.7/32"],
      resolve: async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }],
    });

    const error = await failureOf(safeFetch(`http://rebind.example:${new URL(outside).port}/`));

    expect([error.kind, asked, answers]).toEqual(["blocked", 0, []]);
  });

  it("dials only the allowed ones of a name's addresses", async () => {
    const origin = new URL(await serve((_, response) => response.end("here"), "127.7.7.7"));
    const safeFetch = aSafeFetch({
      allowPrivate: ["127.7.7.7/32"],
      resolve: async () => [
        { address: "127.0.0.1", family: 4 },
        { address: "127.7.7.7", family: 4 },
      ],
    });

    const answer = await safeFetch(`http://two.example:${origin.port}/`);

    expect(answer.text()).toBe("here");
  });
});

describe("an address allowed with one port", () => {
  const answering = async () => new URL(await serve((_, response) => response.end("here")));

  it("is reached on that port, as it is and by name, and on no other", async () => {
    const [world, other] = [await answering(), await answering()];
    const safeFetch = aSafeFetch({
      allowPrivate: [`127.0.0.1:${world.port}`],
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    });

    expect((await safeFetch(world.href)).text()).toBe("here");
    expect((await safeFetch(`http://world.example:${world.port}/`)).text()).toBe("here");
    for (const address of [other.href, `http://world.example:${other.port}/`])
      expect((await failureOf(safeFetch(address))).kind).toBe("blocked");
  });

  it("opens no other port by a redirect", async () => {
    const other = await answering();
    const world = await serve((_, response) =>
      response.writeHead(302, { location: other.href }).end(),
    );
    const safeFetch = aSafeFetch({ allowPrivate: [new URL(world).host] });

    expect((await failureOf(safeFetch(world))).kind).toBe("blocked");
  });
});

describe("what counts as an address", () => {
  it.each([
    ["file:///etc/passwd"],
    ["gopher://wall.example/"],
    ["data:text/plain,x"],
    ["http://ada:hush@wall.example/"],
    ["http://wall.example:25/"],
    ["http://wall.example:22/"],
    ["http://"],
    ["not an address, hush"],
  ])("refuses %s", async (address) => {
    const error = await failureOf(aSafeFetch()(address));

    expect(error.kind).toBe("bad-address");
    expect(`${error.message} ${String(error.cause)}`).not.toContain("hush");
  });

  it("refuses a redirect to another scheme", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(302, { location: "file:///etc/passwd" }).end();
    });

    const error = await failureOf(aSafeFetch({ allowPrivate: ["127.0.0.0/8"] })(origin));

    expect(error.kind).toBe("bad-address");
  });

  it("keeps a token with a line break out of its message", async () => {
    const error = await failureOf(
      aSafeFetch()("http://wall.example/", { headers: { authorization: "Bearer hush\nhush" } }),
    );

    expect(error.kind).toBe("bad-address");
    expect(`${error.message} ${String(error.cause)}`).not.toContain("hush");
  });
});

describe("what an error tells", () => {
  it("names the host, and nothing else of the address", async () => {
    const safeFetch = aSafeFetch({
      resolve: async () => {
        throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
      },
    });

    const error = await failureOf(safeFetch("https://gone.example/bot123:hush/f?token=hush"));

    expect(error.kind).toBe("network");
    expect(error.message).toMatch(/^gone\.example: .*ENOTFOUND/);
    expect(error.message).not.toContain("hush");
  });
});
