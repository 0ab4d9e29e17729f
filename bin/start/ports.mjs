import { createServer } from "node:net";

/** The server's port and, with the demo, the two after it. A wrong PORT is the server's to name. */
export function portsFrom(text, withDemo) {
  const first = text ? Number(text) : 3000;
  if (!Number.isInteger(first)) return [];
  // 0 asks the system for any free one.
  const following = first === 0 ? [0, 0] : [first + 1, first + 2];
  return withDemo ? [first, ...following] : [first];
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
