import { describe, expect, it } from "vitest";
import { connectors, describeConnector, findConnector } from "../../server/connectors/registry.ts";
import { ConnectorDescription } from "../../server/wire/admin-source.ts";

describe("the registry of connectors", () => {
  it("finds each connector by its name and nothing by another", () => {
    for (const connector of connectors) expect(findConnector(connector.name)).toBe(connector);
    expect(new Set(connectors.map(({ name }) => name)).size).toBe(connectors.length);
    expect(findConnector("carrier-pigeon")).toBeUndefined();
  });

  it.each(connectors.map((connector) => [connector.name, connector] as const))(
    "describes %s as the wire wants it, in both languages",
    (_, connector) => {
      const described = ConnectorDescription.parse(describeConnector(connector));
      expect(described.settings).toMatchObject({ type: "object", additionalProperties: false });
      expect(described.notes.en.length).toBe(described.notes.tr.length);
      expect(JSON.parse(JSON.stringify(described))).toEqual(described);
    },
  );

  it("states what may be typed, not what becomes of it", () => {
    const mastodon = findConnector("mastodon");
    if (!mastodon) throw new Error("no mastodon");
    expect(describeConnector(mastodon)).toMatchObject({
      settings: { required: ["server", "hashtag"], properties: { server: { type: "string" } } },
      secrets: { properties: { token: { type: "string" } } },
    });
  });

  it.each([
    ["mastodon.example", "https://mastodon.example"],
    [" https://Mastodon.example/ ", "https://mastodon.example"],
    ["https://mastodon.example/@ayse", "https://mastodon.example"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["localhost:3000", "https://localhost:3000"],
    ["bücher.example", "https://xn--bcher-kva.example"],
  ])("reads the Mastodon server %j as %s, twice too", (typed, origin) => {
    const schema = findConnector("mastodon")?.settings;
    const once = schema?.parse({ server: typed, hashtag: "#Koro" });
    expect(once).toEqual({ server: origin, hashtag: "Koro" });
    expect(schema?.parse(once)).toEqual(once);
  });

  it.each([
    ["mastodon", { server: "ftp://mastodon.example", hashtag: "koro" }],
    ["mastodon", { server: "https://user:pass@mastodon.example", hashtag: "koro" }],
    ["mastodon", { server: "a b", hashtag: "koro" }],
    ["mastodon", { server: "mastodon.example", hashtag: "two words" }],
    ["mastodon", { server: "mastodon.example", hashtag: "koro", more: 1 }],
    ["feed", { url: "javascript:alert(1)" }],
    ["feed", { url: "file:///etc/passwd" }],
    ["feed", { url: "example.org/feed" }],
    ["upload", { anything: true }],
  ])("refuses settings of %s such as %j", (name, settings) => {
    expect(findConnector(name)?.settings.safeParse(settings).success).toBe(false);
  });
});
