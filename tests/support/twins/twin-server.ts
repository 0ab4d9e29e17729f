/** What both twins share: a loopback server that keeps a list of what it was asked and can be told to fail. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One answer that goes wrong: a status with headers, half a document, or a connection that is cut. */
export type Fault =
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  | { kind: "truncate" }
  | { kind: "reset" }
  | { kind: "slow"; forMs: number };

export interface TwinAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface TwinServer {
  origin: string;
  /** `GET /path?query` of everything asked, oldest first. */
  asked: string[];
  /** Taken one a request, oldest first. */
  faults: Fault[];
  close(): Promise<void>;
}

export type TwinHandler = (request: IncomingMessage, url: URL) => TwinAnswer;

export async function startTwin(handle: TwinHandler): Promise<TwinServer> {
  const asked: string[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://twin.example");
    asked.push(`${request.method} ${request.url}`);
    answer(handle(request, url), faults.shift(), request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    faults,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function answer(
  { status, headers = {}, body = "" }: TwinAnswer,
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = Buffer.from(body);
  const send = (part: Uint8Array) => {
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" ? undefined : part);
  };
  switch (fault?.kind) {
    case undefined:
      send(bytes);
      break;
    case "status":
      response.writeHead(fault.status, fault.headers ?? {});
      response.end(fault.body ?? "");
      break;
    case "truncate":
      send(bytes.subarray(0, Math.floor(bytes.length / 2)));
      break;
    case "reset":
      request.socket.destroy();
      break;
    case "slow":
      setTimeout(() => send(bytes), fault.forMs).unref();
  }
}

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
