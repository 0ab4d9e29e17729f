/**
 * The web addresses a sentence names, other than the one that was tried. A part of that one is none either: a server
 * that failed is mentioned by its host.
 */
export function namedAddresses(said: string, tried: string): string[] {
  const found = said.match(/https?:\/\/[^\s<>"'“”‘’«»]+/g) ?? [];
  const whole = found.map((address) => address.replace(/[.,;:!?)\]}…]+$/u, ""));
  return [...new Set(whole)].filter((address) => !tried.startsWith(address.replace(/\/$/, "")));
}
