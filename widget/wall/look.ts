import type { Wall } from "#wire/wall.ts";
import { schemeFor } from "../theme/colour-scheme.ts";
import type { WallSettings } from "./settings.ts";

/** Sets what the styles read. By property, never by a style attribute, which a strict `style-src` would refuse. */
export function paintLook(
  host: HTMLElement,
  box: HTMLElement,
  settings: WallSettings,
  wall: Wall | undefined,
  locale: string,
): void {
  box.lang = locale;
  const scheme = schemeFor(settings.theme ?? wall?.look?.theme ?? "auto", host);
  box.dataset.scheme = scheme;
  // Its words stand on the page itself, which was not made for them.
  box.classList.toggle("apart", scheme !== schemeFor("auto", host));
  box.dataset.layout = settings.layout ?? wall?.look?.layout ?? "masonry";
  const accent = wall?.look?.accent;
  if (accent && /^#[0-9a-f]{6}$/i.test(accent)) box.style.setProperty("--_look-accent", accent);
}
