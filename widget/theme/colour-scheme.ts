export type Scheme = "light" | "dark";
export type Theme = "auto" | Scheme;

/** The theme, or what an attribute of the page's root element says, where the page names one. */
export function themeOf(theme: string, attribute: string | null, host: Element): Theme {
  const said = attribute && host.ownerDocument.documentElement.getAttribute(attribute);
  const wanted = said || theme;
  return wanted === "light" || wanted === "dark" ? wanted : "auto";
}

/**
 * The scheme to draw in. `auto` looks at the colour the host page would write in at this place: light text means a
 * dark page. The system's wish alone would put dark cards on the many pages that are always light, and miss pages
 * that turn dark by a class.
 */
export function schemeFor(theme: Theme, host: Element): Scheme {
  if (theme !== "auto") return theme;
  return isLight(getComputedStyle(host).color) ? "dark" : "light";
}

/** Relative luminance by eye, of the `rgb(…)` that computed styles give; other notations count as dark text. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = colour.match(/^rgba?\(/)
    ? (colour.match(/[\d.]+/g) ?? []).map(Number)
    : [];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}
