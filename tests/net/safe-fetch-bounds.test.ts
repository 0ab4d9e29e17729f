/** Time, bytes and the wish to stop. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSafeFetch, FetchError } from "../../server/net/safe-fetch.ts";
import { serve } from "./loopback-server.ts";

function aSafeFetch() {
  const safeFetch = createSafeFetch({ allowPrivate: ["127.0.0.0/8"], userAgent: "Koro/test" });
  onTestFinished(() => safeFetch.close());
  return safeFetch;
}

async function kindOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof FetchError ? error.kind : String(error);
}

describe("time", () => {
  it("gives up on a server that never answers", async () => {
    const origin = await serve(() => {});

    expect(await kindOf(aSafeFetch()(origin, { timeoutMs: 100 }))).toBe("timeout");
  });

  it("gives up on a body that drips, and closes the connection", async () => {
    let closed: () => void = () => {};
    const hungUp = new Promise<void>((done) => {
      closed = done;
    });
    const origin = await serve((_, response) => {
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => {
        clearInterval(drip);
        closed();
      });
    });

    expect(await kindOf(aSafeFetch()(origin, { timeoutMs: 150 }))).toBe("timeout");
    await hungUp;
  });

  it("counts all redirects together", async () => {
    const origin = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}a` }).end(), 60);
    });

    expect(await kindOf(aSafeFetch()(origin, { timeoutMs: 150 }))).toBe("timeout");
  });
});

describe("stopping", () => {
  it("stops when the caller says so, before and while it runs", async () => {
    const stop = new AbortController();
    const origin = await serve((_, response) => {
      response.write("first");
      stop.abort(new Error("closing"));
    });

    expect(await kindOf(aSafeFetch()(origin, { signal: stop.signal }))).toBe("aborted");
    expect(await kindOf(aSafeFetch()(origin, { signal: stop.signal }))).toBe("aborted");
  });

  it("calls a connection that breaks off a network error", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });

    expect(await kindOf(aSafeFetch()(origin))).toBe("network");
  });
});

describe("bytes", () => {
  const zeros = Buffer.alloc(2_000_000);

  it.each([
    ["gzip", gzipSync(zeros)],
    ["br", brotliCompressSync(zeros)],
    ["deflate", deflateSync(zeros)],
    ["gzip, gzip", gzipSync(gzipSync(zeros))],
  ])("stops a bomb in %s", async (encoding, bytes) => {
    expect(bytes.length).toBeLessThan(10_000);
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    });

    expect(await kindOf(aSafeFetch()(origin, { maxBytes: 1_000_000 }))).toBe("too-large");
  });

  it("stops an endless body without a stated length", async () => {
    const origin = await serve((_, response) => {
      const write = () => {
        while (!response.destroyed && response.write(zeros));
      };
      response.on("drain", write);
      write();
    });

    expect(await kindOf(aSafeFetch()(origin, { maxBytes: 1_000_000 }))).toBe("too-large");
  });

  it("believes a stated length that is too long, and reads nothing", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-length": "9000000000" }).flushHeaders();
    });

    expect(await kindOf(aSafeFetch()(origin))).toBe("too-large");
  });

  it.each([
    ["gzip", gzipSync("çok güzel")],
    ["br", brotliCompressSync("çok güzel")],
    ["deflate", deflateSync("çok güzel")],
    ["deflate", deflateRawSync("çok güzel")],
    ["identity", Buffer.from("çok güzel")],
  ])("decodes %s", async (encoding, bytes) => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    });

    const answer = await aSafeFetch()(origin);

    expect(answer.text()).toBe("çok güzel");
    expect(answer.headers.has("content-encoding")).toBe(false);
  });

  it.each([
    ["cut short", "gzip", gzipSync(zeros).subarray(0, 500)],
    ["in an unknown encoding", "koro", Buffer.from("x")],
    ["wrapped too often", "gzip, gzip, gzip", gzipSync(gzipSync(gzipSync("x")))],
  ])("refuses an answer %s", async (_, encoding, bytes) => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    });

    expect(await kindOf(aSafeFetch()(origin))).toBe("network");
  });
});
