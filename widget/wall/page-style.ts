import { safeUrl } from "../ui/safe-url.ts";
import type { WallParts } from "./later.ts";

/**
 * Puts the page's own style sheet on the inside of the wall, behind all others, so that it wins where it is as
 * specific. Fetched and adopted instead of linked: the guard's layer has to stand before any layer of it, or it could
 * hide what must be seen.
 */
export async function wearPageStyle(parts: WallParts): Promise<void> {
  const { host, session, settings } = parts;
  const address = settings.text("stylesheet");
  const url = address && safeUrl(URL.parse(address, host.ownerDocument.baseURI)?.href);
  if (!url) return;
  try {
    const response = await fetch(url, { credentials: "omit" });
    if (!response.ok || session.closed) throw new Error(response.statusText);
    parts.styles.push(await response.text());
    parts.adopt();
    parts.paint();
  } catch {
    const detail = { reason: "stylesheet" };
    host.dispatchEvent(
      new CustomEvent("social-wall-error", { detail, bubbles: true, composed: true }),
    );
  }
}
