import { describe, expect, it } from "vitest";
import { createAddressGuard } from "../../server/net/address-guard.ts";

const refused = [
  ["loopback", "127.0.0.1"],
  ["all of loopback", "127.255.255.254"],
  ["this host", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["private 10", "10.1.2.3"],
  ["private 172", "172.31.0.1"],
  ["private 192", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["link-local, where clouds keep credentials", "169.254.169.254"],
  ["Azure's agent", "168.63.129.16"],
  ["benchmarks", "198.18.0.1"],
  ["documentation", "203.0.113.9"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["IPv6 loopback", "::1"],
  ["IPv6 unspecified", "::"],
  ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
  ["IPv4-mapped in hexadecimal", "::ffff:7f00:1"],
  ["IPv4-compatible loopback", "::127.0.0.1"],
  ["NAT64 to loopback", "64:ff9b::7f00:1"],
  ["NAT64 to a private address", "64:ff9b::10.0.0.1"],
  ["NAT64 for local use", "64:ff9b:1::1"],
  ["6to4", "2002:7f00:1::1"],
  ["Teredo", "2001:0:1::1"],
  ["unique-local", "fd00:ec2::254"],
  ["IPv6 link-local", "fe80::1"],
  ["IPv6 link-local with a zone", "fe80::1%eth0"],
  ["site-local", "fec0::1"],
  ["IPv6 multicast", "ff02::1"],
  ["IPv6 documentation", "2001:db8::1"],
  ["not assigned", "4000::1"],
  ["no address", "wall.example"],
  ["nothing", ""],
] as const;

describe("the address guard", () => {
  it.each(refused)("refuses %s: %s", (_, address) => {
    expect(createAddressGuard([])(address, 443)).toBe(false);
  });

  it.each(["93.184.216.34", "2606:4700::6810:1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])(
    "lets %s through, which is public",
    (address) => {
      expect(createAddressGuard([])(address, 443)).toBe(true);
    },
  );

  it("lets allowed ranges through, however the address is dressed, and nothing beside them", () => {
    const guard = createAddressGuard(["10.7.0.0/16", "fd00:7::/32"]);
    const mayDial = (address: string) => guard(address, 443);

    expect(["10.7.0.1", "::ffff:10.7.0.1", "64:ff9b::10.7.0.1", "fd00:7::1"].map(mayDial)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["10.8.0.1", "127.0.0.1", "fd00:8::1"].map(mayDial)).toEqual([false, false, false]);
  });

  it("lets an address through on the one port it was allowed with, however it is dressed", () => {
    const mayDial = createAddressGuard(["127.0.0.1:3002", "[fd00:7::1]:8080"]);

    expect(mayDial("127.0.0.1", 3002)).toBe(true);
    expect(mayDial("::ffff:127.0.0.1", 3002)).toBe(true);
    expect(mayDial("fd00:7::1", 8080)).toBe(true);
    expect(mayDial("127.0.0.1", 5432)).toBe(false);
    expect(mayDial("127.0.0.2", 3002)).toBe(false);
    expect(mayDial("fd00:7::1", 3002)).toBe(false);
  });

  it("names a range it cannot read", () => {
    expect(() => createAddressGuard(["10.0.0.0"])).toThrow(/"10\.0\.0\.0" is not a CIDR range/);
  });
});
