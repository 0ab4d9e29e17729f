import type { Decor, Kind } from "../../decor.ts";
import bold from "./bold.css?inline";
import cards from "./cards.css?inline";
import density from "./density.css?inline";
import editorial from "./editorial.css?inline";
import neon from "./neon.css?inline";
import polaroid from "./polaroid.css?inline";

const presets = { bold, editorial, polaroid, neon };

/** The drawers of what styles alone can do, by name. */
export const cardDrawer = drawer("card", { picture: cards, text: cards, quote: cards });
export const presetDrawer = drawer("preset", presets);
export const densityDrawer = drawer("density", { compact: density, roomy: density });

function drawer(kind: Kind, sheets: Record<string, string>): Record<string, () => Decor> {
  return Object.fromEntries(
    Object.entries(sheets).map(([name, css]) => [name, () => ({ kind, name, css })]),
  );
}
