/**
 * Which addresses this server may dial. Everything is refused that is not plainly the public internet, because
 * addresses come from strangers: a picture at `169.254.169.254` would hand them the machine's cloud credentials.
 */
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Answers whether an address, as text, may be dialled. Text that is no address may not. */
export type AddressGuard = (address: string) => boolean;

/** All that IANA has given out for public use; the rest of IPv6 is special or not assigned. */
const globalUnicast: Range = [ipaddr.IPv6.parse("2000::"), 3];

/** RFC 6052: what lies behind it is the IPv4 address in its last 32 bits. Networks without IPv4 reach it this way. */
const nat64: Range = [ipaddr.IPv6.parse("64:ff9b::"), 96];

/** Public in form, but on Azure it is the machine's own agent, keys included. */
const azureAgent = "168.63.129.16";

/**
 * Builds the guard. `allowPrivate` holds CIDR ranges that may be dialled although they are not public.
 *
 * @throws {TypeError} when a range is not written as CIDR
 */
export function createAddressGuard(allowPrivate: readonly string[]): AddressGuard {
  const allowed = allowPrivate.map(parseRange);
  return (text) => {
    if (!ipaddr.isValid(text) || text.includes("%")) return false;
    const address = ipaddr.parse(text);
    const reached = unwrap(address);
    if (allowed.some((range) => inside(address, range) || inside(reached, range))) return true;
    return isPublic(reached);
  };
}

function parseRange(text: string): Range {
  if (!ipaddr.isValidCIDR(text)) {
    throw new TypeError(`"${text}" is not a CIDR range such as 10.0.0.0/8 or fd00::/8`);
  }
  return ipaddr.parseCIDR(text);
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
