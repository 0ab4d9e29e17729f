import { describe, expect, it } from "vitest";
import { namedAddresses } from "../../../widget/admin/sources/named-addresses.ts";
import { sourceTitle } from "../../../widget/admin/sources/source-title.ts";

describe("the name of a source", () => {
  it("says what it reads", () => {
    const feed = { url: "https://blog.example/g%C3%BCnl%C3%BCk/feed.xml" };
    expect(sourceTitle({ settings: feed })).toBe("blog.example/günlük/feed.xml");
    const timeline = { server: "https://sosyal.example", hashtag: "AcmeYaz" };
    expect(sourceTitle({ settings: timeline })).toBe("#AcmeYaz · sosyal.example");
    expect(sourceTitle({ settings: {} })).toBe("");
  });
});

describe("the addresses a sentence names", () => {
  it("are those that were not tried, without the sentence's own signs", () => {
    const said = "Look at https://blog.example/feed.xml or “https://blog.example/atom”.";
    expect(namedAddresses(said, "https://blog.example/")).toEqual([
      "https://blog.example/feed.xml",
      "https://blog.example/atom",
    ]);
  });

  it("are not the place that was tried", () => {
    expect(namedAddresses("https://blog.example/ answered 404.", "https://blog.example/x")).toEqual(
      [],
    );
  });
});
