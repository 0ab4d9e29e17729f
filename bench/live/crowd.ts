/** Many clients in one process: they open streams, note when an event is there, and can be told to stop reading. */
import { connect, type Socket } from "node:net";
import { answerQuestions } from "../parts/answer.ts";
import { percentile } from "../parts/statistics.ts";
import { nowMs } from "./monotonic.ts";

export type CrowdOrder =
  /** Opens streams, `atOnce` of them under way at a time; answers when all have been greeted. */
  | { kind: "open"; port: number; path: string; count: number; atOnce: number; reads?: boolean }
  /** From now on: an event is complete with this many bytes and a blank line. */
  | { kind: "expect"; bytes: number }
  | { kind: "arrivals" }
  /** The last event's bytes, as the first client got them. */
  | { kind: "sample" }
  | { kind: "close" };

/** Moments of `nowMs`. */
export interface Arrivals {
  arrived: number;
  first: number;
  p50: number;
  p99: number;
  last: number;
}

interface Client {
  socket: Socket;
  bytes: number;
  doneAt: number;
}

const patienceMs = 20_000;
let clients: Client[] = [];
let expected = Number.POSITIVE_INFINITY;
let missing = 0;
let allThere = () => {};
let sample = "";

/** One for all: what arrives is looked at before the next read. */
const shared = Buffer.allocUnsafe(65_536);

answerQuestions((order: CrowdOrder) => {
  if (order.kind === "open") return open(order);
  if (order.kind === "expect") return expect(order.bytes);
  if (order.kind === "arrivals") return arrivals();
  if (order.kind === "sample") return sample;
  for (const { socket } of clients) socket.destroy();
  clients = [];
});

async function open(order: Extract<CrowdOrder, { kind: "open" }>): Promise<number> {
  let opened = 0;
  const opener = async () => {
    while (opened < order.count) {
      opened++;
      await openOne(order);
    }
  };
  await Promise.all(Array.from({ length: order.atOnce }, opener));
  return clients.length;
}

function openOne({
  port,
  path,
  reads = true,
}: Extract<CrowdOrder, { kind: "open" }>): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`;
    const onread = {
      buffer: shared,
      callback(count: number) {
        resolve();
        note(client, count);
        return true;
      },
    };
    const socket = connect({ port, host: "127.0.0.1", ...(reads && { onread }) });
    const client: Client = { socket, bytes: 0, doneAt: 0 };
    clients.push(client);
    if (!reads) socket.pause();
    socket.once("connect", () => {
      socket.write(request);
      if (!reads) resolve();
    });
    socket.once("error", reject);
  });
}

function note(client: Client, count: number): void {
  client.bytes += count;
  const isWhole = shared[count - 1] === 10 && shared[count - 2] === 10;
  if (client.doneAt > 0 || client.bytes < expected || !isWhole) return;
  client.doneAt = nowMs();
  if (client === clients[0]) sample = shared.toString("utf8", 0, count);
  if (--missing === 0) allThere();
}

function expect(bytes: number): void {
  expected = bytes;
  missing = clients.length;
  for (const client of clients) {
    client.bytes = 0;
    client.doneAt = 0;
  }
}

async function arrivals(): Promise<Arrivals> {
  await new Promise<void>((resolve) => {
    allThere = resolve;
    if (missing === 0) resolve();
    setTimeout(resolve, patienceMs).unref();
  });
  const times = clients.flatMap(({ doneAt }) => (doneAt > 0 ? [doneAt] : []));
  return {
    arrived: times.length,
    first: Math.min(...times),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    last: Math.max(...times),
  };
}
