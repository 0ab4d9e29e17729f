import { describe, expect, it } from "vitest";
import { networkOf } from "../../server/http/client-address.ts";
import { createCounter } from "../../server/http/rate-limit.ts";

describe("whom a bound counts as one", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "not an address"],
  ])("takes %s for %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("the windows", () => {
  it("count up to their end and then begin again", () => {
    const count = createCounter(1_000);

    expect([count("a", 0), count("a", 999)].map((window) => window.ends)).toEqual([1_000, 1_000]);
    expect(count("a", 999).count).toBe(3);
    expect(count("a", 1_000)).toEqual({ count: 1, ends: 2_000 });
  });

  it("forget the ones that began first when there are too many, and free nobody else", () => {
    const count = createCounter(1_000, 3);
    for (const address of ["old", "b", "b", "c", "c"]) count(address, 0);
    count("new", 1);

    expect(count("b", 2).count).toBe(3);
    expect(count("c", 2).count).toBe(3);
    expect(count("old", 2).count).toBe(1);
  });
});
