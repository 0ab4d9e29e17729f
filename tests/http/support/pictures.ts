import sharp from "sharp";

/** A photo as a phone takes it: with the place in its EXIF. */
export function aPhoto(colour = "#c45", width = 640, height = 480): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: "Phonemaker", Model: "SN-4711-SECRET" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 0/1 30/1", GPSLongitudeRef: "E" },
    })
    .jpeg()
    .toBuffer();
}
