import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../server/config.ts";

const key = "0123456789012345678901234567890123456789";
const database = "postgres://koro:hush-hush@db.example/koro";

describe("configuration", () => {
  it("works without any, and takes an empty value for none", () => {
    const empty = readConfig({ PORT: "", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", ROLE: "" });

    expect(readConfig({})).toEqual(empty);
    expect(empty).toMatchObject({
      ...{ PORT: 3000, HOST: "127.0.0.1", PUBLIC_URL: "http://localhost:3000", ROLE: "all" },
      ...{ DATA_DIR: "./data", TRUST_PROXY: [], LOG_LEVEL: "info" },
    });
  });

  it("follows the port in the public address, and drops a slash at its end", () => {
    expect(readConfig({ PORT: "8080" }).PUBLIC_URL).toBe("http://localhost:8080");
    expect(readConfig({ PUBLIC_URL: "https://wall.example/" }).PUBLIC_URL).toBe(
      "https://wall.example",
    );
  });

  it("reads lists with commas, spaces or both", () => {
    const { TRUST_PROXY } = readConfig({ TRUST_PROXY: "10.0.0.0/8, ::1  192.168.1.1," });

    expect(TRUST_PROXY).toEqual(["10.0.0.0/8", "::1", "192.168.1.1"]);
  });

  it("takes an address with its one port among the private networks", () => {
    const given = "10.0.0.0/8, 127.0.0.1:3002 [::1]:3002";

    expect(readConfig({ ALLOW_PRIVATE_NETWORKS: given }).ALLOW_PRIVATE_NETWORKS).toEqual([
      ...["10.0.0.0/8", "127.0.0.1:3002", "[::1]:3002"],
    ]);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", " "],
    ["PORT", "0x50"],
    ["PUBLIC_URL", "wall.example"],
    ["PUBLIC_URL", "ftp://wall.example"],
    ["MEDIA_URL", "https://bucket"],
    ["TRUST_PROXY", "10.0.0.0/99"],
    ["TRUST_PROXY", "everyone"],
    ["ALLOW_PRIVATE_NETWORKS", "10.0.0"],
    ["ALLOW_PRIVATE_NETWORKS", "010.0.0.1"],
    ["ALLOW_PRIVATE_NETWORKS", "10/8"],
    ["ALLOW_PRIVATE_NETWORKS", "127.0.0.1:0"],
    ["ALLOW_PRIVATE_NETWORKS", "127.0.0.1:70000"],
    ["ALLOW_PRIVATE_NETWORKS", "localhost:3002"],
    ["ALLOW_PRIVATE_NETWORKS", "10.0.0.0/8:3002"],
    ["TRUST_PROXY", "127.0.0.1:3002"],
    ["SMTP_URL", "mail.example"],
    ["MAIL_FROM", "Acme"],
    ["MAIL_FROM", "wall@acme.example, another@acme.example"],
    ["MAIL_FROM", "Acme\nBcc: everybody@people.example <wall@acme.example>"],
    ["ROLE", "king"],
    ["LOG_LEVEL", "loud"],
    ["KORO_OWNER_EMAIL", "ada"],
  ])("refuses %s=%j in one line that names both", (name, given) => {
    const read = () => readConfig({ [name]: given });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      name === "SMTP_URL" ? `${name} is a value` : `${name} is ${JSON.stringify(given)}: expected`,
    );
    expect(read).not.toThrow(/\n|expected (Invalid|Too)/);
  });

  it.each([
    ["SECRET_KEY", "hush-hush"],
    ["KORO_OWNER_PASSWORD", "hush-hush"],
    ["METRICS_TOKEN", "hush-hush"],
    ["DATABASE_URL", "mysql://koro:hush-hush@db.example/koro"],
    ["SMTP_URL", "http://user:hush-hush@mail.example"],
  ])("never repeats what was given for %s", (name, given) => {
    const read = () => readConfig({ [name]: given });

    expect(read).toThrow(name);
    expect(read).not.toThrow("hush-hush");
  });

  it("needs a sender with a mail server, with or without a name", () => {
    const SMTP_URL = "smtps://koro:hush-hush@mail.example";

    expect(() => readConfig({ SMTP_URL })).toThrow(/^MAIL_FROM is empty: with SMTP_URL it is/);
    for (const MAIL_FROM of ["wall@acme.example", "Acme, Yaz <wall@acme.example>"])
      expect(readConfig({ SMTP_URL, MAIL_FROM }).MAIL_FROM).toBe(MAIL_FROM);
  });

  it("needs the key with a database of one's own, and the password with the owner's address", () => {
    expect(() => readConfig({ DATABASE_URL: database })).toThrow("SECRET_KEY is empty");
    expect(readConfig({ DATABASE_URL: database, SECRET_KEY: key }).SECRET_KEY).toBe(key);
    expect(() => readConfig({ KORO_OWNER_EMAIL: "ada@people.example" })).toThrow(
      "KORO_OWNER_PASSWORD is empty",
    );
  });
});
