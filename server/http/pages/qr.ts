import { create } from "qrcode";
import { html, type Markup } from "./markup.ts";

/** Modules of white around the code: ISO/IEC 18004 asks for four. */
const quietZone = 4;

/** The QR code of an address as an SVG without style: one path of dark squares on a white ground. */
export function renderQr(url: string, label: string): Markup {
  // "M" survives 15 % damage: enough for glare on a screen, and larger squares than "H" would give.
  const { modules } = create(url, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * quietZone;
  return html`<svg class="qr" slot="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${darkSquares(modules)}" fill="#000"/></svg>`;
}

function darkSquares(modules: { size: number; get(row: number, column: number): number }): string {
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      squares.push(`M${column + quietZone} ${row + quietZone}h1v1h-1z`);
    }
  }
  return squares.join("");
}
