import type { Look } from "#wire/wall.ts";

/** What a page may say about a wall, by attributes. What it leaves out, the wall's own look decides. */
export interface WallSettings {
  wall: string;
  server: string;
  limit: number;
  locale: string | null;
  live: boolean;
  headingLevel: number;
  query: Record<string, string>;
  /** The attribute of that name, whatever it says; `null` where there is none. */
  text(name: string): string | null;
}

/** How a wall is to be drawn. */
export type Style = Look;

const usual = {
  layout: "masonry",
  card: "full",
  preset: "clean",
  density: "comfortable",
  theme: "auto",
  arrivals: "slide",
};
type Choice = keyof typeof usual;

const filters = ["network", "media", "hashtag", "tag", "lang", "display"];

/** Reads the attributes; what cannot be understood counts as left out. */
export function readSettings(host: Pick<Element, "getAttribute">, ownServer: string): WallSettings {
  const text = (name: string) => host.getAttribute(name)?.trim() || null;
  return {
    wall: text("wall") ?? "",
    server: serverOf(text("server"), ownServer),
    limit: numberIn(text("limit"), 1, 100) ?? 30,
    locale: text("locale"),
    live: text("live") !== "off",
    headingLevel: numberIn(text("heading-level"), 1, 6) ?? 2,
    query: Object.fromEntries(
      filters.flatMap((name) => {
        const value = text(name === "lang" ? "post-lang" : name);
        return value ? [[name, value]] : [];
      }),
    ),
    text,
  };
}

/** How to draw: an attribute beats the wall's look. Any word may stand here; what nobody knows is the usual. */
export function styleOf({ text }: WallSettings, look: Partial<Look> = {}): Style {
  const pick = (name: Choice) => text(name) ?? look[name] ?? usual[name];
  return {
    ...look,
    ...Object.fromEntries(Object.keys(usual).map((name) => [name, pick(name as Choice)])),
    columns: numberIn(text("columns"), 1, 8) ?? look.columns ?? null,
  } as Style;
}

function serverOf(given: string | null, own: string): string {
  const url = given ? URL.parse(given.replace(/\/*$/, "/"), own) : null;
  return url?.href ?? own;
}

function numberIn(value: string | null, least: number, most: number): number | null {
  const number = value === null ? Number.NaN : Math.round(Number(value));
  return number >= least && number <= most ? number : null;
}
