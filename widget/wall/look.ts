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
  // Asked once and before anything is written: an answer after that would cost the styles of the whole wall.
  const page = schemeFor("auto", host);
  const theme = themeOf(style.theme, settings.text("theme-attribute"), host);
  const scheme = theme === "auto" ? page : theme;
  box.lang = locale;
  Object.assign(box.dataset, { scheme, ...drawn });
  // Its words stand on the page itself, which was not made for them.
  box.classList.toggle("apart", scheme !== page);
  for (const name of lookValues) {
    const value = style[name] ?? null;
    box.style.setProperty(`--_look-${name}`, value === null ? null : `${value}`);
  }
}
