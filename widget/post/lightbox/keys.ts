import type { Zoom } from "./zoom.ts";

export interface KeyActs {
  close(): void;
  turn(by: number): void;
}

const panPx = 80;

/** Keys of the lightbox. Those that a field, a player or the browser needs are theirs. */
export function watchKeys(dialog: HTMLElement, zoom: Zoom, acts: KeyActs): void {
  dialog.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, key, target } = event;
    if (altKey || ctrlKey || metaKey || event.defaultPrevented) return;
    const isTheirs = (target as Element).closest("input, video, audio") !== null;
    const act = key === "Escape" || !isTheirs ? actOf(key, dialog, zoom, acts) : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(key: string, dialog: HTMLElement, zoom: Zoom, acts: KeyActs): (() => void) | null {
  const pan = zoom.isZoomed
    ? (x: number, y: number) => () => zoom.move(x * panPx, y * panPx)
    : null;
  const onward = getComputedStyle(dialog).direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowLeft":
      return pan?.(1, 0) ?? (() => acts.turn(-onward));
    case "ArrowRight":
      return pan?.(-1, 0) ?? (() => acts.turn(onward));
    case "ArrowUp":
      return pan?.(0, 1) ?? null;
    case "ArrowDown":
      return pan?.(0, -1) ?? null;
    case "Home":
      return () => acts.turn(Number.NEGATIVE_INFINITY);
    case "End":
      return () => acts.turn(Number.POSITIVE_INFINITY);
    case "+":
    case "=":
      return () => zoom.grow();
    case "-":
      return () => zoom.shrink();
    case "0":
      return () => zoom.reset();
    case "Escape":
      return zoom.isZoomed ? () => zoom.reset() : acts.close;
    default:
      return null;
  }
}
