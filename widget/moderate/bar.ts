import barStyles from "./bar.css?inline";
import type { Words } from "./words.ts";

export interface Bar {
  /** Says what was done, to everybody; `undo` is offered on a button. */
  say(text: string, undo?: () => void): void;
}

/** At the foot of the page: that one is moderating, what was just done, and ways out. */
export function openBar(slug: string, words: Words, locale: string): Bar {
  const host = document.createElement("div");
  host.lang = locale;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(barStyles);
  root.adoptedStyleSheets = [sheet];
  const said = make("p", { role: "status" }, words.moderating);
  const undoButton = make("button", { type: "button", hidden: "" }, words.undo);
  const queue = make("a", { href: `/admin/walls/${slug}/queue` }, words.queue);
  const leave = make("a", { href: location.pathname }, words.leave);
  const bar = make("aside", { "aria-label": words.moderating });
  bar.append(said, undoButton, queue, leave);
  root.append(bar);
  document.body.append(host);
  return {
    say(text, undo) {
      said.textContent = text;
      undoButton.hidden = !undo;
      undoButton.onclick = undo ?? null;
    },
  };
}

/** An element with attributes and a text; never markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
