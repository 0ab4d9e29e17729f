import type { Card } from "./cards.ts";

/** Less than this much of a card is no more than a hint of it: it cannot be read or used. */
const hintPx = 60;

/** Takes cards that are out of sight away from keyboard and screen reader. */
export function hideOutOfSight(
  list: HTMLElement,
  cards: readonly Card[],
  isClipped: boolean,
): void {
  const room = list.parentElement?.clientHeight ?? 0;
  const listTop = list.getBoundingClientRect().top;
  const tops = cards.map(({ element }) => topOf(element, listTop));
  for (const [index, card] of cards.entries()) {
    const { element } = card;
    settle(card);
    const isHidden = isClipped && (tops[index] ?? 0) > Math.max(room - hintPx, 1);
    if (element.inert !== isHidden) element.inert = isHidden;
  }
}

/**
 * From now on a card costs nothing while it is out of the window, and keeps its height there. Written on the post and
 * not as a custom property of the card: that would be new styles for all that is in it.
 */
function settle({ element, height }: Card): void {
  const post = element.firstElementChild as HTMLElement | null;
  if (post && height && !element.classList.contains("settled"))
    post.style.containIntrinsicBlockSize = `auto calc(${height}px - 2 * var(--_padding) - 2px)`;
  element.classList.add("settled");
}

/** Where a card will stand, not where its glide has got to. */
function topOf(element: HTMLElement, listTop: number): number {
  const [, glided] = element.style.translate.split(" ");
  return glided ? Number.parseFloat(glided) : element.getBoundingClientRect().top - listTop;
}
