import type { Look, LookChanges } from "#wire/wall.ts";

/** The look of a wall that nobody has dressed: the defaults of the wire contract, of which only types come here. */
export const usualLook: Look = {
  layout: "masonry",
  theme: "auto",
  preset: "clean",
  card: "full",
  density: "comfortable",
  arrivals: "slide",
  columns: null,
  radius: null,
  gap: null,
  accent: null,
  text: null,
  surface: null,
};

const names = Object.keys(usualLook) as (keyof Look)[];

/** What of the wanted differs from what is saved. Only that is ever sent. */
export function differing(saved: Look, wanted: LookChanges): LookChanges {
  const asked = names.filter((name) => wanted[name] !== undefined && wanted[name] !== saved[name]);
  return Object.fromEntries(asked.map((name) => [name, wanted[name]]));
}

/** The saved look with changes put on. */
export function changed(saved: Look, changes: LookChanges): Look {
  return { ...saved, ...changes } as Look;
}

/** The changes that take changes back. */
export function wayBack(saved: Look, changes: LookChanges): LookChanges {
  const given = names.filter((name) => changes[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, saved[name]]));
}
