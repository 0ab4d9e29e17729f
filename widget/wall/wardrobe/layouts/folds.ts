import { el } from "../../../ui/el.ts";
import type { Arrangement } from "../../decor.ts";
import type { WallParts } from "../../later.ts";

/**
 * Folds all texts, and offers "Read more" where something is cut off. Whether it is can only be measured, which is
 * done when a card comes near: to lay out a thousand of them at once would hold up the page.
 */
export function createFolds({ frame: { list }, words }: WallParts): Arrangement {
  const folded = new Set<Element>();
  const offered = new Set<Element>();
  const nearby = new IntersectionObserver(look, { rootMargin: "300px" });
  let width = 0;

  function look(entries: IntersectionObserverEntry[]): void {
    const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
    const cut = near.filter((text) => text.scrollHeight > text.clientHeight + 2);
    for (const text of near) nearby.unobserve(text);
    for (const text of cut.filter((text) => !text.nextElementSibling?.matches(".unfold"))) {
      const button = el(
        "button",
        { type: "button", class: "unfold", part: "unfold", "data-act": "unfold" },
        words.readMore,
      );
      offered.add(button);
      text.after(button);
    }
  }

  return {
    arrange() {
      const isNewWidth = list.clientWidth !== width;
      width = list.clientWidth;
      for (const text of folded) if (!text.isConnected) folded.delete(text);
      for (const text of list.querySelectorAll(".text:not(.large)")) {
        const isNew = !folded.has(text);
        // A card that came folded has its button; one that was opened by its reader stays open.
        if (isNew && !text.matches(".folded, [tabindex]")) text.classList.add("folded");
        if (isNew) folded.add(text);
        if (isNew || isNewWidth) nearby.observe(text);
      }
    },
    close() {
      nearby.disconnect();
      for (const button of offered) button.remove();
      for (const text of folded) {
        if (!text.nextElementSibling?.matches(".unfold")) text.classList.remove("folded");
      }
    },
  };
}
