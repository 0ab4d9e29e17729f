import sharp from "sharp";

const palettes = [
  ["#ff9a62", "#5b3a8e", "#ffd9a0"],
  ["#2a9d8f", "#e9c46a", "#264653"],
  ["#8ecae6", "#023047", "#ffb703"],
  ["#d8e2dc", "#9d4edd", "#ff6d5a"],
];

/** A picture of nothing in particular: a sky, a sun, a few hills, always the same for one seed. */
export function drawPicture(seed: number, width: number): Promise<Buffer> {
  const [sky = "", hill = "", sun = ""] = palettes[seed % palettes.length] ?? [];
  const height = Math.round(width * 0.75);
  const at = 100 + ((seed * 137) % 600);
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="${sun}"/></linearGradient></defs>
    <rect width="800" height="600" fill="url(#g)"/><circle cx="${at}" cy="230" r="90" fill="${sun}"/>
    <path d="M0 ${420 - (seed % 5) * 20} Q 200 300 420 430 T 800 ${380 + (seed % 3) * 30} V600 H0Z" fill="${hill}"/>
    <path d="M0 520 Q 300 ${420 + (seed % 7) * 10} 800 540 V600 H0Z" fill="${hill}" opacity=".6"/></svg>`;
  return sharp(Buffer.from(drawn)).webp({ quality: 78 }).toBuffer();
}
