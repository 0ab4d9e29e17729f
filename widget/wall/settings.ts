import type { Look } from "#wire/wall.ts";

/** What a page may say about a wall, by attributes. What it leaves out, the wall's own look decides. */
export interface WallSettings {
  wall: string;
  server: string;
  layout: Look["layout"] | null;
  theme: Look["theme"] | null;
  limit: number;
  columns: number | null;
  locale: string | null;
  live: boolean;
  headingLevel: number;
  query: Record<string, string>;
}

const filters = ["network", "media", "hashtag", "tag", "lang", "display"];

/** Reads the attributes; what cannot be understood counts as left out. */
export function readSettings(host: Element, ownServer: string): WallSettings {
  const text = (name: string) => host.getAttribute(name)?.trim() || null;
  return {
    wall: text("wall") ?? "",
    server: serverOf(text("server"), ownServer),
    layout: oneOf(text("layout"), ["masonry", "list"]),
    theme: oneOf(text("theme"), ["auto", "light", "dark"]),
    limit: numberIn(text("limit"), 1, 100) ?? 30,
    columns: numberIn(text("columns"), 1, 8),
    locale: text("locale"),
    live: text("live") !== "off",
    headingLevel: numberIn(text("heading-level"), 1, 6) ?? 2,
    query: Object.fromEntries(
      filters.flatMap((name) => {
        const value = text(name === "lang" ? "post-lang" : name);
        return value ? [[name, value]] : [];
      }),
    ),
  };
}

function serverOf(given: string | null, own: string): string {
  const url = given ? URL.parse(given.replace(/\/*$/, "/"), own) : null;
  return url?.href ?? own;
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === value) ?? null;
}

function numberIn(value: string | null, least: number, most: number): number | null {
  const number = value === null ? Number.NaN : Math.round(Number(value));
  return number >= least && number <= most ? number : null;
}
