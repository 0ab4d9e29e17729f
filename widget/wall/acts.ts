import { passFocus } from "../post/pass-focus.ts";
import type { WallParts } from "./later.ts";

/** What the controls of cards do: each names its act in `data-act`. */
export interface Acts {
  act(name: string, target: HTMLElement, post: string): void;
}

type Act = (target: HTMLElement, post: string) => void;

export function createActs(_parts: WallParts): Acts {
  const acts: Record<string, Act> = { reveal, unfold };
  return {
    act(name, target, post) {
      if (acts[name]) acts[name](target, post);
      else if (target instanceof HTMLAnchorElement) window.open(target.href, "_blank", "noopener");
    },
  };
}

function reveal(button: HTMLElement): void {
  const cover = button.closest<HTMLElement>(".cover");
  const content = cover?.parentElement?.querySelector<HTMLElement>(".content");
  cover?.remove();
  if (!content) return;
  content.hidden = false;
  passFocus(content);
}

function unfold(button: HTMLElement): void {
  const text = button.previousElementSibling as HTMLElement;
  text.classList.remove("folded");
  button.remove();
  passFocus(text);
}
