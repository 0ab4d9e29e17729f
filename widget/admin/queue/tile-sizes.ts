/** What a tile of a card needs to choose its file: the picture's own measures, its place, and how many there are. */
export interface Tile {
  width: number | null;
  height: number | null;
  at: number;
  count: number;
}

/** The tallest a card's pictures grow beside its words, in CSS pixels. */
const tall = 390;
const wide = 320;

/**
 * The `sizes` of a picture that is cropped to its tile. A box that is narrow and high shows the middle of a much wider
 * picture, so it is the height that decides how wide a file must be.
 */
export function tileSizes({ width, height, at, count }: Tile): string {
  const shape = width && height ? width / height : 16 / 9;
  const [columns, rows] = grid(at, count);
  const desk = grid(at, count, true);
  const beside = Math.ceil(Math.max(wide / desk[0], (tall / desk[1]) * shape));
  const above = Math.ceil(Math.max(96 / columns, (72 / rows) * shape));
  return `(min-width: 60rem) ${beside}px, ${above}vw`;
}

/** Into how many parts the room is cut across and down where the tile stands, as `card.css` does it. */
function grid(at: number, count: number, beside = false): [number, number] {
  if (count === 1) return [1, 1];
  if (count === 2) return beside ? [1, 2] : [2, 1];
  return count === 3 && at === 0 ? [1, 2] : [2, 2];
}
