import type { Decor, Kind } from "../decor.ts";
import { layoutDrawer } from "./layouts/layouts.ts";
import { cardDrawer, densityDrawer, presetDrawer } from "./looks/looks.ts";

/** Everything but the plain wall. What needs hands brings them in a file of its own. */
const wardrobe: Record<Kind, Record<string, () => Decor | Promise<Decor>>> = {
  layout: layoutDrawer,
  card: cardDrawer,
  preset: presetDrawer,
  density: densityDrawer,
};

/** What these choices need. What nobody knows, a newer server's word too, needs nothing. */
export async function takeOut(choices: Record<Kind, string>): Promise<Decor[]> {
  const wanted = Object.entries(choices).flatMap(([kind, name]) => {
    const drawer = wardrobe[kind as Kind];
    return Object.hasOwn(drawer, name) ? (drawer[name] ?? []) : [];
  });
  return Promise.all(wanted.map((make) => make()));
}
