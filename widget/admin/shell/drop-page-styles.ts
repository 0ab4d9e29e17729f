/**
 * The shell that the server sends wears the style of the hosted pages, for people without JavaScript. From here on it
 * would only reach into ours: its fields, panels and buttons bear the same names.
 */
export function dropPageStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (/^\/pages[./]/.test(new URL(link.href).pathname)) link.disabled = true;
  }
}
