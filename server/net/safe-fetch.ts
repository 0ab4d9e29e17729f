/**
 * The one way out of this server. Addresses come from strangers, so every request is bounded in time, bytes and
 * redirects, and reaches the public internet only (see `guarded-agent.ts`).
 */
import type { Dispatcher } from "undici";
import { createAddressGuard } from "./address-guard.ts";
import { acceptEncoding, readBody, tooLarge } from "./answer-body.ts";
import { startDeadline } from "./deadline.ts";
import { asFetchError, FetchError } from "./fetch-error.ts";
import type { Resolve } from "./guarded-agent.ts";
import { createGuardedAgent, resolveBySystem } from "./guarded-agent.ts";
import type { Hop } from "./hop.ts";
import { nextHop, readAddress } from "./hop.ts";
import type { SafeResponse } from "./safe-response.ts";
import { toResponse } from "./safe-response.ts";
import { saveBody } from "./save-body.ts";

export { FetchError } from "./fetch-error.ts";
export type { SafeResponse } from "./safe-response.ts";

export interface SafeFetchOptions {
  method?: "GET" | "POST" | "HEAD";
  /** Sent to the first origin only: a redirect to another one takes along `accept` and its like, nothing else. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Whole time from dialling to the last byte, in milliseconds. Default 10,000. */
  timeoutMs?: number;
  /** Most bytes of the (decoded) answer. Default 5 MiB. */
  maxBytes?: number;
  /** Default 5. One more fails with kind `redirects`. */
  maxRedirects?: number;
  /**
   * A file to be made: the body of an answer with status 200 goes there, never whole into memory, and `body` is
   * empty. What broke off leaves a part of it behind.
   */
  saveTo?: string;
  signal?: AbortSignal;
}

/** Answers for every status, 4xx and 5xx too; throws `FetchError` when there is no answer to give. */
export type SafeFetch = (url: string, options?: SafeFetchOptions) => Promise<SafeResponse>;

/** How a process reaches out. `resolve` stands in for DNS in tests. */
export interface SafeFetchSettings {
  /** CIDR ranges and `address:port` that may be reached although they are not public. */
  allowPrivate: readonly string[];
  userAgent: string;
  resolve?: Resolve;
}

/** Builds the process's `SafeFetch` with its own connections; `close` cuts them, and whatever still runs on them. */
export function createSafeFetch(
  settings: SafeFetchSettings,
): SafeFetch & { close(): Promise<void> } {
  const mayDial = createAddressGuard(settings.allowPrivate);
  const agent = createGuardedAgent(mayDial, settings.resolve ?? resolveBySystem);
  const safeFetch: SafeFetch = async (url, options = {}) => {
    const hop = firstHop(url, options, settings.userAgent);
    const host = hop.url.hostname;
    const deadline = startDeadline(host, options.timeoutMs ?? 10_000, options.signal);
    try {
      return await follow(agent, hop, options, deadline.signal);
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : asFetchError(error, host);
    } finally {
      deadline.end();
    }
  };
  return Object.assign(safeFetch, { close: () => agent.destroy() });
}

function firstHop(address: string, options: SafeFetchOptions, userAgent: string): Hop {
  const url = readAddress(address);
  const headers = readHeaders(options.headers ?? {}, url.hostname);
  if (!headers.has("accept")) headers.set("accept", "*/*");
  if (!headers.has("user-agent")) headers.set("user-agent", userAgent);
  headers.set("accept-encoding", options.saveTo === undefined ? acceptEncoding : "identity");
  return { url, method: options.method ?? "GET", headers, body: options.body ?? null };
}

/** The platform's own error would quote the forbidden value, which may be a token with a line break in it. */
function readHeaders(headers: Record<string, string>, host: string): Headers {
  try {
    return new Headers(headers);
  } catch {
    throw new FetchError("bad-address", host, "a header holds characters that HTTP forbids");
  }
}

async function follow(
  agent: Dispatcher,
  first: Hop,
  { maxBytes = 5 * 1024 * 1024, maxRedirects = 5, saveTo }: SafeFetchOptions,
  signal: AbortSignal,
) {
  let hop = first;
  let allPermanent = true;
  for (let redirects = 0; ; redirects++) {
    const host = hop.url.hostname;
    const answer = await send(agent, hop, signal).catch((error) => {
      throw asFetchError(error, host);
    });
    const location = redirectOf(answer);
    if (location === null) {
      const body = await readAnswer(answer, hop, maxBytes, saveTo);
      signal.throwIfAborted();
      return toResponse(answer, hop.url, redirects > 0 && allPermanent, body);
    }
    discard(answer.body);
    if (redirects >= maxRedirects) {
      throw new FetchError("redirects", host, `redirected more than ${maxRedirects} times`);
    }
    allPermanent &&= answer.statusCode === 301 || answer.statusCode === 308;
    hop = nextHop(hop, answer.statusCode, location);
  }
}

function send(agent: Dispatcher, hop: Hop, signal: AbortSignal) {
  return agent.request({
    origin: hop.url.origin,
    path: `${hop.url.pathname}${hop.url.search}`,
    method: hop.method,
    headers: Object.fromEntries(hop.headers),
    body: hop.body,
    signal,
  });
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  if (!redirectStatuses.has(statusCode)) return null;
  return typeof headers.location === "string" ? fromUtf8(headers.location) : null;
}

/** undici reads headers as Latin-1; addresses with bare "ç" or "ş" in them are sent as UTF-8. */
function fromUtf8(header: string): string {
  return Buffer.from(header, "latin1").toString("utf8");
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
  hop: Hop,
  maxBytes: number,
  saveTo: string | undefined,
) {
  const host = hop.url.hostname;
  const stated = hop.method === "HEAD" ? 0 : Number(answer.headers["content-length"]);
  if (stated > maxBytes) {
    discard(answer.body);
    throw tooLarge(host, maxBytes);
  }
  const encodings = String(answer.headers["content-encoding"] ?? "");
  const toFile = saveTo !== undefined && answer.statusCode === 200;
  const read = toFile
    ? saveBody(answer.body, host, encodings, maxBytes, saveTo)
    : readBody(answer.body, host, encodings, maxBytes);
  return read.catch((error) => {
    discard(answer.body);
    throw asFetchError(error, host);
  });
}

/** Nobody listens to a body that is thrown away, and an unheard stream error would end the process. */
function discard(body: Dispatcher.ResponseData["body"]): void {
  body.on("error", () => {}).destroy();
}
