/**
 * Builds elements without a template engine, for what runs on other people's pages. Lit would be a quarter of the
 * embed's budget, and asks for a Trusted Types policy that a strict page may refuse; here nothing is ever parsed as
 * HTML, so there is no sink to guard. Cards are built once and never compared: a changed post gets a new card.
 */
export type Child = Node | string | false | null | undefined | readonly Child[];
export type Props = Record<
  string,
  string | number | boolean | null | undefined | ((event: Event) => void)
>;

/** Only its twin for the server says that no script may come; see `el-text.ts`. */
export const isStatic: boolean = false;

const svgNames = new Set(["svg", "path"]);

/**
 * One element. A function in `props` listens to the event of its name (`onclick`), `style` goes by the CSSOM, which a
 * strict `style-src` allows, and `null`, `undefined` and `false` leave an attribute out.
 *
 * Given an element instead of a name, it dresses that one.
 *
 * @example el("a", { href, onclick: open }, "Read more")
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  props?: Props | null,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function el(name: "svg" | "path", props?: Props | null, ...children: Child[]): SVGElement;
export function el(
  name: string | HTMLElement,
  props?: Props | null,
  ...children: Child[]
): HTMLElement;
export function el(
  name: string | HTMLElement,
  props?: Props | null,
  ...children: Child[]
): Element {
  const element =
    typeof name !== "string"
      ? name
      : svgNames.has(name)
        ? document.createElementNS("http://www.w3.org/2000/svg", name)
        : document.createElement(name);
  // Its own keys only: there are pages that add to the prototype of all objects.
  for (const [key, value] of Object.entries(props ?? {})) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (key === "style") (element as HTMLElement).style.cssText = String(value);
    else if (value != null && value !== false)
      element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...(children.flat(9) as Node[]).filter(Boolean));
  return element;
}

/** A drawing of one path on a 16 × 16 grid, hidden from screen readers. */
export function icon(path: string, name?: string): SVGElement {
  const drawn = el("path", { d: path, "fill-rule": "evenodd" });
  return el("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", class: name }, drawn);
}

/** A link that leaves the page without telling where from, and without giving rank to what strangers posted. */
export function outLink(href: string, props: Props, ...children: Child[]): HTMLAnchorElement {
  return el("a", { href, target: "_blank", rel: "noopener nofollow ugc", ...props }, ...children);
}
