/** The colours of one picture, by the part they play in it. */
export interface Palette {
  skyTop: string;
  skyLow: string;
  sun: string;
  far: string;
  mid: string;
  near: string;
  sea: string;
  accent: string;
  warm: string;
  paper: string;
  ink: string;
  dark: boolean;
}

const roles = [
  "skyTop",
  "skyLow",
  "sun",
  "far",
  "mid",
  "near",
  "sea",
  "accent",
  "warm",
  "paper",
  "ink",
] as const;

/** One row a mood, colours in the order of `roles`; rows that begin with `night` are dark. */
const rows: Record<string, string> = {
  dawn: "f7d9c4 fbeee0 f2a07b d9b8b0 a9848c 5f4f63 8fb0ba d9573f efb77c fdf7ef 33283a",
  aegean: "bfe0ee f3f7f0 fff4cf 9cc3cf 4f92ab 1f5573 2b7fa3 e8623c f2c063 fbf8f1 12324a",
  apricot: "fbc490 fde8cd fff1dc e59a72 b9604f 6b3341 7fa7a3 f2643d f7b267 fff6e9 3b1f2b",
  olive: "e6e7cf f6f3e3 f5d58a b6bd93 7f8b5b 434f35 8fae9f c9633d e3b45c faf6e9 2a3022",
  cobalt: "d7e3f4 f5f6f8 ffd9a0 93b1de 3e66b5 173276 2f57a5 f08a4b f3c77a f9f7f2 0e1f4d",
  rose: "f4cfd0 fbeaea fbe3b5 dba3ad b36a82 6a3656 a6b9cc d94f5c f0b29a fdf5f3 3d1f37",
  sage: "d5e4dc f4f5ee fbe6b8 a3c2b2 5f9183 28564f 6aa3a0 e57a52 edc27d f8f7f0 183833",
  clay: "efd8c3 f8ede1 f9e2b3 cf9d7c a9674a 64342a 8aa5a2 c84b31 e2a15f fcf5ec 351b19",
  lilac: "d9d3ec f3eef6 ffe4b5 b3a6d6 7a6bae 3d3470 8fa8d6 ec7b6b f4c38a faf7fb 241d4a",
  mint: "c9ebe1 f2f8f2 fff0b8 8fd0c0 3fa293 15605f 43aeb0 ff7f5c f9cf73 f8fbf5 0d3b3f",
  saffron: "fde3a7 fff5dc f59b42 e6b566 bd7f3a 6b4423 7fb3ae d1492f f4c95d fffaee 33211a",
  nightBlue: "12203f 31507c f7e3a9 2c4a78 1d345d 0c1934 20416e f2915c e9c46a dfe6f0 070f22",
  nightPlum: "241a3d 6b3f6e fbd7a1 553a66 3a2650 1a1130 3b3c70 f2716b f0b36b f0e4ea 0f0920",
  nightTeal: "0c2a33 2f6a70 f8e8b6 245660 173f49 082027 1d5a66 f58a57 ecc873 e0eeea 04141a",
};

export const palettes: readonly Palette[] = Object.entries(rows).map(([name, row]) =>
  paletteOf(row, name.startsWith("night")),
);

/** Only day or only night moods, where a page has to match its reader's colour scheme. */
export function paletteNamed(name: string): Palette {
  const row = rows[name];
  if (row === undefined) throw new Error(`No palette is called "${name}"`);
  return paletteOf(row, name.startsWith("night"));
}

function paletteOf(row: string, dark: boolean): Palette {
  const colours = row.split(" ").map((colour) => `#${colour}`);
  const named = Object.fromEntries(roles.map((role, index) => [role, colours[index]]));
  return { ...(named as unknown as Omit<Palette, "dark">), dark };
}
