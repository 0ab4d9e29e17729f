/** Whose request it is, when proxies stand between: only their word counts that the operator trusts. */
import ipaddr from "ipaddr.js";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

export function createClientAddress(trusted: string[]) {
  const ranges = trusted.map(toRange);
  const isTrusted = (address: string) => {
    const parsed = parseAddress(address);
    return parsed !== null && ranges.some((range) => isWithin(parsed, range));
  };
  /** The last address that no trusted proxy has, read from right to left. */
  return (headers: Headers, socketAddress = "0.0.0.0"): string => {
    if (!isTrusted(socketAddress)) return socketAddress;
    const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
    return hops.filter(Boolean).findLast((hop) => !isTrusted(hop)) ?? socketAddress;
  };
}

/**
 * Whom a bound counts as one: an IPv4 address, or the /64 that IPv6 gives to a household as its smallest piece.
 */
export function networkOf(text: string): string {
  const address = parseAddress(text.split("%")[0] ?? "");
  if (!(address instanceof ipaddr.IPv6)) return address?.toString() ?? text;
  const groups = address.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(":")}::/64`;
}

function toRange(text: string): Range {
  if (text.includes("/")) return ipaddr.parseCIDR(text) as Range;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function parseAddress(text: string) {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Range) =>
  address.kind() === base.kind() && address.match(base, bits);
