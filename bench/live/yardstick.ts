/** The yardstick: bare sockets, one shared buffer, a loop. Nothing in Node gets an event to many clients sooner. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { answerQuestions } from "../parts/answer.ts";
import { nowMs } from "./monotonic.ts";

/** Without an event: how many listen. With one: when its writing began. */
export interface WriteOrder {
  event: string | null;
}

const sockets = new Set<Socket>();
const head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n:\n\n";

const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on("error", () => {});
  socket.once("close", () => sockets.delete(socket));
  socket.once("data", () => socket.write(head));
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
answerQuestions(({ event }: WriteOrder) => {
  if (event === null) return sockets.size;
  const bytes = Buffer.from(event);
  const began = nowMs();
  for (const socket of sockets) socket.write(bytes);
  return began;
});
