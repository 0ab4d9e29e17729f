/**
 * H.264 lets anyone write into the picture's own stream: SEI messages (ISO 14496-10, annex D) with user data hold
 * encoders' settings, and of some cameras place and time. Browsers need none of them.
 */
const seiType = 6;

/** Registered and unregistered user data. */
const userDataTypes = new Set([4, 5]);

/** A frame of length-prefixed units without those that carry user data; the very same bytes if there are none. */
export function withoutUserData(frame: Uint8Array, lengthBytes: number): Uint8Array {
  const units = splitUnits(frame, lengthBytes);
  if (units === null) return frame;
  const kept = units.filter((unit) => !carriesUserData(unit.subarray(lengthBytes)));
  return kept.length === units.length ? frame : Buffer.concat(kept);
}

/** `null` where lengths do not add up: decoders will say what they think of it. */
function splitUnits(frame: Uint8Array, lengthBytes: number): Uint8Array[] | null {
  const units: Uint8Array[] = [];
  let at = 0;
  while (at < frame.length) {
    let length = 0;
    for (let byte = 0; byte < lengthBytes; byte++) length = length * 256 + (frame[at + byte] ?? 0);
    const end = at + lengthBytes + length;
    if (end > frame.length) return null;
    units.push(frame.subarray(at, end));
    at = end;
  }
  return units;
}

/** A type is written in steps of 255, as is the size of what follows. */
function carriesUserData(unit: Uint8Array): boolean {
  if (((unit[0] ?? 0) & 0x1f) !== seiType) return false;
  let at = 1;
  const readNumber = () => {
    let number = 0;
    while (unit[at] === 255) {
      number += 255;
      at++;
    }
    return number + (unit[at++] ?? 0);
  };
  while (at < unit.length - 1) {
    if (userDataTypes.has(readNumber())) return true;
    at += readNumber();
  }
  return false;
}

/** The last two bits of the fifth byte of `avcC` (ISO 14496-15) say how long a length is. */
export const lengthBytesOf = (avcC: Uint8Array): number => ((avcC[4] ?? 3) & 3) + 1;
