/**
 * The one way text becomes HTML on the hosted pages. Every value is escaped for text and for quoted attributes, and
 * there is no way to pass HTML in: besides `html` only the functions below can make `Markup`. (`hono/html` escapes as
 * well, but takes `any`, may answer with a promise and offers `raw`.)
 */
import type { RenderedWall } from "#wire/rendering.ts";

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

/** A style element of our own rules. */
export function styleElement(css: string, nonce?: string): Markup {
  // No rule of ours has one; as an escape it means the same in a string.
  const safe = css.replaceAll("<", "\\3c ");
  return new Fragment(`<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ""}>${safe}</style>`);
}

/** A wall that its own render functions wrote; they escape as `html` does. */
export function wallMarkup({ before, css, after }: RenderedWall, nonce?: string): Markup {
  return new Fragment(`${before}${styleElement(css, nonce).text}${after}`);
}

/** The same with its styles in a file. */
export function linkedWallMarkup({ before, after }: RenderedWall, href: string): Markup {
  return new Fragment(`${before}<link rel="stylesheet" href="${escapeHtml(href)}">${after}`);
}

/** The finished text of a piece of HTML that others put into their pages. */
export function fragmentText(markup: Markup): string {
  return markup.text;
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
