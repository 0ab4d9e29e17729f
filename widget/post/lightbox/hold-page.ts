interface Hold {
  count: number;
  undo(): void;
}

const holds = new WeakMap<Document, Hold>();

/**
 * Keeps the page behind a modal dialog from scrolling, and returns what lets it go again. Where the page has a scroll
 * bar its room stays, so that nothing behind the dialog moves.
 */
export function holdPage(page: Document): () => void {
  const hold = holds.get(page) ?? { count: 0, undo: stopScrolling(page) };
  holds.set(page, hold);
  hold.count += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    hold.count -= 1;
    if (hold.count > 0) return;
    holds.delete(page);
    hold.undo();
  };
}

function stopScrolling(page: Document): () => void {
  const { documentElement: root, body } = page;
  const hasBar = (page.defaultView?.innerWidth ?? 0) > root.clientWidth;
  const undo = [setStyle(scrollerOf(root, body), "overflow", "hidden")];
  const gutter = getComputedStyle(root).scrollbarGutter;
  if (hasBar && gutter === "auto") undo.push(setStyle(root, "scrollbar-gutter", "stable"));
  return () => {
    for (const back of undo) back();
  };
}

/**
 * The element whose `overflow` the window takes. Setting it on the root of a page that has it on its body would make
 * the body scroll on its own, and whatever is sticky in it jump.
 */
function scrollerOf(root: HTMLElement, body: HTMLElement): HTMLElement {
  const isOpen = (element: HTMLElement) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return overflowX === "visible" && overflowY === "visible";
  };
  return isOpen(root) && !isOpen(body) ? body : root;
}

function setStyle({ style }: HTMLElement, name: string, value: string): () => void {
  const [before, priority] = [style.getPropertyValue(name), style.getPropertyPriority(name)];
  style.setProperty(name, value, "important");
  return () => style.setProperty(name, before, priority);
}
