import type { Point, Zoom } from "./zoom.ts";

export interface GestureActs {
  /** Which way the finger went: 1 leftwards, -1 rightwards. */
  swipe(way: 1 | -1): void;
  /** The empty room around what is shown was pressed. */
  leave(): void;
}

/** Less than this is a finger that rests. */
const restPx = 8;
const swipePx = 56;
const doubleTapMs = 320;

interface Press extends Point {
  kind: "press" | "swipe" | "pan" | "scroll";
  lastX: number;
  lastY: number;
}

/**
 * Fingers and mouse in the scene: swipe to go on, drag what is enlarged, tap twice to enlarge. The buttons do all of it
 * too. Up and down is left to the browser, which scrolls to the words below.
 */
export function watchGestures(scene: HTMLElement, zoom: Zoom, acts: GestureActs): void {
  let press: Press | null = null;
  let tap = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };

  scene.addEventListener("dragstart", (event) => event.preventDefault());
  scene.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button > 0 || isControl(event.target)) return;
    const { clientX: x, clientY: y } = event;
    press = { kind: "press", x, y, lastX: x, lastY: y };
  });
  scene.addEventListener("pointermove", (event) => {
    if (!press || !event.isPrimary) return;
    const { clientX: x, clientY: y } = event;
    if (press.kind === "press") press.kind = kindOf(x - press.x, y - press.y, zoom.isZoomed);
    if (press.kind === "pan" || press.kind === "swipe") hold(scene, event.pointerId);
    if (press.kind === "pan") zoom.move(x - press.lastX, y - press.lastY);
    if (press.kind === "swipe") follow(scene, x - press.x);
    Object.assign(press, { lastX: x, lastY: y });
  });
  scene.addEventListener("pointercancel", () => {
    press = null;
    follow(scene, null);
  });
  scene.addEventListener("pointerup", (event) => {
    const done = press;
    press = null;
    follow(scene, null);
    if (!done || !event.isPrimary) return;
    const moved = event.clientX - done.x;
    if (done.kind === "swipe" && Math.abs(moved) > swipePx) acts.swipe(moved < 0 ? 1 : -1);
    if (done.kind === "press") onTap(event);
  });

  function onTap({ target, clientX: x, clientY: y, timeStamp: at }: PointerEvent): void {
    if (!(target as Element).closest(".view > *")) {
      acts.leave();
      return;
    }
    const isDouble = at - tap.at < doubleTapMs && Math.hypot(x - tap.x, y - tap.y) < 40;
    tap = isDouble ? { at: Number.NEGATIVE_INFINITY, x, y } : { at, x, y };
    if (!isDouble) return;
    zoom.toggle({ x, y });
  }
}

function kindOf(x: number, y: number, isZoomed: boolean): Press["kind"] {
  if (Math.hypot(x, y) < restPx) return "press";
  if (isZoomed) return "pan";
  return Math.abs(x) > Math.abs(y) ? "swipe" : "scroll";
}

function isControl(target: EventTarget | null): boolean {
  return (target as Element).closest("button, a, video, audio, input") !== null;
}

function hold(scene: HTMLElement, pointer: number): void {
  if (!scene.hasPointerCapture(pointer)) scene.setPointerCapture(pointer);
}

function follow(scene: HTMLElement, x: number | null): void {
  scene.style.setProperty("--_swiped", x === null ? null : `${x}px`);
}
