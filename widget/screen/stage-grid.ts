import type { Shape } from "./shape.ts";

/** A `grid-template` for each number of tiles, which are `a` to `f`: beside the QR code, and where uploads are off. */
const grids: Record<Shape, { invite: readonly string[]; plain: readonly string[] }> = {
  wide: {
    invite: [
      `"spot qr" 1fr / 66fr 34fr`,
      `"spot a" 1fr "spot qr" 1fr / 66fr 34fr`,
      `"spot a b" 1fr "spot a qr" 1fr / 54fr 23fr 23fr`,
      `"spot a c" 5fr "spot a qr" 2fr "spot b qr" 5fr / 52fr 24fr 24fr`,
    ],
    plain: [
      `"spot" 1fr / 1fr`,
      `"spot a" 1fr / 60fr 40fr`,
      `"spot a" 1fr "spot b" 1fr / 60fr 40fr`,
      `"spot a c" 1fr "spot b c" 1fr / 52fr 24fr 24fr`,
      `"spot a c" 5fr "spot a d" 2fr "spot b d" 5fr / 52fr 24fr 24fr`,
    ],
  },
  panorama: {
    invite: [
      `"spot qr" 1fr / 66fr 34fr`,
      `"spot a qr" 1fr / 56fr 22fr 22fr`,
      `"spot a qr" 1fr "spot b qr" 1fr / 52fr 24fr 24fr`,
      `"spot a c qr" 1fr "spot b c qr" 1fr / 46fr 18fr 18fr 18fr`,
      `"spot a c qr" 1fr "spot b d qr" 1fr / 46fr 18fr 18fr 18fr`,
      `"spot a c e" 1fr "spot b d qr" 1fr / 46fr 18fr 18fr 18fr`,
    ],
    plain: [
      `"spot" 1fr / 1fr`,
      `"spot a" 1fr / 60fr 40fr`,
      `"spot a b" 1fr / 52fr 24fr 24fr`,
      `"spot a b c" 1fr / 46fr 18fr 18fr 18fr`,
      `"spot a c" 1fr "spot b d" 1fr / 52fr 24fr 24fr`,
      `"spot a c e" 1fr "spot b d e" 1fr / 46fr 18fr 18fr 18fr`,
      `"spot a c e" 1fr "spot b d f" 1fr / 46fr 18fr 18fr 18fr`,
    ],
  },
  narrow: {
    invite: [
      `"spot qr" 1fr / 60fr 40fr`,
      `"spot a" 1fr "spot qr" 1fr / 60fr 40fr`,
      `"spot a" 1fr "spot b" 1fr "spot qr" 1fr / 64fr 36fr`,
    ],
    plain: [
      `"spot" 1fr / 1fr`,
      `"spot a" 1fr / 60fr 40fr`,
      `"spot a" 1fr "spot b" 1fr / 60fr 40fr`,
      `"spot a" 1fr "spot b" 1fr "spot c" 1fr / 64fr 36fr`,
    ],
  },
  tall: {
    invite: [
      `"spot" 84fr "qr" 16fr / 1fr`,
      `"spot" 60fr "a" 24fr "qr" 16fr / 1fr`,
      `"spot spot" 60fr "a b" 24fr "qr qr" 16fr / 1fr 1fr`,
    ],
    plain: [
      `"spot" 1fr / 1fr`,
      `"spot" 62fr "a" 38fr / 1fr`,
      `"spot spot" 64fr "a b" 36fr / 1fr 1fr`,
      `"spot spot" 52fr "a b" 24fr "c c" 24fr / 1fr 1fr`,
    ],
  },
};

/** How many tiles fit; where uploads are off, one more stands in the place of the QR code. */
export function placesIn(shape: Shape, withInvite: boolean): number {
  return grids[shape][withInvite ? "invite" : "plain"].length - 1;
}

/** The stage's `grid-template` for so many tiles. */
export function gridTemplate(shape: Shape, withInvite: boolean, tiles: number): string {
  const template = grids[shape][withInvite ? "invite" : "plain"][tiles] ?? "";
  // A bare `fr` is never less than its content wants: one long word would widen its column.
  return template.replace(/(\d+fr)/g, "minmax(0, $1)");
}
