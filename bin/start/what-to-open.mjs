/** What a person can open, a line each. */

/** From the server's ready message. A wall or a screen is an address, or `{ name, url }`. */
export function serverLines({ url, setupUrl, walls = [], screens = [] }) {
  const admin = setupUrl
    ? ["Set up", setupUrl, "make the first account"]
    : ["Admin", new URL("/admin", url).href, "moderate and set up"];
  return [admin, ...walls.map(named("Wall")), ...screens.map(named("Screen"))];
}

/** From the demo's ready message, without what was printed before. */
export function demoLines({ brandUrl, worldUrl, wallUrl, screenUrl }, printed = []) {
  const lines = [
    ["Demo site", brandUrl, "a customer's page with the wall in it, in Turkish"],
    ["", new URL("/en/", brandUrl).href, "the same in English"],
    ["Wall", wallUrl, "Koro's own page of it"],
    ["Screen", screenUrl, "for an event: open it full-screen"],
    ["Sample world", worldUrl, "invented people who post every few seconds"],
  ];
  const known = new Set(printed.map(([, address]) => address));
  return lines.filter(([, address]) => address && !known.has(address));
}

const named = (kind) => (thing) =>
  typeof thing === "string" ? [kind, thing, ""] : [kind, thing.url, thing.name ?? ""];

/** Aligned columns: what it is, its address, a word about it. */
export function inColumns(lines) {
  const addressWidth = Math.max(...lines.map(([, address]) => address.length));
  return lines
    .map(([kind, address, about]) =>
      `  ${kind.padEnd(14)}${address.padEnd(addressWidth + 2)}${about}`.trimEnd(),
    )
    .join("\n");
}
