import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A server on a free port of one loopback address, gone after the test. Answers its origin. */
export async function serve(listener: RequestListener, address = "127.0.0.1"): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, address, done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}
