/**
 * An undici agent that judges addresses at the moment of dialling. Checking a name beforehand and letting the
 * client look it up again is what DNS rebinding lives on: here the addresses that were judged are the very ones
 * the socket connects to. Literal addresses never reach a lookup, so they are judged just before.
 */
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import { Agent, buildConnector, Pool } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { FetchError } from "./fetch-error.ts";

/** All addresses of a name; `family` is 4 or 6. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** The operating system's resolver, hosts file included. */
export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/** Connections kept to one origin at once: enough for pictures, polite to small servers. */
const connectionsPerOrigin = 8;

export function createGuardedAgent(mayDial: AddressGuard, resolve: Resolve): Agent {
  return new Agent({
    connections: connectionsPerOrigin,
    // One origin, one pool: what is built here is asked for a single port.
    factory: (origin, options) => {
      const port = portOf(new URL(origin));
      const mayDialHere = (address: string) => mayDial(address, port);
      return new Pool(origin, { ...options, connect: guardedDial(mayDialHere, resolve) });
    },
  });
}

type PortGuard = (address: string) => boolean;

function guardedDial(mayDial: PortGuard, resolve: Resolve): buildConnector.connector {
  const dial = buildConnector({ lookup: guardLookup(mayDial, resolve), allowH2: false });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !mayDial(host)) callback(blocked(host), null);
    else dial(options, callback);
  };
}

const portOf = ({ port, protocol }: URL) => Number(port || (protocol === "https:" ? 443 : 80));

/** Names with some public addresses are dialled at those only. */
function guardLookup(mayDial: PortGuard, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => {
      const found = await resolve(hostname);
      const [first, ...others] = found.filter(({ address }) => mayDial(address));
      if (!first) throw blocked(hostname);
      if (options.all) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    };
    answer().catch((error: NodeJS.ErrnoException) => callback(error, []));
  };
}

function blocked(host: string): FetchError {
  return new FetchError(
    "blocked",
    host,
    "is not on the public internet; ALLOW_PRIVATE_NETWORKS names what may be reached nevertheless",
  );
}
