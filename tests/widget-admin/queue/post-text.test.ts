import { describe, expect, it } from "vitest";
import { piecesOf } from "../../../widget/admin/queue/post-text.ts";

describe("a post's text", () => {
  it("is cut along its entities and links only where an address may lead", () => {
    const entities = [
      { kind: "link", start: 0, end: 3, url: "javascript:alert(1)" },
      { kind: "hashtag", start: 4, end: 8, url: "https://social.example/tags/abc" },
      { kind: "link", start: 6, end: 9, url: "https://overlap.example" },
      { kind: "link", start: 8, end: 99, url: "https://beyond.example" },
    ] as const;

    expect(piecesOf("abc #abc!", entities)).toEqual([
      "abc ",
      { text: "#abc", url: "https://social.example/tags/abc" },
      "!",
    ]);
  });
});
