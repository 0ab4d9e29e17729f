import { createServer } from "node:net";

/** A TCP port of 127.0.0.1 that nobody held a moment ago. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/** Several ports in a row, for programs that take `PORT`, `PORT + 1` and so on. */
export async function freePorts(count: number): Promise<number[]> {
  for (;;) {
    const first = await open(0);
    if (!first) continue;
    const rest = await Promise.all(
      Array.from({ length: count - 1 }, (_, step) => open(first.port + step + 1)),
    );
    const all = [first, ...rest];
    await Promise.all(all.map((one) => one?.close()));
    if (all.every((one) => one !== undefined)) return all.map((one) => one.port);
  }
}

interface OpenPort {
  readonly port: number;
  close(): Promise<void>;
}

function open(port: number): Promise<OpenPort | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const close = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ port: typeof address === "object" && address ? address.port : port, close });
    });
  });
}
