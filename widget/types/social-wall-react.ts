"use client";

/**
 * `<SocialWall wall="acme-summer" server="https://koro.example" />` for React 18 and 19: one file, yours to copy.
 *
 * It renders the plain element, so that a server-rendered page already has the content between the tags, and writes
 * attributes only, so that it does not matter whether Koro's script is there before React or after it.
 */
import { createElement, type ReactElement, type ReactNode, useEffect, useRef } from "react";

// <generated>
export interface SocialWallOptions {
  server?: string | null | undefined;
}

const attributes: Record<string, string> = {};
const switches: string[] = [];
// </generated>

export interface SocialWallProps extends SocialWallOptions {
  /** Koro's origin, from where the script is loaded once. Left out, the page brings the script itself. */
  server?: string | null | undefined;
  /** For a content security policy with nonces. */
  nonce?: string | undefined;
  /** The posts could not be had; `reason` says why. The wall keeps trying. */
  onError?: ((event: CustomEvent<{ reason: string }>) => void) | undefined;
  /** Shown while there is no script, and when the posts cannot be had. */
  children?: ReactNode;
  id?: string | undefined;
  className?: string | undefined;
  style?: Record<string, string | number> | undefined;
}

export function SocialWall(props: SocialWallProps): ReactElement {
  const { server, nonce, onError, children, id, className, style, ...options } = props;
  const wall = useRef<HTMLElement>(null);

  useEffect(() => {
    if (server) loadScript(server, nonce);
  }, [server, nonce]);

  useEffect(() => {
    const element = wall.current;
    if (!element || !onError) return;
    const listener = (event: Event) => onError(event as CustomEvent<{ reason: string }>);
    element.addEventListener("social-wall-error", listener);
    return () => element.removeEventListener("social-wall-error", listener);
  }, [onError]);

  const own = { ref: wall, id, class: className, style, server: server ?? undefined };
  return createElement("social-wall", { ...own, ...written(options) }, children);
}

/** In camelCase they would be lost where the element is not defined yet. */
function written(options: object): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, given] of Object.entries(options)) {
    const value = typeof given === "boolean" && switches.includes(name) ? onOrOff(given) : given;
    if (value != null && value !== false) found[attributes[name] ?? name] = String(value);
  }
  return found;
}

const onOrOff = (isOn: boolean) => (isOn ? "on" : "off");

/** Twice by StrictMode, and by every wall of the page, but one script. */
function loadScript(server: string, nonce: string | undefined): void {
  const src = new URL("embed.js", server.endsWith("/") ? server : `${server}/`).href;
  const isThere = [...document.scripts].some((script) => script.src === src);
  if (isThere || customElements.get("social-wall")) return;
  const script = Object.assign(document.createElement("script"), { type: "module", src });
  if (nonce) script.nonce = nonce;
  document.head.append(script);
}
