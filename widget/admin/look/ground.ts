import { contrastOf } from "./contrast.ts";
import type { Scheme } from "./drawn-colours.ts";

export const grounds = ["light", "dark", "brand"] as const;
export type Ground = (typeof grounds)[number];

const plain = { light: "#ffffff", dark: "#101216" };
const ink = { light: "#16181d", dark: "#eef0f4" };

/** The page around a wall: its colour, and whether what is written on it is dark or light. */
export function groundOf(ground: Ground, accent: string): { colour: string; scheme: Scheme } {
  if (ground !== "brand") return { colour: plain[ground], scheme: ground };
  const isDark = contrastOf("#ffffff", accent) >= contrastOf(ink.light, accent);
  return { colour: accent, scheme: isDark ? "dark" : "light" };
}

/**
 * Makes the page in a frame such a page. Its canvas stays transparent, and so has to be of the same scheme as the
 * frame around it; a wall that follows its page hears of it by the root's attributes.
 */
export function layOn(frame: HTMLIFrameElement, ground: Ground, accent: string): void {
  const { scheme } = groundOf(ground, accent);
  frame.style.colorScheme = scheme;
  const page = frame.contentDocument;
  if (!page?.body) return;
  page.body.style.color = ink[scheme];
  page.body.style.padding = frame.clientWidth < 600 ? "16px" : "32px";
  if (page.documentElement.style.colorScheme !== scheme)
    page.documentElement.style.colorScheme = scheme;
}
