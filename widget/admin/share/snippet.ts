import type { Look } from "#wire/wall.ts";

export const places = ["html", "script", "iframe", "react", "wordpress", "include"] as const;
export type Place = (typeof places)[number];

export interface Placing {
  origin: string;
  slug: string;
  title: string;
  look: Look;
  /** Every choice is written out, so that the wall's look may change without this page. */
  pinned: boolean;
}

type Values = [name: string, value: string][];

/** What a person copies to put a wall into a page of theirs. */
export function snippetFor(place: Place, placing: Placing): string {
  return writers[place](placing);
}

const writers: Record<Place, (placing: Placing) => string> = {
  html: (placing) =>
    `<script type="module" src="${placing.origin}/embed.js"></script>\n<social-wall${attributes(inHtml(placing))}></social-wall>`,
  script: (placing) => {
    const data = inHtml(placing).map(([name, value]): Values[number] => [`data-${name}`, value]);
    return `<script type="module" src="${placing.origin}/embed.js"${attributes(data)}></script>`;
  },
  iframe: inFrame,
  react: inReact,
  wordpress: ({ slug, ...placing }) =>
    `[koro_wall${attributes([["wall", slug], ...choices(placing)])}]`,
  include: includedByServer,
};

/** Layouts whose room is another than the usual must be known before the wall's look has come. */
const ofOtherHeight = ["carousel", "ticker"];

function choices({ look, pinned }: Pick<Placing, "look" | "pinned">): Values {
  const { layout, card, preset, density, theme, arrivals, columns } = look;
  if (!pinned) return ofOtherHeight.includes(layout) ? [["layout", layout]] : [];
  const all = Object.entries({ layout, card, preset, density, theme, arrivals });
  return columns === null ? all : [...all, ["columns", `${columns}`]];
}

/** What no attribute says is said by custom properties, on the element or around it. */
function properties({ look, pinned }: Placing): Values {
  if (!pinned) return [];
  const { accent, text, surface, radius, gap } = look;
  const all = {
    "--koro-accent": accent,
    "--koro-text": text,
    "--koro-card-bg": surface,
    "--koro-card-radius": radius === null ? null : `${radius}px`,
    "--koro-gap": gap === null ? null : `${gap}px`,
  };
  return Object.entries(all).flatMap(([name, value]): Values => (value ? [[name, value]] : []));
}

function inHtml(placing: Placing): Values {
  const style = properties(placing).map(([name, value]) => `${name}: ${value}`);
  const styled: Values = style.length > 0 ? [["style", style.join("; ")]] : [];
  return [["wall", placing.slug], ...choices(placing), ...styled];
}

function inFrame(placing: Placing): string {
  const { origin, slug, title, look, pinned } = placing;
  const names = ["accent", "text", "surface", "radius", "gap"] as const;
  const values = names.flatMap(
    (name): Values =>
      pinned && look[name] !== null ? [[name, `${look[name]}`.replace("#", "")]] : [],
  );
  const src = addressOf(`${origin}/w/${slug}/frame`, [
    ...(pinned ? choices(placing) : []),
    ...values,
  ]);
  const frame: Values = [
    ["src", src],
    ["title", title],
    ["width", "100%"],
    ["height", "820"],
    ["loading", "lazy"],
    ["style", "border: 0"],
  ];
  return `<iframe${attributes(frame)}></iframe>
<script>
addEventListener("message", (event) => {
  if (event.origin !== "${origin}" || event.data?.type !== "koro:height") return;
  const height = Math.ceil(event.data.height);
  if (!(height > 0 && height < 100000)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === event.source) frame.height = height;
  }
});
</script>`;
}

function inReact(placing: Placing): string {
  const given: Values = [["wall", placing.slug], ["server", placing.origin], ...choices(placing)];
  const lines = given.map(([name, value]) =>
    name === "columns" ? `      columns={${value}}` : `      ${name}="${value}"`,
  );
  const style = properties(placing).map(([name, value]) => `"${name}": "${value}"`);
  if (style.length > 0) lines.push(`      style={{ ${style.join(", ")} }}`);
  return `import { SocialWall } from "./social-wall-react";

export function Posts() {
  return (
    <SocialWall
${lines.join("\n")}
    />
  );
}`;
}

/** Edge Side Includes, which most CDNs and caches read; around it what an address cannot say. */
function includedByServer(placing: Placing): string {
  const { origin, slug, pinned } = placing;
  const src = addressOf(`${origin}/v1/walls/${slug}/embed.html`, pinned ? choices(placing) : []);
  const include = `<esi:include${attributes([["src", src]])} />`;
  const style = properties(placing).map(([name, value]) => `${name}: ${value}`);
  return style.length > 0
    ? `<div${attributes([["style", style.join("; ")]])}>\n${include}\n</div>`
    : include;
}

function addressOf(path: string, values: Values): string {
  return values.length > 0 ? `${path}?${new URLSearchParams(values)}` : path;
}

function attributes(values: Values): string {
  return values.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
