import type { WallParts } from "./later.ts";

/** Tells the page that a part of the script could not be had; what is on the page stays. */
export function tellLost({ host }: WallParts): void {
  const detail = { reason: "script" };
  host.dispatchEvent(
    new CustomEvent("social-wall-error", { detail, bubbles: true, composed: true }),
  );
}
