/**
 * The twin of `el.ts` for the server: the same interface, but what it builds is written as HTML. The build puts it in
 * the place of `el.ts`, so that a card is described once for both. Its pieces can do as much of what elements can as
 * the render functions ask of them, and no more.
 */
export type { Child, Props } from "./el.ts";

import type { Child, Props } from "./el.ts";

/** What is written here is read without a script: controls that need one are links or folds instead. */
export const isStatic = true;

const voids = new Set(["img", "source", "br", "input", "hr"]);
const attributeName = /^(?!on)[a-z][a-z-]*$/i;
/** Style attributes are made of our own numbers; what is not is left out, since it ends up in a style element. */
const plainStyle = /^[\w\s.,:;%#()-]*$/;

/** An element that is going to be text. */
export class Piece {
  readonly #name: string;
  readonly #attributes = new Map<string, string>();
  #children: (Piece | string)[] = [];

  constructor(name: string, props: Props | null | undefined, children: readonly Child[]) {
    this.#name = name;
    for (const [key, value] of Object.entries(props ?? {})) {
      if (typeof value === "function") continue;
      this.#set(key === "style" ? "data-style" : key, value === true ? "" : value);
    }
    this.append(...present(children));
  }

  append(...children: (Node | string)[]): void {
    this.#children.push(...(children as unknown as (Piece | string)[]));
  }

  replaceChildren(...children: (Node | string)[]): void {
    this.#children = children as unknown as (Piece | string)[];
  }

  hasChildNodes(): boolean {
    return this.#children.length > 0;
  }

  set hidden(value: boolean) {
    this.#set("hidden", value ? "" : null);
  }

  set tabIndex(value: number) {
    this.#set("tabindex", value);
  }

  set title(value: string) {
    this.#set("title", value);
  }

  set ariaLabel(value: string) {
    this.#set("aria-label", value);
  }

  set ariaDisabled(value: string) {
    this.#set("aria-disabled", value);
  }

  /** As HTML. Every style that is asked for is added to `styles`; see `ruleOf`. */
  write(styles: Set<string>): string {
    const style = this.#attributes.get("data-style");
    if (style !== undefined && plainStyle.test(style)) styles.add(style);
    let text = `<${this.#name}`;
    for (const [name, value] of this.#attributes) text += ` ${name}="${escapeHtml(value)}"`;
    if (voids.has(this.#name)) return `${text}>`;
    text += ">";
    for (const child of this.#children)
      text += typeof child === "string" ? escapeHtml(child) : child.write(styles);
    return `${text}</${this.#name}>`;
  }

  #set(name: string, value: string | number | boolean | null | undefined): void {
    if (!attributeName.test(name)) throw new Error(`${name} cannot be written as an attribute`);
    if (value == null || value === false) this.#attributes.delete(name);
    else this.#attributes.set(name, String(value));
  }
}

export function el(name: string, props?: Props | null, ...children: Child[]): Piece {
  return new Piece(name, props, children);
}

export function present(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (Array.isArray(child)) return present(child);
    return child ? [child as Node | string] : [];
  });
}

export function icon(path: string, name?: string): Piece {
  const drawn = el("path", { d: path, "fill-rule": "evenodd" });
  return el(
    "svg",
    { viewBox: "0 0 16 16", "aria-hidden": "true", class: name },
    drawn as unknown as Node,
  );
}

export function outLink(href: string, props: Props, ...children: Child[]): Piece {
  return el("a", { href, target: "_blank", rel: "noopener nofollow ugc", ...props }, ...children);
}

/** A strict `style-src` refuses style attributes, so each is a rule, and as strong as they are. */
export function ruleOf(style: string): string {
  return `[data-style="${style}"]:not(#i){${style}}`;
}

const replacements: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Parsers turn it into a line feed.
  "\r": "&#13;",
  // A parse error wherever it stands.
  "\0": "",
};

export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"\r\0]/g, (character) => replacements[character] ?? "");
}
