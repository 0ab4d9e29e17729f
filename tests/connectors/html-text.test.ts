import { describe, expect, it } from "vitest";
import { htmlToText, plainToText } from "../../server/connectors/html-text.ts";

/** The parts of the text that the entities cover, with kind and address. */
function covered(html: string, base?: string): string[] {
  const { text, entities } = htmlToText(html, base);
  return entities.map((e) => `${e.kind} ${text.slice(e.start, e.end)} ${e.url}`);
}

describe("HTML as plain text", () => {
  it.each([
    ["<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"],
    ["  a \n b  <b> c</b>d ", "a b cd"],
    ["a<br><br><br>b", "a\n\nb"],
    ["<ul><li>x</li><li>y</li></ul>z", "•\u00A0x\n•\u00A0y\n\nz"],
    ["<pre>  a\n   b</pre>", "  a\n   b"],
    ["5 &lt; 6 &amp; &ccedil;", "5 < 6 & ç"],
    ["a<script>alert(1)</script><style>p{}</style>b", "ab"],
    ["<p>unclosed <b>tags", "unclosed tags"],
    ["a <!-- hidden --> b", "a b"],
    ["nul\u0000 and \u202Eturned", "nul and turned"],
  ])("lays out %j", (html, text) => {
    expect(htmlToText(html).text).toBe(text);
  });

  it("gives the whole address of a link that is shown shortened", () => {
    const html =
      '<p>🎉 see <a href="https://www.example.org/a/very/long/path"><span class="invisible">https://www.</span><span class="ellipsis">example.org/a/very</span><span class="invisible">/long/path</span></a>!</p>';
    expect(htmlToText(html).text).toBe("🎉 see example.org/a/very…!");
    expect(covered(html)).toEqual([
      "link example.org/a/very… https://www.example.org/a/very/long/path",
    ]);
  });

  it("tells hashtags, mentions and links apart", () => {
    const html =
      '<a href="https://m.example/tags/koro" class="mention hashtag" rel="tag">#<span>Koro</span></a> <span class="h-card"><a href="https://m.example/@ayse" class="u-url mention">@<span>ayse</span></a></span> <a href="/c">c</a> https://d.example/x.';
    expect(covered(html, "https://m.example/")).toEqual([
      "hashtag #Koro https://m.example/tags/koro",
      "mention @ayse https://m.example/@ayse",
      "link c https://m.example/c",
      "link https://d.example/x https://d.example/x",
    ]);
  });

  it.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "https://user:pass@example.org/",
    "file:///etc/passwd",
  ])("keeps the words of a link to %j but not the link", (href) => {
    expect(htmlToText(`<a href="${href}">words</a>`, "https://a.example/")).toMatchObject({
      text: "words",
      entities: [],
    });
  });

  it("collects pictures with their texts, leaves counters out and writes emoji pictures as text", () => {
    const html =
      '<img src="a.png" alt="A cat" width="40" height="30"><img src="/px.gif" width=1 height=1><img class="wp-smiley" src="e.png" alt="🎉"><img src="javascript:x">';
    expect(htmlToText(html, "https://a.example/b/")).toEqual({
      text: "🎉",
      entities: [],
      pictures: [{ url: "https://a.example/b/a.png", alt: "A cat", width: 40, height: 30 }],
    });
  });

  it("keeps the lines of plain text and finds its links", () => {
    const { text, entities } = plainToText("a  b\nhttps://a.example/x\n\n<b>c</b>\n");
    expect(text).toBe("a  b\nhttps://a.example/x\n\n<b>c</b>");
    expect(entities).toEqual([{ kind: "link", start: 5, end: 24, url: "https://a.example/x" }]);
  });

  it.each([
    "<div>x",
    "<div>",
    "<a href='https://a.example/'>x ",
    "<a href='https://a.example/'>x</a> ",
    "<span class=invisible>x",
    "<ul><li>",
    "&amp;",
  ])("reads a megabyte of %j without delay", (piece) => {
    const started = performance.now();
    htmlToText(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
