/** A brand colour made readable: as a surface with text on it, and as text on light and on dark paper. */
export interface Accent {
  fill: string;
  onFill: string;
  onLight: string;
  onDark: string;
}

type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const lightPaper: Rgb = [245, 246, 248];
const darkPaper: Rgb = [26, 29, 36];
/** WCAG 2.2, 1.4.3: contrast of text. */
const readable = 4.5;

/** The readable forms of a brand colour, or `null` when it is not `#rrggbb`. */
export function readAccent(colour: string | null): Accent | null {
  const rgb = parseColour(colour);
  if (!rgb) return null;
  return {
    fill: toHex(rgb),
    onFill: contrast(rgb, white) >= contrast(rgb, black) ? "#ffffff" : "#000000",
    onLight: toHex(moveUntilReadable(rgb, black, lightPaper)),
    onDark: toHex(moveUntilReadable(rgb, white, darkPaper)),
  };
}

function parseColour(colour: string | null): Rgb | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

function moveUntilReadable(from: Rgb, towards: Rgb, paper: Rgb): Rgb {
  let colour = from;
  for (let share = 0.05; share <= 1 && contrast(colour, paper) < readable; share += 0.05) {
    colour = mix(from, towards, share);
  }
  return colour;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const between = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

// WCAG 2.2, "relative luminance".
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
