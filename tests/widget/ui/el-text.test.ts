import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { type Child, el, icon, outLink, type Piece, ruleOf } from "../../../widget/ui/el-text.ts";
import { hostileTexts } from "../../pages/support/sample.ts";

const payloads = [
  ...hostileTexts,
  "</template><script>owned()</script>",
  "</style><script>owned()</script>",
  "</p></article></li></ul></template>",
  "<template shadowrootmode=open>",
  "--><img src=x onerror=owned()>",
  "]]><svg onload=owned()>",
  "`\"'><\0\uD800\uDC00\uDFFF&lt;&#x3c;&amp",
  "\r\n\u2028\u2029\uFEFF",
];

const written = (piece: Piece, styles = new Set<string>()) => piece.write(styles);

interface Node {
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

describe("an element as text", () => {
  it.each(payloads)(
    "is the same element again when it is read, whatever is in it (%#)",
    (words) => {
      const bold = el("b", null, words) as unknown as Child;
      const text = written(el("p", { title: words, "data-post": words }, words, bold));

      const roots = parseDocument(text).children as unknown as Node[];
      expect(roots).toHaveLength(1);
      const [paragraph] = roots;
      const kept = words.toWellFormed().replaceAll("\0", "");
      expect(paragraph?.attribs).toEqual({ title: kept, "data-post": kept });
      const [first, second, ...others] = paragraph?.children ?? [];
      expect(first?.data).toBe(kept);
      expect(second?.children?.[0]?.data).toBe(kept);
      expect(others).toEqual([]);
    },
  );

  it("leaves out listeners and what is not there, and closes nothing that has no end", () => {
    const listener = () => {};
    const props = { alt: "", hidden: true, id: null, lang: false, onerror: listener };
    expect(written(el("img", props))).toBe('<img alt="" hidden="">');
    expect(written(el("p", null, null, false, ["a", [undefined, "b"]]))).toBe("<p>ab</p>");
  });

  it.each(["onclick", "ONLOAD", "x y", 'a"b', "a>b", ""])("refuses the attribute %j", (name) => {
    expect(() => el("p", { [name]: "x" })).toThrow();
  });

  it("turns styles into rules, and never lets one out of its rule", () => {
    const styles = new Set<string>();
    const shape = "aspect-ratio:1.5;background-color:rgb(1,2,3)";
    const text = written(
      el("div", null, [
        el("i", { style: shape }),
        el("i", { style: "}</style><script>" }),
      ] as never),
      styles,
    );

    expect([...styles]).toEqual([shape]);
    expect(text).not.toContain("<script>");
    expect(text).not.toContain(" style=");
    expect(ruleOf(shape)).toBe(`[data-style="${shape}"]:not(#i){${shape}}`);
  });

  it("draws and links as its twin does", () => {
    expect(written(icon("M0 0", "pin"))).toContain('<svg viewBox="0 0 16 16" aria-hidden="true"');
    expect(written(outLink("https://a.example/?a=1&b=2", { class: "x" }, "go"))).toBe(
      '<a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener nofollow ugc" class="x">go</a>',
    );
  });
});
