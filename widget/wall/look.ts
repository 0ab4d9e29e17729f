import { type Scheme, themeOf } from "../theme/colour-scheme.ts";
import type { Style, WallSettings } from "./settings.ts";

/** What of a look is a value, and not a choice. */
export const lookValues = ["accent", "text", "surface", "radius", "gap"] as const;

export interface Paint {
  /** The scheme of the page it stands on. */
  page: Scheme;
  style: Style;
  settings: WallSettings;
  locale: string;
  drawn: Record<string, string>;
}

/** Sets what the styles read. By property, never by a style attribute, which a strict `style-src` would refuse. */
export function paintLook(
  host: HTMLElement,
  box: HTMLElement,
  { page, style, settings, locale, drawn }: Paint,
): void {
  const theme = themeOf(style.theme, settings.text("theme-attribute"), host);
  const scheme = theme === "auto" ? page : theme;
  box.lang = locale;
  Object.assign(box.dataset, { scheme, ...drawn });
  // Its words stand on the page itself, which was not made for them.
  box.classList.toggle("apart", scheme !== page);
  for (const name of lookValues) {
    box.style.setProperty(`--_look-${name}`, (style[name] ?? null) as string | null);
  }
}
