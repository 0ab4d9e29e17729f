import { describe, expect, it } from "vitest";
import {
  clip,
  clipOrNull,
  isOlder,
  linkOrNull,
  maxMedia,
  notLaterThan,
  soundEntities,
  soundId,
  soundNumber,
  toStorable,
} from "../../server/domain/found-post.ts";
import { type Entity, maxTextLength } from "../../server/domain/post.ts";
import { aMedium, aPost } from "../support/builders.ts";

const url = "https://home.example/";
const entity = (start: number, end: number, fields: Partial<Entity> = {}): Entity => ({
  ...{ kind: "link", start, end, url },
  ...fields,
});

describe("text that is stored", () => {
  it("holds no NUL and no half of a surrogate pair, and every offset stays right", () => {
    expect(clip("a\0b\ud83dc\udc4dd", 100)).toBe("a\ufffdb\ufffdc\ufffdd");
  });

  it("is cut at a whole code point", () => {
    expect(clip(`${"a".repeat(9)}😀b`, 10)).toBe("a".repeat(9));
    expect(clip(`${"a".repeat(8)}😀b`, 10)).toBe(`${"a".repeat(8)}😀`);
  });

  it.each([10_000, 10_001, 50_000])("of %i characters is at most as long as allowed", (length) => {
    const { text } = toStorable(aPost({ text: "😀".repeat(length) }));

    expect(text).toHaveLength(maxTextLength);
    expect(text.isWellFormed()).toBe(true);
  });

  it.each([null, "", "  \n "])("is nothing where there is nothing to read: %j", (text) => {
    expect(clipOrNull(text, 10)).toBeNull();
  });
});

describe("addresses that may be linked to", () => {
  it.each([
    ...[
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
    ],
    ...[
      "data:text/html,x",
      "vbscript:x",
      "file:///etc/passwd",
      "//home.example/",
      "/path",
      "nonsense",
    ],
    ...["", "https://", `https://home.example/${"a".repeat(4000)}`, "mailto:a@home.example"],
  ])("are not %.40s", (address) => {
    expect(linkOrNull(address)).toBeNull();
  });

  it("are web addresses, in the one spelling that browsers use", () => {
    expect(linkOrNull("HTTPS://Home.Example/ş?q=<b>")).toBe(
      "https://home.example/%C5%9F?q=%3Cb%3E",
    );
  });
});

describe("entities", () => {
  const text = "0123456789";

  it("lie inside the text, whole, in order, without overlap", () => {
    const given = [
      ...[entity(8, 11), entity(-1, 2), entity(3, 3), entity(5, 4), entity(0.5, 2), entity(0, 1.5)],
      ...[entity(Number.NaN, 2), entity(6, 8), entity(0, 4), entity(2, 6), entity(8, 10)],
    ];

    expect(soundEntities(given, text)).toEqual([entity(0, 4), entity(6, 8), entity(8, 10)]);
  });

  it("of another kind or with an address that runs are dropped, those of mail stay", () => {
    const mail = entity(6, 7, { url: "mailto:a@home.example" });
    const given = [
      ...[entity(0, 1, { url: "javascript:alert(1)" }), entity(2, 3, { kind: "script" as never })],
      mail,
    ];

    expect(soundEntities(given, text)).toEqual([mail]);
  });

  it("behind the place where a long text was cut are dropped", () => {
    const long = aPost({
      text: "a".repeat(10_005),
      entities: [entity(9998, 10_001), entity(0, 3)],
    });

    expect(toStorable(long).entities).toEqual([entity(0, 3)]);
  });

  it("are at most five hundred, however many there are", () => {
    const many = Array.from({ length: 5000 }, (_, n) => entity(n, n + 1));

    expect(soundEntities(many, "a".repeat(6000))).toHaveLength(500);
  });

  it("carry nothing but their own four fields", () => {
    const extra = { ...entity(0, 2), onclick: "alert(1)" };

    expect(soundEntities([extra], text)).toEqual([entity(0, 2)]);
  });
});

describe("times", () => {
  const at = new Date("2026-05-01T12:00:00Z");

  it.each([
    ["the future", new Date("2026-05-01T12:00:01Z")],
    ["no time at all", new Date(Number.NaN)],
    ["a year that nobody can write", new Date(-8.64e15)],
    ["the end of time", new Date(8.64e15)],
  ])("from %s become the time of arrival", (_, date) => {
    expect(notLaterThan(date, at)).toBe(at.toISOString());
  });

  it("from the past stay", () => {
    expect(notLaterThan(new Date(0), at)).toBe("1970-01-01T00:00:00.000Z");
  });

  it.each([
    [null, null, false],
    [null, at, true],
    [at, null, false],
    [at, at, false],
    [new Date(0), at, true],
  ])("of two versions: %o is older than %o: %s", (edited, than, older) => {
    expect(isOlder(edited, than)).toBe(older);
  });
});

describe("ids and numbers", () => {
  it("of any length stay apart from each other and fit an index", () => {
    const long = "ş".repeat(2000);

    expect(soundId(`${long}a`)).not.toBe(soundId(`${long}b`));
    expect(Buffer.byteLength(soundId(long))).toBeLessThan(100);
    expect(soundId("12\0")).toBe("12\ufffd");
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 101, null, undefined, "5" as never])(
    "that cannot be (%s) are missing, not zero",
    (number) => {
      expect(soundNumber(number, 100)).toBeNull();
    },
  );
});

describe("the form that is compared", () => {
  it("is the same for the same words and another for each thing a reader could see", () => {
    const post = aPost({ media: [aMedium({ key: "a" })] });
    const others = [
      { text: "other" },
      { sensitive: true },
      { contentWarning: "boats" },
      { lang: "tr" },
      { hashtags: [] },
      { media: [] },
      { media: [aMedium({ key: "b" })] },
      { media: [aMedium({ key: "a", alt: "other" })] },
      { entities: [entity(0, 3)] },
    ];
    const hashes = [post, ...others.map((other) => ({ ...post, ...other }))].map(
      (version) => toStorable(version).contentHash,
    );

    const liked = { ...post, counts: { likes: 9 } };
    expect(toStorable(liked).contentHash).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(others.length + 1);
  });

  it("has each hashtag once by each of its keys", () => {
    const { strictKeys, looseKeys } = toStorable(
      aPost({ hashtags: ["İstanbul", "istanbul", "ISTANBUL", "München", "Munchen"] }),
    );

    expect(strictKeys).toEqual(["istanbul", "münchen", "munchen"]);
    expect(looseKeys).toEqual(["istanbul", "munchen"]);
  });

  it("has at most so many media and sixty hashtags", () => {
    const many = Array.from({ length: 500 }, (_, n) => `tag${n}`);
    const { media, hashtags } = toStorable(
      aPost({ media: many.map((key) => aMedium({ key })), hashtags: many }),
    );

    expect([media.length, hashtags.length]).toEqual([maxMedia, 60]);
  });
});
