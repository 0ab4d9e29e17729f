/** Keeps the reader's place when the button they pressed has done its work and is gone. */
export function passFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
