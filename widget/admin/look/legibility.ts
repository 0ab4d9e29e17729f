import type { Look } from "#wire/wall.ts";
import { contrastOf, leastContrast, nearestThatPasses } from "./contrast.ts";
import { type DrawnColours, drawnColours, type Scheme, schemesOf } from "./drawn-colours.ts";

export type Pair = "text" | "links" | "button" | "muted" | "badge";
export type ColourName = "accent" | "text" | "surface";

/** A change that puts a pair right: another colour or (`null`) that of the style, or one scheme only. */
export type Offer = { name: ColourName; value: string | null } | { name: "theme"; value: Scheme };

/** How well one pair can be read where it is read worst. */
export interface Finding {
  pair: Pair;
  scheme: Scheme;
  ink: string;
  ground: string;
  ratio: number;
  passes: boolean;
  offers: Offer[];
}

/** What is written in which colour on which, and which choices of a look change that. */
const pairs: Record<Pair, { of(drawn: DrawnColours): [string, string]; by: ColourName[] }> = {
  text: { of: ({ text, surface }) => [text, surface], by: ["text", "surface"] },
  links: { of: ({ link, surface }) => [link, surface], by: ["accent", "surface"] },
  button: { of: ({ onButton, button }) => [onButton, button], by: ["accent", "surface"] },
  muted: { of: ({ muted, surface }) => [muted, surface], by: ["text", "surface"] },
  badge: { of: ({ onBadge, badge }) => [onBadge, badge], by: [] },
};
const names = Object.keys(pairs) as Pair[];

/** Measures all that is written on cards, in every scheme the wall may be drawn in, and offers what would help. */
export function readLegibility(look: Look): Finding[] {
  return names.map((pair) => {
    const [worst] = schemesOf(look)
      .map((scheme) => measure(look, pair, scheme))
      .sort((one, other) => one.ratio - other.ratio);
    const found = worst ?? measure(look, pair, "light");
    return { ...found, offers: found.passes ? [] : offersFor(look, pair) };
  });
}

function measure(look: Look, pair: Pair, scheme: Scheme) {
  const [ink, ground] = pairs[pair].of(drawnColours(look, scheme));
  const ratio = contrastOf(ink, ground);
  return { pair, scheme, ink, ground, ratio, passes: ratio >= leastContrast };
}

/** What the person chose comes first: that is what they think about. */
function offersFor(look: Look, pair: Pair): Offer[] {
  const colours = pairs[pair].by
    .toSorted((one, other) => Number(look[one] === null) - Number(look[other] === null))
    .flatMap((name) => colourFor(look, pair, name) ?? []);
  const offers = [...colours, ...themesFor(look, pair)];
  return offers.length > 0 ? offers : givenBack(look, pair);
}

function givenBack(look: Look, pair: Pair): Offer[] {
  return pairs[pair].by
    .filter((name) => look[name] !== null && isReadable({ ...look, [name]: null }, [pair]))
    .map((name) => ({ name, value: null }));
}

/** A colour that spoils no other pair; of one that was chosen anyway, else the nearest that puts this pair right. */
function colourFor(look: Look, pair: Pair, name: ColourName): Offer | null {
  const touched = names.filter((other) => affects(look, other, name));
  if (!touched.includes(pair)) return null;
  const from = startOf(look, pair, name);
  for (const wanted of look[name] === null ? [touched] : [touched, [pair]]) {
    const value = nearestThatPasses(from, (colour) =>
      isReadable({ ...look, [name]: colour }, wanted),
    );
    if (value) return { name, value };
  }
  return null;
}

/** A dark text can be right on light cards and never on dark ones. */
function themesFor(look: Look, pair: Pair): Offer[] {
  const schemes = schemesOf(look);
  return schemes
    .filter((theme) => schemes.length > 1 && isReadable({ ...look, theme }, [pair]))
    .map((value) => ({ name: "theme", value }));
}

function isReadable(look: Look, wanted: Pair[]): boolean {
  return schemesOf(look).every((scheme) =>
    wanted.every((pair) => measure(look, pair, scheme).passes),
  );
}

/** Some presets draw a button of something else than the accent, or quiet text of its own. */
function affects(look: Look, pair: Pair, name: ColourName): boolean {
  if (!pairs[pair].by.includes(name)) return false;
  return ["#000000", "#ffffff", "#7f3fbf"].some((colour) => {
    const other = { ...look, [name]: colour };
    return schemesOf(look).some(
      (scheme) => measure(look, pair, scheme).ratio !== measure(other, pair, scheme).ratio,
    );
  });
}

/** Where nothing is chosen yet, the colour of the scheme in which it can be read is the smallest surprise. */
function startOf(look: Look, pair: Pair, name: ColourName): string {
  const chosen = look[name];
  if (chosen) return chosen;
  const schemes = schemesOf(look);
  const good = schemes.find((scheme) => measure(look, pair, scheme).passes) ?? schemes[0];
  return drawnColours(look, good ?? "light")[name];
}
