/** Whether something of the list does not fit and is faded out. */
export function clip(box: HTMLElement, list: HTMLElement): boolean {
  const isClipped = list.offsetHeight > (list.parentElement?.clientHeight ?? 0) + 8;
  box.classList.toggle("clipped", isClipped);
  return isClipped;
}

/** Lets the wall be as tall as its posts and then holds that height, so that later posts cannot change it. */
export function fitHeight(box: HTMLElement): void {
  box.classList.add("open");
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.offsetHeight}px`;
}
