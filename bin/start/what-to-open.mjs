/** What a person can open, a line each. */

/** From the server's ready message. A wall or a screen is an address, or `{ name, url }`. */
export function serverLines({ url, setupUrl, walls = [], screens = [] }) {
  const admin = setupUrl
    ? ["Set up", setupUrl, "make the first account"]
    : ["Admin", new URL("/admin", url).href, "moderate and set up"];
  return [admin, ...walls.map(named("Wall")), ...screens.map(named("Screen"))];
}

/** From the demo's ready message. */
export function demoLines({ brandUrl, worldUrl }) {
  return [
    ["Demo site", brandUrl, "a customer's pages with the wall in them"],
    ["Sample world", worldUrl, "invented people who post"],
  ];
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
