import { createServer } from "node:net";

/** The server's port and, with the demo, the two after it. A wrong PORT is the server's to name. */
export async function portsFrom(text, withDemo) {
  const first = text ? Number(text) : 3000;
  if (!Number.isInteger(first)) return [];
  if (!withDemo) return [first];
  // 0 asks the system for any free one; the sample world's has to be known before the server starts.
  return first === 0 ? [0, 0, await freePort()] : [first, first + 1, first + 2];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Throws a sentence if a port is taken; better now than after the database has been started. */
export async function assertFree(ports, host) {
  for (const port of ports) {
    if (!(await isTaken(port, host))) continue;
    const others = ports.length > 1 ? ` (and the demo the two after it)` : "";
    throw new Error(
      `Port ${port} on ${host} is in use. Koro takes PORT=${ports[0]}${others}: end the other program, or choose another, such as PORT=${ports[0] + 100} npm start.`,
    );
  }
}

function isTaken(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // Other errors (a port below 1024, an address that is not ours) are the server's to explain.
    server.once("error", (error) => resolve(error.code === "EADDRINUSE"));
    server.once("listening", () => server.close(() => resolve(false)));
    server.listen(port, host);
  });
}
