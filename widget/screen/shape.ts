/** The form of a screen, which decides how many posts it shows besides the spotlight. */
export type Shape = "panorama" | "wide" | "narrow" | "tall";

export function shapeOf(width: number, height: number): Shape {
  const ratio = height > 0 ? width / height : 16 / 9;
  if (ratio >= 2.4) return "panorama";
  if (ratio >= 1.5) return "wide";
  return ratio >= 1 ? "narrow" : "tall";
}

const places: Record<Shape, number> = { panorama: 5, wide: 3, narrow: 2, tall: 2 };

/** How many tiles fit; where uploads are off, one more stands in the place of the QR code. */
export function placesIn(shape: Shape, withInvite: boolean): number {
  return places[shape] + (withInvite ? 0 : 1);
}
