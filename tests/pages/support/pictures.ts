import sharp from "sharp";

const palettes = [
  ["#ff9a5a", "#c2345f", "#fff1d6"],
  ["#0f4c75", "#3fc1c9", "#f5f7fa"],
  ["#2d6a4f", "#b7e4c7", "#ffd166"],
  ["#5f0f40", "#fb8b24", "#ffe8d6"],
  ["#22223b", "#9a8c98", "#f2e9e4"],
] as const;

/** A drawn picture: a sky, a sun and hills in one of five palettes. */
export async function drawPicture(
  seed: number,
  { width, height, format }: { width: number; height: number; format: "avif" | "jpeg" },
): Promise<Buffer> {
  const [far, near, sun] = palettes[seed % palettes.length] ?? palettes[0];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${far}"/><stop offset="1" stop-color="${near}"/></linearGradient></defs>
    <rect width="100" height="100" fill="url(#g)"/>
    <ellipse cx="${25 + ((seed * 17) % 50)}" cy="34" rx="${(13 * height) / width}" ry="13" fill="${sun}" opacity=".9"/>
    <path d="M0 ${62 + (seed % 7)} Q 25 ${48 + ((seed * 5) % 20)} 50 66 T 100 ${60 + (seed % 9)} V100 H0Z" fill="${far}" opacity=".8"/>
    <path d="M0 82 Q 35 ${66 + (seed % 11)} 62 80 T 100 76 V100 H0Z" fill="${far}"/>
  </svg>`;
  const picture = sharp(Buffer.from(svg));
  return format === "avif" ? picture.avif({ effort: 0 }).toBuffer() : picture.jpeg().toBuffer();
}
