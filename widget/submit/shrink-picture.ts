/** Smaller files go as they are: the server makes its own sizes and loses less from the original. */
const bigBytes = 8 * 1024 * 1024;
const longestSide = 3840;

/** A giant photo made smaller before it crosses a slow line; anything that cannot be read here goes unchanged. */
export async function shrinkPicture(file: File): Promise<File> {
  if (file.size <= bigBytes) return file;
  try {
    const picture = await createImageBitmap(file);
    const small = await draw(picture);
    picture.close();
    return small.size < file.size
      ? new File([small], file.name.replace(/\.\w+$/, ".jpg"), { type: small.type })
      : file;
  } catch {
    return file;
  }
}

async function draw(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", 0.9);
  });
  if (!blob) throw new Error("this browser could not encode the picture");
  return blob;
}
