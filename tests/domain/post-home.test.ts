import { expect, it } from "vitest";
import { isAtHome } from "../../server/domain/post-home.ts";

const of = (externalId: string, settings: Record<string, unknown> = {}) => ({
  externalId,
  settings,
});

it.each([
  ["https://home.example/users/defne/statuses/1", of("home.example/1"), true],
  ["https://home.example/users/defne/statuses/1", of("copy.example/9"), false],
  ["https://home.example/p/1", of("urn:x:1", { url: "https://home.example/feed.xml" }), true],
  ["https://home.example/p/1", of("urn:x:1", { url: "https://planet.example/feed.xml" }), false],
  ["https://home.example/p/1", of("copy.example/1", { server: "home.example" }), true],
  ["https://home.example:8443/p/1", of("home.example/1"), false],
  ["tag:home.example,2017-01-01:objectId=1:objectType=Status", of("home.example/1"), true],
  ["tag:home.example,2017-01-01:objectId=1:objectType=Status", of("copy.example/1"), false],
  ["at://did:plc:1/app.bsky.feed.post/1", of("anything"), true],
  ["koro:0198:1", of("1"), true],
])("knows whether %s is at home with %j", (canonicalUri, source, expected) => {
  expect(isAtHome(canonicalUri, source)).toBe(expected);
});
