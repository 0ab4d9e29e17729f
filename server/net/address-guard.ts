/**
 * Which addresses this server may dial. Everything is refused that is not plainly the public internet, because
 * addresses come from strangers: a picture at `169.254.169.254` would hand them the machine's cloud credentials.
 */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Answers whether an address, as text, may be dialled on a port. Text that is no address may not. */
export type AddressGuard = (address: string, port: number) => boolean;

/** `port` is `null` where all ports are meant. */
interface Allowed {
  range: Range;
  port: number | null;
}

/** All that IANA has given out for public use; the rest of IPv6 is special or not assigned. */
const globalUnicast: Range = [ipaddr.IPv6.parse("2000::"), 3];

/** RFC 6052: what lies behind it is the IPv4 address in its last 32 bits. Networks without IPv4 reach it this way. */
const nat64: Range = [ipaddr.IPv6.parse("64:ff9b::"), 96];

/** Public in form, but on Azure it is the machine's own agent, keys included. */
const azureAgent = "168.63.129.16";

/**
 * Builds the guard. `allowPrivate` holds what may be dialled although it is not public: CIDR ranges, and single
 * addresses with the one port that is meant, such as `127.0.0.1:3002` or `[::1]:3002`.
 *
 * @throws {TypeError} when an entry is neither
 */
export function createAddressGuard(allowPrivate: readonly string[]): AddressGuard {
  const allowed = allowPrivate.map((text) => parsePlace(text) ?? parseRange(text));
  return (text, port) => {
    if (!ipaddr.isValid(text) || text.includes("%")) return false;
    const address = ipaddr.parse(text);
    const reached = unwrap(address);
    const isAllowed = allowed
      .filter((entry) => entry.port === null || entry.port === port)
      .some(({ range }) => inside(address, range) || inside(reached, range));
    return isAllowed || isPublic(reached);
  };
}

/** `address:port`; the brackets tell where an IPv6 address ends. */
function parsePlace(text: string): Allowed | null {
  const [, bracketed, plain, port] = /^(?:\[([\da-f:.]+)\]|([\d.]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain ?? "";
  if (isIP(host) !== (bracketed ? 6 : 4)) return null;
  const address = ipaddr.parse(host);
  return { range: [address, address.kind() === "ipv4" ? 32 : 128], port: Number(port) };
}

function parseRange(text: string): Allowed {
  if (!ipaddr.isValidCIDR(text)) {
    throw new TypeError(`"${text}" is not a CIDR range such as 10.0.0.0/8 or fd00::/8`);
  }
  return { range: ipaddr.parseCIDR(text), port: null };
}

/** The IPv4 address that an IPv6 address only dresses up, so that `::ffff:127.0.0.1` is judged as loopback. */
function unwrap(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (inside(address, nat64)) return new ipaddr.IPv4(address.toByteArray().slice(12));
  return address;
}

function inside(address: Address, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast" || address.toString() === azureAgent) return false;
  return address.kind() === "ipv4" || inside(address, globalUnicast);
}
