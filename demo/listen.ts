import { once } from "node:events";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";

/** A server that answers at `url` until it is stopped. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Listens and resolves once connections are taken; rejects when the port is not to be had. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  host: string,
): Promise<Running> {
  const server = serve({ fetch, port, hostname: host }) as Server;
  await once(server, "listening");
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${shown(host)}:${taken}`,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A host that a browser on this machine can open; "every address" is not one. */
function shown(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
