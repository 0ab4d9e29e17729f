import type { WallParts } from "../../later.ts";

/** Who may not be moved past: a reader who points, has the focus here, paused the wall, or is elsewhere. */
export function watchRest(
  { frame: { stage }, session }: WallParts,
  onChange: () => void,
): { isResting(): boolean; close(): void } {
  const page = stage.ownerDocument;
  let isSeen = true;
  const sight = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? true;
    onChange();
  });
  const events = ["pointerenter", "pointerleave", "focusin", "focusout"];
  sight.observe(stage);
  for (const name of events) stage.addEventListener(name, onChange);
  page.addEventListener("visibilitychange", onChange);
  return {
    isResting: () =>
      !session.playing || !isSeen || page.hidden || stage.matches(":hover, :focus-within"),
    close() {
      sight.disconnect();
      for (const name of events) stage.removeEventListener(name, onChange);
      page.removeEventListener("visibilitychange", onChange);
    },
  };
}
