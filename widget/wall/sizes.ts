import type { Card } from "./cards.ts";
import type { WallParts } from "./later.ts";

export interface Sizes {
  /** Cards came to the page and went from it. */
  follow(came: readonly Card[], gone: readonly Card[]): void;
  close(): void;
}

/** A card that grew was opened by its reader; a new width is a new layout. Neither is the world moving the page. */
export function watchSizes(parts: WallParts): Sizes {
  const { box, session } = parts;
  let width = box.clientWidth;
  // In a frame of its own: a size changed during the callback is an error event on the host page's window.
  const observer = new ResizeObserver(() => requestAnimationFrame(onResize));
  observer.observe(box);
  for (const { element } of parts.cards) observer.observe(element);

  function onResize(): void {
    if (session.closed) return;
    const isNewWidth = box.clientWidth !== width;
    width = box.clientWidth;
    const changed = parts.cards.filter(
      ({ element, height }) =>
        height && (isNewWidth || Math.abs(element.offsetHeight - height) > 1),
    );
    for (const card of changed) card.height = 0;
    if (changed.length > 0) parts.layOut(!isNewWidth);
  }

  return {
    follow(came, gone) {
      for (const { element } of came) observer.observe(element);
      for (const { element } of gone) observer.unobserve(element);
    },
    close: () => observer.disconnect(),
  };
}
