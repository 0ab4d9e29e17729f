import { describe, expect, it } from "vitest";
import { createVault } from "../../server/actions/vault.ts";

const vault = createVault("0123456789012345678901234567890123456789");

describe("the vault", () => {
  it("knows a text again by a mark that says nothing without the key", () => {
    const other = createVault("another key of thirty-two letters or more");
    const mark = vault.fingerprint("ada@people.example");

    expect(vault.fingerprint("ada@people.example")).toBe(mark);
    expect(vault.fingerprint("eda@people.example")).not.toBe(mark);
    expect(other.fingerprint("ada@people.example")).not.toBe(mark);
  });

  it.each(["", "a", "gül@people.example", "🔑".repeat(1000)])(
    "opens what it sealed: %.20s",
    (plain) => {
      expect(vault.open(vault.seal(plain))).toBe(plain);
    },
  );

  it("seals one text differently every time and never in clear", () => {
    const sealed = Array.from({ length: 50 }, () => vault.seal("secret"));

    expect(new Set(sealed).size).toBe(50);
    expect(sealed.join()).not.toContain(Buffer.from("secret").toString("base64url"));
  });

  it("refuses every single character that was changed", () => {
    const sealed = vault.seal("secret words");
    for (let at = 0; at < sealed.length - 1; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      // The last character of a base64 group may hold bits that mean nothing.
      const isLastOfPart = sealed[at + 1] === ".";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      if (!isLastOfPart) expect(() => vault.open(changed), changed).toThrow();
    }
  });

  it("names the key when a value was sealed with another one", () => {
    const other = createVault("another key of thirty-two letters or more");

    expect(() => other.open(vault.seal("x"))).toThrow("another SECRET_KEY");
  });

  it.each(["", "v1", "v1.a.b", "v2.a.b.c.d", "clear text"])(
    "refuses %j, which nobody sealed",
    (text) => {
      expect(() => vault.open(text)).toThrow("not a sealed value");
    },
  );

  it("refuses a tag that was cut short", () => {
    const [version, id, nonce, tag = "", body] = vault.seal("secret").split(".");
    const cut = [version, id, nonce, tag.slice(0, 6), body].join(".");

    expect(() => vault.open(cut)).toThrow();
  });
});
