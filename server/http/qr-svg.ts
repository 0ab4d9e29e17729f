import { create } from "qrcode";

/** ISO/IEC 18004 asks for four modules of white around the code. */
const quietZone = 4;

/** The QR code of an address as an SVG file. */
export function qrSvg(url: string): string {
  const { modules } = create(url, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * quietZone;
  let path = "";
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
