import { holdPage } from "./hold-page.ts";

/**
 * Opens a dialog inside `layer` and returns what closes it. However it ends, by us, by the browser's way back, by the
 * wall being taken out of the page, the page scrolls again, the dialog is gone and `onClose` is told, once.
 */
export function openModal(
  layer: HTMLElement,
  dialog: HTMLDialogElement,
  onClose: () => void,
): () => void {
  const release = holdPage(layer.ownerDocument);
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    sizes.disconnect();
    dialog.close();
    dialog.remove();
    release();
    onClose();
  };
  // Moved with its wall or no longer displayed: the browser has forgotten that it is modal, and says so to nobody.
  const sizes = new ResizeObserver(() => {
    if (!dialog.matches(":modal") || dialog.clientWidth === 0) close();
  });
  for (const name of ["keydown", "keypress", "keyup"]) dialog.addEventListener(name, keepToItself);
  dialog.addEventListener("close", (event) => {
    if (event.target === dialog) close();
  });
  layer.append(dialog);
  try {
    dialog.showModal();
    dialog.focus({ preventScroll: true });
    sizes.observe(dialog);
  } catch {
    close();
  }
  return close;
}

/** Pages have shortcuts of their own, and cannot see that somebody is typing in a shadow root. */
function keepToItself(event: Event): void {
  event.stopPropagation();
}
