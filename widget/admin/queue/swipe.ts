import type { Move } from "#wire/placement.ts";

type Swiped = Extract<Move, "approve" | "reject">;

/** Where a finger is, reckoned from where it came down. */
export interface Drag {
  dx: number;
  dy: number;
  width: number;
}

/** Less than this is a tap that trembled. */
const slack = 12;
/** A browser's own way back begins at the edge of the screen. */
const edge = 24;

/** What a finger is about: undecided yet, scrolling, or a card on its way; `move` once it is far enough to count. */
export function readDrag({ dx, dy, width }: Drag): {
  kind: "tap" | "scroll" | "drag";
  move: Swiped | null;
} {
  const [far, high] = [Math.abs(dx), Math.abs(dy)];
  if (Math.max(far, high) < slack) return { kind: "tap", move: null };
  if (high * 1.4 > far) return { kind: "scroll", move: null };
  const enough = far >= Math.min(140, width * 0.36);
  return { kind: "drag", move: enough ? (dx > 0 ? "approve" : "reject") : null };
}

export interface SwipeHands {
  may: (move: Swiped) => boolean;
  done: (move: Swiped) => void;
}

/**
 * A card that follows the finger: right approves, left rejects, back to the middle or a second finger forgets it. The
 * browser keeps vertical scrolling (`touch-action: pan-y`) and says so by cancelling the pointer.
 */
export class Swipe {
  readonly #hands: SwipeHands;
  #from: { id: number; x: number; y: number; card: HTMLElement } | null = null;
  #dragging = false;
  #move: Swiped | null = null;

  constructor(hands: SwipeHands) {
    this.#hands = hands;
  }

  began(event: PointerEvent): void {
    if (event.pointerType !== "touch") return;
    if (!event.isPrimary) {
      this.cancelled();
      return;
    }
    const { clientX: x, clientY: y, pointerId: id } = event;
    if (x < edge || x > innerWidth - edge) return;
    this.#from = { id, x, y, card: event.currentTarget as HTMLElement };
  }

  moved = (event: PointerEvent): void => {
    const from = this.#from;
    if (!from || event.pointerId !== from.id) return;
    const dx = event.clientX - from.x;
    const width = from.card.offsetWidth;
    const { kind, move } = readDrag({ dx, dy: event.clientY - from.y, width });
    if (!this.#dragging && kind === "scroll") this.#from = null;
    if (!this.#dragging && kind !== "drag") return;
    if (!this.#dragging) from.card.setPointerCapture(from.id);
    this.#dragging = true;
    const toward: Swiped = dx > 0 ? "approve" : "reject";
    const may = this.#hands.may(toward);
    this.#arm(may ? move : null);
    // What cannot be done gives way a little, as a locked drawer does.
    this.#draw(from.card, toward, may ? dx : dx / 6);
  };

  ended = (): void => {
    const { card } = this.#from ?? {};
    const move = this.#move;
    const dragged = this.#dragging;
    this.#forget();
    if (!card || !dragged) return;
    swallowClick(card);
    if (move) void leave(card, move).then(() => this.#hands.done(move));
    else settle(card);
  };

  cancelled = (): void => {
    const { card } = this.#from ?? {};
    this.#forget();
    if (card) settle(card);
  };

  #arm(move: Swiped | null): void {
    if (move && move !== this.#move) navigator.vibrate?.(10);
    this.#move = move;
  }

  #draw(card: HTMLElement, toward: Swiped, dx: number): void {
    const host = card.parentElement;
    if (host) Object.assign(host.dataset, { swipe: toward, armed: this.#move ?? "" });
    card.style.translate = `${dx}px 0`;
  }

  #forget(): void {
    this.#from = null;
    this.#dragging = false;
    this.#move = null;
  }
}

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Back to where it was. */
function settle(card: HTMLElement): void {
  const from = card.style.translate;
  reset(card);
  if (from && !isCalm())
    card.animate([{ translate: from }, { translate: "0" }], { duration: 180, easing: "ease-out" });
}

async function leave(card: HTMLElement, move: Swiped): Promise<void> {
  const to = move === "approve" ? "110%" : "-110%";
  const from = card.style.translate;
  if (!isCalm())
    await card
      .animate([{ translate: from }, { translate: to }], { duration: 140, easing: "ease-in" })
      .finished.catch(() => {});
  reset(card);
}

function reset(card: HTMLElement): void {
  card.style.translate = "";
  delete card.parentElement?.dataset.swipe;
  delete card.parentElement?.dataset.armed;
}

/** A drag that ends over a button is not a press of it. */
function swallowClick(card: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  card.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => card.removeEventListener("click", swallow, { capture: true }), 0);
}
