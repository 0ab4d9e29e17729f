import { el, icon } from "../../ui/el.ts";
import type { LightboxWords } from "./words.ts";

const drawings = {
  close: "M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4Z",
  grow: "M7 2h2v5h5v2H9v5H7V9H2V7h5Z",
  shrink: "M2 7h12v2H2Z",
  previous: "M10.5 2 12 3.5 7.5 8l4.5 4.5-1.5 1.5-6-6Z",
  next: "M5.5 2 4 3.5 8.5 8 4 12.5 5.5 14l6-6Z",
};

export interface FrameActs {
  close(): void;
  grow(): void;
  shrink(): void;
  /** Goes on by that many slides. */
  turn(by: number): void;
}

export interface LightboxFrame {
  readonly dialog: HTMLDialogElement;
  readonly scene: HTMLElement;
  readonly view: HTMLElement;
  readonly panel: HTMLElement;
  readonly count: HTMLElement;
  readonly note: HTMLElement;
  readonly status: HTMLElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly grow: HTMLButtonElement;
  readonly shrink: HTMLButtonElement;
}

/** The dialog around what is shown. Built once and changed in place, so that no button loses its focus. */
export function createLightboxFrame(words: LightboxWords, acts: FrameActs): LightboxFrame {
  const knob = (name: keyof typeof drawings, label: string, onclick: () => void) =>
    el(
      "button",
      { type: "button", class: `knob ${name}`, "aria-label": label, title: label, onclick },
      icon(drawings[name]),
    );
  const previous = knob("previous", words.previous, () => acts.turn(-1));
  const next = knob("next", words.next, () => acts.turn(1));
  const grow = knob("grow", words.zoomIn, acts.grow);
  const shrink = knob("shrink", words.zoomOut, acts.shrink);
  const close = knob("close", words.close, acts.close);
  const count = el("span", { class: "count", "aria-hidden": "true" });
  const view = el("div", { class: "view" });
  const panel = el("div", { class: "panel" });
  const status = el("div", { class: "unseen", role: "status" });
  const note = el("div", { class: "note", role: "status" });
  const scene = el("div", { class: "scene" }, previous, view, next, note);
  const dialog = el(
    "dialog",
    { class: "lightbox", part: "lightbox", tabindex: -1 },
    el("div", { class: "tools" }, count, shrink, grow, close),
    scene,
    panel,
    status,
  );
  return { dialog, scene, view, panel, count, note, status, previous, next, grow, shrink };
}

/** A button at its end stays where it is, with its focus. */
export function setAble(button: HTMLButtonElement, isAble: boolean): void {
  button.ariaDisabled = isAble ? null : "true";
}
