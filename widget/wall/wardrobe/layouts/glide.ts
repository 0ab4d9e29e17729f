import type { WallParts } from "../../later.ts";

/** `scrolled` is by how much the list was scrolled to make up for what changed. */
export interface Glide {
  arrange(scrolled?: number): void;
  close(): void;
}

interface Spot {
  x: number;
  y: number;
}

const glideMs = 550;

/**
 * Lets cards glide to their new places when posts come or go. The glide starts where a card stood in the very frame
 * in which it was moved, so that nothing jumps and the page's layout shift stays 0; where motion is not welcome, it
 * is over with the next frame. Places are read right before that frame, when all cards in sight have been measured.
 */
export function createGlide({ frame: { list, stage } }: WallParts): Glide {
  let known = new Map<HTMLElement, Spot>();
  let width = 0;
  let scrolled = 0;
  let frame = 0;

  function look(): void {
    const cards = [...list.children] as HTMLElement[];
    const now = new Map(cards.map((card) => [card, { x: card.offsetLeft, y: card.offsetTop }]));
    const before = known;
    const isSameWidth = stage.clientWidth === width;
    const by = scrolled;
    known = now;
    width = stage.clientWidth;
    scrolled = frame = 0;
    if (!isSameWidth || before.size === 0 || isSameSet(before, now)) return;
    const isTail = [...before.keys()].every((card, index) => cards[index] === card);
    const isCalm = isTail || matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const [card, to] of now) {
      const from = before.get(card);
      if (from) glide(card, from.x - to.x + by, from.y - to.y, isCalm ? 1 : glideMs);
    }
  }

  return {
    arrange(by = 0) {
      scrolled += by;
      frame ||= requestAnimationFrame(look);
    },
    close: () => cancelAnimationFrame(frame),
  };
}

function isSameSet(before: Map<HTMLElement, Spot>, now: Map<HTMLElement, Spot>): boolean {
  return before.size === now.size && [...now.keys()].every((card) => before.has(card));
}

/**
 * A card that is still on its way stands still for a frame where it is seen now, and goes on from there: Chromium takes
 * a new place for a shift, however well it is made up for, in a frame in which an animation runs before and after it.
 */
function glide(card: HTMLElement, dx: number, dy: number, duration: number): void {
  const [x = 0, y = 0] = getComputedStyle(card).translate.split(" ").map(Number.parseFloat);
  const start = `${dx + (x || 0)}px ${dy + y}px`;
  if (start === "0px 0px") return;
  const { top, bottom } = card.getBoundingClientRect();
  if (Math.min(top, top + dy) > innerHeight || Math.max(bottom, bottom + dy) < 0) return;
  const isOnItsWay = Boolean(x || y);
  const go = () => {
    card.style.translate = "";
    const easing = "cubic-bezier(0.2, 0.8, 0.2, 1)";
    card.animate([{ translate: start }, { translate: "0 0" }], { duration, easing });
  };
  for (const animation of card.getAnimations()) animation.cancel();
  if (isOnItsWay) {
    card.style.translate = start;
    requestAnimationFrame(go);
  } else go();
}
