/**
 * The load: keep-alive connections on raw sockets, one request in flight on each, cycling through the targets.
 * Answers are told apart by `Content-Length`; nothing is parsed that need not be.
 */
import { connect, type Socket } from "node:net";
import { answerQuestions } from "../parts/answer.ts";
import { createHistogram, type Histogram } from "../parts/histogram.ts";

export interface LoadOrder {
  port: number;
  paths: string[];
  acceptEncoding: string | null;
  /** Sends back the `ETag` it last saw, as a browser does. */
  conditional: boolean;
  /** The tags it knows from the start, a path each; none without. */
  etags?: (string | null)[];
  connections: number;
  seconds: number;
}

export interface LoadAnswer {
  requests: number;
  seconds: number;
  p50Us: number;
  p99Us: number;
  /** How many answers were 304. */
  notModified: number;
  /** Anything but 200 and 304. */
  wrong: number;
  /** Body bytes of the last 200. */
  bodyBytes: number;
}

interface Run {
  order: LoadOrder;
  requests: Buffer[];
  latencies: Histogram;
  notModified: number;
  wrong: number;
  bodyBytes: number;
  ends: number;
}

answerQuestions(runLoad);

async function runLoad(order: LoadOrder): Promise<LoadAnswer> {
  const run: Run = {
    ...{ order, latencies: createHistogram(), notModified: 0, wrong: 0, bodyBytes: 0 },
    requests: order.paths.map((path, at) => requestFor(order, path, order.etags?.[at] ?? null)),
    ends: performance.now() + order.seconds * 1000,
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: order.connections }, (_, n) => keepAsking(run, n * 7)));
  const { latencies, notModified, wrong, bodyBytes } = run;
  return {
    ...{ requests: latencies.count, notModified, wrong, bodyBytes },
    seconds: (performance.now() - began) / 1000,
    p50Us: latencies.percentileUs(0.5),
    p99Us: latencies.percentileUs(0.99),
  };
}

function requestFor(
  { port, acceptEncoding }: LoadOrder,
  path: string,
  etag: string | null,
): Buffer {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "User-Agent: bench",
    "Accept: application/json",
    ...(acceptEncoding ? [`Accept-Encoding: ${acceptEncoding}`] : []),
    ...(etag ? [`If-None-Match: ${etag}`] : []),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
}

/** One connection until the time is over. */
function keepAsking(run: Run, first: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let target = first % run.requests.length;
    let missing = 0;
    let sentAt = 0;
    let head = "";
    const socket: Socket = connect({
      ...{ port: run.order.port, host: "127.0.0.1", noDelay: true },
      onread: { buffer: Buffer.allocUnsafe(65_536), callback: received },
    });
    socket.once("connect", ask);
    socket.once("error", reject);
    socket.once("close", () => resolve());

    function ask(): void {
      if (performance.now() >= run.ends) return void socket.destroy();
      target = (target + 1) % run.requests.length;
      sentAt = performance.now();
      socket.write(run.requests[target] as Buffer);
    }

    function received(count: number, bytes: Uint8Array): boolean {
      missing = missing > 0 ? missing - count : readHead(count, bytes as Buffer);
      if (missing === 0) {
        run.latencies.add((performance.now() - sentAt) * 1000);
        ask();
      }
      return true;
    }

    /** Answers how many bytes are still to come; -1 while that is not known. */
    function readHead(count: number, bytes: Buffer): number {
      const end = bytes.indexOf("\r\n\r\n");
      if (head !== "" || end < 0 || end + 4 > count) return gather(count, bytes);
      return takeHead(bytes.toString("latin1", 0, end + 4), count - end - 4);
    }

    /** A head in two pieces, which loopback hardly ever does. */
    function gather(count: number, bytes: Buffer): number {
      head += bytes.toString("latin1", 0, count);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return -1;
      const whole = head;
      head = "";
      return takeHead(whole.slice(0, end + 4), whole.length - end - 4);
    }

    function takeHead(text: string, bodyBytes: number): number {
      const status = text.slice(9, 12);
      if (status === "304") {
        run.notModified++;
        return 0;
      }
      if (status !== "200") run.wrong++;
      const length = Number(/\r\nContent-Length: (\d+)/i.exec(text)?.[1]);
      run.bodyBytes = length;
      if (run.order.conditional) rememberTag(text);
      return length - bodyBytes;
    }

    function rememberTag(text: string): void {
      const etag = /\r\nETag: (\S+)/i.exec(text)?.[1] ?? null;
      run.requests[target] = requestFor(run.order, run.order.paths[target] as string, etag);
    }
  });
}
