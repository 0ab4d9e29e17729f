/**
 * The one way text becomes HTML on the hosted pages. Every value is escaped for text and for quoted attributes, and
 * there is no way to pass HTML in: only `html` and `jsonScript` can make `Markup`. (`hono/html` escapes as well, but
 * takes `any`, may answer with a promise and offers `raw`.)
 */

class Fragment {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A piece of finished HTML. */
export type Markup = Fragment;

/** What a template may hold; `null`, `undefined` and `false` leave no trace. */
export type Content = string | number | Markup | null | undefined | false | readonly Content[];

/**
 * Template tag for HTML. Attributes with values inside must be quoted in the template.
 * @example html`<p lang="${lang}">${text}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  const filled = values.map((value, index) => toText(value) + strings[index + 1]);
  return new Fragment(strings[0] + filled.join(""));
}

/** A block of JSON that search engines read and browsers never run. */
export function jsonScript(type: string, value: unknown): Markup {
  // A `<` inside a string could end the script element or open a comment; as an escape it means the same to JSON.
  const json = JSON.stringify(value).replaceAll("<", "\\u003c");
  return new Fragment(`<script type="${escapeHtml(type)}">${json}</script>`);
}

/** The finished text of a whole document. */
export function documentText(markup: Markup): string {
  return `<!doctype html>\n${markup.text}`;
}

function toText(value: Content): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Fragment) return value.text;
  if (typeof value === "object") return value.map(toText).join("");
  return escapeHtml(String(value));
}

const replacements: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A NUL is a parse error wherever it stands.
  "\0": "",
};

function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\0]/g, (character) => replacements[character] ?? "");
}
