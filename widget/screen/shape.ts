/** The form of a screen, which decides how many posts it shows besides the spotlight. */
export type Shape = "panorama" | "wide" | "narrow" | "tall";

export function shapeOf(width: number, height: number): Shape {
  const ratio = height > 0 ? width / height : 16 / 9;
  if (ratio >= 2.4) return "panorama";
  if (ratio >= 1.5) return "wide";
  return ratio >= 1 ? "narrow" : "tall";
}
