import { el } from "../../ui/el.ts";
import type { LightboxWords } from "./words.ts";

export interface ShareOptions {
  url: string;
  title: string;
  words: LightboxWords;
  /** Tells the reader, also the one who listens, how it went. */
  say(text: string): void;
}

/**
 * A button that hands on the address of a post: by the system's own sheet where there is one, else to the clipboard,
 * and where a page's permissions forbid both, as text to be copied by hand.
 */
export function renderShare(options: ShareOptions): HTMLElement {
  const { words } = options;
  const label = typeof navigator.share === "function" ? words.share : words.copy;
  const button = el("button", { type: "button", class: "button", onclick: press }, label);
  const box = el("div", { class: "share" }, button);
  let isBusy = false;

  async function press(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    if (!(await hasShared(options))) {
      if (await hasCopied(options.url)) options.say(words.copied);
      else showAddress(box, options);
    }
    isBusy = false;
  }

  return box;
}

/** Whether nothing is left to be done; to think better of it is an answer too. */
async function hasShared({ url, title }: ShareOptions): Promise<boolean> {
  try {
    await navigator.share({ url, title });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}

async function hasCopied(url: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}

function showAddress(box: HTMLElement, { url, words, say }: ShareOptions): void {
  const field = el("input", { readonly: true, dir: "ltr", "aria-label": words.copyThis });
  field.value = url;
  box.replaceChildren(field);
  field.focus();
  field.select();
  say(words.copyThis);
}
