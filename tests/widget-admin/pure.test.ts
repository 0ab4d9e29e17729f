import { describe, expect, it } from "vitest";
import { piecesOf } from "../../widget/admin/queue/post-text.ts";
import { routeOf } from "../../widget/admin/shell/route.ts";
import { fieldsOf, readValues } from "../../widget/admin/sources/schema-fields.ts";
import { suggestSlug } from "../../widget/admin/walls/suggest-slug.ts";
import { english } from "../../widget/admin/words/en.ts";
import { turkish } from "../../widget/admin/words/tr.ts";

describe("an address made of a title", () => {
  it.each([
    ["Şişli Işık Ödülü 2026", "sisli-isik-odulu-2026"],
    ["İSTANBUL'DA YAZ", "istanbul-da-yaz"],
    ["Crème brûlée & Straße", "creme-brulee-strasse"],
    ["  ---  ", ""],
  ])("folds %s", (title, slug) => {
    expect(suggestSlug(title)).toBe(slug);
  });

  it("is never longer than the server takes, and never ends in a hyphen", () => {
    expect(suggestSlug(`${"a".repeat(63)} b`)).toBe("a".repeat(63));
  });
});

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

describe("an address of the page", () => {
  it.each([
    ["/admin", { room: "walls" }],
    ["/admin/walls/acme-yaz", { room: "queue", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/settings", { room: "settings", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/nonsense", { room: "lost" }],
    ["/elsewhere", { room: "lost" }],
  ])("reads %s", (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });
});

describe("a connector's form", () => {
  const schema = {
    properties: {
      server: { type: "string", format: "uri" },
      pageSize: { type: "integer", default: 40 },
      language: { anyOf: [{ enum: ["tr", "en"] }, { type: "null" }] },
      replies: { type: "boolean", default: false },
    },
    required: ["server", "pageSize"],
  };

  it("has a field for each property, of the kind its schema says", () => {
    const kinds = fieldsOf(schema).map(({ name, kind, required }) => [name, kind, required]);

    expect(kinds).toEqual([
      ["server", "url", true],
      ["pageSize", "number", false],
      ["language", "choice", false],
      ["replies", "switch", false],
    ]);
    expect(fieldsOf(schema)[1]?.label).toBe("Page size");
  });

  it("gives values back in the schema's types and leaves empty ones out", () => {
    const form = new FormData();
    form.set("server", " https://sosyal.example ");
    form.set("pageSize", "20");
    form.set("language", "");

    const values = readValues(fieldsOf(schema), form);

    expect(values).toEqual({ server: "https://sosyal.example", pageSize: 20, replies: false });
  });
});

describe("the words", () => {
  it("give every reason in both languages", () => {
    expect(Object.keys(turkish.reasons)).toEqual(Object.keys(english.reasons));
    expect(Object.keys(turkish.sources.errors)).toEqual(Object.keys(english.sources.errors));
  });
});
