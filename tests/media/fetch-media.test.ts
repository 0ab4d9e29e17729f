import type { RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { fetchImage, MediaFetchError } from "../../server/media/fetch-media.ts";
import { MediaError } from "../../server/media/media-error.ts";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import { serve } from "../net/loopback-server.ts";
import { aPicture } from "./pictures.ts";

const now = () => new Date("2026-05-01T12:00:00Z");

async function fetchFrom(listener: RequestListener, allowPrivate = ["127.0.0.0/8"]) {
  const safeFetch = createSafeFetch({ allowPrivate, userAgent: "Koro/test" });
  onTestFinished(() => safeFetch.close());
  return fetchImage(safeFetch, `${await serve(listener)}/p.svg?token=hush`, { now });
}

async function failureOf(promise: Promise<unknown>): Promise<MediaFetchError | MediaError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof MediaFetchError || error instanceof MediaError) return error;
  throw error;
}

describe("fetching a picture", () => {
  it("believes the bytes, not the name or the stated type", async () => {
    const picture = await aPicture(40, 30).webp().toBuffer();

    const fetched = await fetchFrom((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end(picture);
    });

    expect(fetched.type).toBe("image/webp");
    expect(picture.equals(fetched.bytes)).toBe(true);
  });

  it.each([
    [404, false],
    [410, false],
    [403, false],
    [204, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ])("after %i: may be tried again: %s", async (status, retryable) => {
    const error = await failureOf(
      fetchFrom((_, response) => {
        response.writeHead(status, { "retry-after": "60" }).end();
      }),
    );

    expect(error.retryable).toBe(retryable);
    expect(error.message).toBe(`127.0.0.1: answered ${status} instead of a picture`);
    const retryAt = error instanceof MediaFetchError ? error.retryAt?.toISOString() : null;
    expect(retryAt ?? null).toBe(retryable ? "2026-05-01T12:01:00.000Z" : null);
  });

  it("may try again when the connection breaks off", async () => {
    const error = await failureOf(fetchFrom((_, response) => void response.destroy()));

    expect([error.name, error.retryable]).toEqual(["MediaFetchError", true]);
  });

  it("never tries a private address again", async () => {
    const error = await failureOf(fetchFrom((_, response) => void response.end("x"), []));

    expect([error.name, error.retryable]).toEqual(["MediaFetchError", false]);
    expect(error.message).not.toContain("hush");
  });

  it.each([
    ["unsupported", '<svg xmlns="http://www.w3.org/2000/svg"/>', {}],
    ["broken", "", {}],
    ["too-large", "x", { "content-length": "30000000" }],
  ])("refuses for good what is %s", async (kind, body, headers) => {
    const error = await failureOf(
      fetchFrom((_, response) => {
        response.writeHead(200, headers).end(body);
      }),
    );

    expect([error instanceof MediaError && error.kind, error.retryable]).toEqual([kind, false]);
  });
});
