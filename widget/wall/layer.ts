import { el } from "../ui/el.ts";
import type { WallParts } from "./later.ts";

/**
 * Where dialogs stand: beside the wall, with its colours, its typeface and its language, but without its layout and
 * without what its cards are made to look like.
 */
export interface Layer {
  readonly element: HTMLElement;
  /** Puts the styles of a dialog on, once. */
  wear(css: string): void;
  /** Takes on the look of the wall as it is now. */
  paint(): void;
  close(): void;
}

export function createLayer(parts: WallParts): Layer {
  const element = el("div", { class: "koro layer" });
  const box = parts.frame.stage.parentElement;

  function paint(): void {
    const { scheme, preset } = box?.dataset ?? {};
    Object.assign(element.dataset, { scheme, preset });
    element.lang = parts.locale;
    element.style.cssText = box?.style.cssText ?? "";
  }

  paint();
  parts.host.shadowRoot?.append(element);
  return {
    element,
    paint,
    wear(css) {
      if (parts.styles.includes(css)) return;
      parts.styles.push(css);
      parts.adopt();
    },
    close: () => element.remove(),
  };
}
