/** The picture that networks and messengers show beside a link to a wall: its name and what is on it. */
import sharp, { type OverlayOptions } from "sharp";

export interface ShareCard {
  title: string;
  /** A line below the title. */
  line: string;
  /** `#rrggbb` of the ground, and of the words on it. */
  ground: string;
  ink: string;
  /** Finished pictures of this server; the first five are used. */
  pictures: readonly Uint8Array[];
}

const width = 1200;
const height = 630;
const edge = 64;
const gap = 12;
const wordsWidth = 460;
const round = 20;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** As a PNG of 1200 × 630, which every program that makes previews can read. */
export async function drawShareCard(card: ShareCard): Promise<Buffer> {
  const boxes = mosaic(Math.min(5, card.pictures.length));
  const tiles = await Promise.all(
    boxes.map((box, index) => drawTile(card.pictures[index] as Uint8Array, box)),
  );
  const wide = boxes.length === 0 ? width - 2 * edge : wordsWidth;
  return sharp({ create: { width, height, channels: 3, background: card.ground } })
    .composite([...tiles, ...(await drawWords(card, wide))])
    .png({ palette: true, quality: 92, effort: 6 })
    .toBuffer();
}

/** How many pictures stand in each column of the right half, by how many there are. */
const columnsFor = [[], [1], [1, 1], [1, 2], [1, 3], [2, 3]];

function mosaic(count: number): Box[] {
  const columns = columnsFor[count] ?? [];
  const left = 2 * edge + wordsWidth;
  const wide = (width - left - gap * columns.length) / columns.length;
  return columns.flatMap((rows, column) => {
    const high = (height - gap * (rows + 1)) / rows;
    return Array.from({ length: rows }, (_, row) => ({
      ...{ left: left + column * (wide + gap), top: gap + row * (high + gap) },
      ...{ width: wide, height: high },
    }));
  });
}

async function drawTile(picture: Uint8Array, box: Box): Promise<OverlayOptions> {
  const [wide, high] = [Math.round(box.width), Math.round(box.height)];
  const mask = `<svg width="${wide}" height="${high}"><rect width="100%" height="100%" rx="${round}"/></svg>`;
  const input = await sharp(picture, { failOn: "error" })
    .resize(wide, high, { fit: "cover", position: "attention" })
    .composite([{ input: Buffer.from(mask), blend: "dest-in" }])
    .png()
    .toBuffer();
  return { input, left: Math.round(box.left), top: Math.round(box.top) };
}

/** Title and line, one above the other and together in the middle of the height. */
async function drawWords({ title, line, ink }: ShareCard, wide: number): Promise<OverlayOptions[]> {
  const heading = await drawText(shorten(title, 110), {
    ink,
    wide,
    size: sizeOf(title),
    bold: true,
  });
  const below = await drawText(shorten(line, 80), { ink, wide, size: 22, bold: false });
  const total = heading.height + (below.height > 0 ? 28 + below.height : 0);
  const top = Math.round(Math.max(edge, (height - total) / 2));
  const most = height - 2 * edge;
  if (total > most) return heading.input ? [{ input: heading.input, left: edge, top }] : [];
  return [
    ...(heading.input ? [{ input: heading.input, left: edge, top }] : []),
    ...(below.input ? [{ input: below.input, left: edge, top: top + heading.height + 28 }] : []),
  ];
}

interface Lettering {
  ink: string;
  wide: number;
  size: number;
  bold: boolean;
}

/** Fonts are those of the machine; on one without any the picture does without words. */
async function drawText(words: string, { ink, wide, size, bold }: Lettering) {
  const nothing = { input: null, height: 0 };
  if (!words) return nothing;
  const text = `<span foreground="${ink}" weight="${bold ? "bold" : "medium"}">${escapeMarkup(words)}</span>`;
  try {
    const font = `Manrope, Inter, Noto Sans, DejaVu Sans, sans ${size}`;
    const drawn = sharp({
      text: { text, font, width: wide, wrap: "word-char", rgba: true, dpi: 96 },
    });
    const { data, info } = await drawn.png().toBuffer({ resolveWithObject: true });
    return info.height > height - 2 * edge || info.width > width
      ? nothing
      : { input: data, height: info.height };
  } catch {
    return nothing;
  }
}

/** In points: short names may be large. */
function sizeOf(title: string): number {
  if (title.length <= 16) return 58;
  if (title.length <= 36) return 46;
  return title.length <= 70 ? 36 : 28;
}

const shorten = (text: string, most: number) => {
  const letters = [...text.replace(/[\p{Cc}\s]+/gu, " ").trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
};

const escapeMarkup = (text: string) =>
  text.toWellFormed().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
