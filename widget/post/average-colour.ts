/**
 * The average colour in a thumbhash, as CSS, or `undefined` when there is none to read. The whole picture would cost
 * about a kilobyte of script for half a second of blur; the first three bytes hold the colour.
 */
export function averageColour(thumbhash: string | null): string | undefined {
  const bytes = bytesOf(thumbhash);
  if (bytes.length < 3) return;
  const header = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  const light = (header & 63) / 63;
  const yellow = ((header >> 6) & 63) / 31.5 - 1;
  const red = ((header >> 12) & 63) / 31.5 - 1;
  const b = light - (2 / 3) * yellow;
  const r = (3 * light - b + red) / 2;
  return `rgb(${[r, r - red, b].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255))})`;
}

function bytesOf(base64: string | null): number[] {
  try {
    return Array.from(atob((base64 ?? "").slice(0, 4)), (letter) => letter.charCodeAt(0));
  } catch {
    return [];
  }
}
