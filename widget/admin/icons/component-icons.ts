import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import { shapes } from "./shapes.ts";

const known: Record<string, string> = {
  check: shapes.check,
  xmark: shapes.x,
  "chevron-right": shapes["chevron-right"],
  "chevron-down": shapes["chevron-down"],
};

/**
 * Gives Web Awesome its icons from this bundle. Its own way is to `fetch` an address, from a CDN by default; a strict
 * `connect-src 'self'` refuses even `data:`. Sprite sheets are not fetched, so the shape is drawn into that `<svg>`.
 */
export function registerComponentIcons(): void {
  for (const library of ["default", "system"]) {
    registerIconLibrary(library, {
      resolver: (name) => `#${name}`,
      spriteSheet: true,
      mutator: (svg, host) => draw(svg, known[host?.name ?? ""]),
    });
  }
}

function draw(svg: SVGElement, markup: string | undefined): void {
  svg.replaceChildren();
  if (!markup) return;
  const shape = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  for (const { name, value } of shape.attributes) {
    if (!["class", "width", "height", "xmlns"].includes(name)) svg.setAttribute(name, value);
  }
  svg.append(...shape.childNodes);
}
