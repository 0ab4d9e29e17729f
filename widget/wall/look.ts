import type { Look } from "#wire/wall.ts";
import { schemeFor, themeOf } from "../theme/colour-scheme.ts";
import type { Style, WallSettings } from "./settings.ts";

const colours = ["accent", "text", "surface"] as const;
const lengths = ["radius", "gap"] as const;

/** Sets what the styles read. By property, never by a style attribute, which a strict `style-src` would refuse. */
export function paintLook(
  host: HTMLElement,
  box: HTMLElement,
  style: Style,
  settings: WallSettings,
  locale: string,
  drawn: Record<string, string>,
): void {
  box.lang = locale;
  const scheme = schemeFor(themeOf(style.theme, settings.text("theme-attribute"), host), host);
  Object.assign(box.dataset, { scheme, ...drawn });
  // Its words stand on the page itself, which was not made for them.
  box.classList.toggle("apart", scheme !== schemeFor("auto", host));
  for (const [name, value] of valuesOf(style)) box.style.setProperty(`--_look-${name}`, value);
}

/** The wall's own colours and lengths; `null` takes one away that was there before. */
function valuesOf(look: Look): [name: string, value: string | null][] {
  return [
    ...colours.map((name): [string, string | null] => {
      const value = look[name];
      return [name, value && /^#[0-9a-f]{6}$/i.test(value) ? value : null];
    }),
    ...lengths.map((name): [string, string | null] => {
      const value = look[name];
      return [name, typeof value === "number" ? `${value}px` : null];
    }),
  ];
}
