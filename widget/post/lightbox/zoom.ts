const most = 5;
/** What a double tap zooms to. */
const usual = 2.5;
const step = 1.6;

/** In pixels. */
export interface Point {
  x: number;
  y: number;
}

const middle: Point = { x: 0, y: 0 };

/** Enlarges what is in `view` and moves it about, never further than its edges. */
export class Zoom {
  scale = 1;

  #view: HTMLElement;
  #target: HTMLElement | null = null;
  #at = middle;
  #onChange: (scale: number) => void;

  constructor(view: HTMLElement, onChange: (scale: number) => void) {
    this.#view = view;
    this.#onChange = onChange;
  }

  get isZoomed(): boolean {
    return this.scale > 1;
  }

  /** What can be enlarged now; `null` where there is no picture. */
  set target(target: HTMLElement | null) {
    this.#target = target;
    this.reset();
  }

  get canGrow(): boolean {
    return this.#target !== null && this.scale < most;
  }

  grow(): void {
    this.#to(this.scale * step);
  }

  shrink(): void {
    this.#to(this.scale / step);
  }

  /** Enlarges around a point, or goes back. */
  toggle({ x, y }: Point): void {
    const { left, top, width, height } = this.#view.getBoundingClientRect();
    const point = { x: x - left - width / 2, y: y - top - height / 2 };
    this.#to(this.isZoomed ? 1 : usual, point);
  }

  reset(): void {
    this.#to(1);
  }

  move(x: number, y: number): void {
    this.#at = { x: this.#at.x + x, y: this.#at.y + y };
    this.#draw();
  }

  /** What lies under `point`, counted from the middle of the view, stays there. */
  #to(scale: number, point = middle): void {
    if (!this.#target) scale = 1;
    const before = this.scale;
    this.scale = Math.min(most, scale < 1.1 ? 1 : scale);
    const grown = this.scale / before;
    this.#at = {
      x: point.x - (point.x - this.#at.x) * grown,
      y: point.y - (point.y - this.#at.y) * grown,
    };
    this.#draw();
    this.#onChange(this.scale);
  }

  #draw(): void {
    if (!this.#target) return;
    const { offsetWidth, offsetHeight, style } = this.#target;
    const { clientWidth, clientHeight } = this.#view;
    const x = within(this.#at.x, (offsetWidth * this.scale - clientWidth) / 2);
    const y = within(this.#at.y, (offsetHeight * this.scale - clientHeight) / 2);
    this.#at = { x, y };
    style.transform = this.isZoomed ? `translate(${x}px, ${y}px) scale(${this.scale})` : "";
  }
}

function within(value: number, bound: number): number {
  const most = Math.max(0, bound);
  return Math.min(most, Math.max(-most, value));
}
