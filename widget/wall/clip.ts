import type { Card } from "./cards.ts";

/** Less than this much of a card is no more than a hint of it: it cannot be read or used. */
const hintPx = 60;

/**
 * Fades out what does not fit and takes cards that are out of sight away from keyboard and screen reader. Returns
 * whether anything is left to be revealed.
 */
export function clip(box: HTMLElement, list: HTMLElement, cards: readonly Card[]): boolean {
  const room = list.parentElement?.clientHeight ?? 0;
  const isClipped = list.offsetHeight > room + 8;
  box.classList.toggle("clipped", isClipped);
  const listTop = list.getBoundingClientRect().top;
  const tops = cards.map(({ element }) => topOf(element, listTop));
  for (const [index, { element }] of cards.entries()) {
    const isHidden = isClipped && (tops[index] ?? 0) > Math.max(room - hintPx, 1);
    if (element.inert !== isHidden) element.inert = isHidden;
  }
  return isClipped;
}

/** Lets the wall be as tall as its posts and then holds that height, so that later posts cannot change it. */
export function fitHeight(box: HTMLElement): void {
  box.classList.add("open");
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.offsetHeight}px`;
}

/** Where a card will stand, not where its glide has got to. */
function topOf(element: HTMLElement, listTop: number): number {
  const [, glided] = element.style.translate.split(" ");
  return glided ? Number.parseFloat(glided) : element.getBoundingClientRect().top - listTop;
}
