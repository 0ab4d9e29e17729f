import { schemeFor, themeOf } from "../theme/colour-scheme.ts";
import type { Style, WallSettings } from "./settings.ts";

/** What of a look is a value, and not a choice. */
export const lookValues = ["accent", "text", "surface", "radius", "gap"] as const;

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
  for (const name of lookValues) {
    const value = style[name] ?? null;
    box.style.setProperty(`--_look-${name}`, value === null ? null : `${value}`);
  }
}
