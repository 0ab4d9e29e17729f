/** A photo somebody chose, its description and the address of its preview. */
export interface ChosenPicture {
  readonly file: File;
  readonly previewUrl: string;
  alt: string;
}

export const mostPictures = 4;

/** What became of files that were chosen: how many did not fit, how many are no pictures. */
export interface Added {
  left: number;
  refused: number;
}

/** The chosen photos. The file field is emptied after each choice, so that a second choice adds to the first. */
export class ChosenPictures {
  #list: ChosenPicture[] = [];

  get list(): readonly ChosenPicture[] {
    return this.#list;
  }

  add(files: readonly File[]): Added {
    const pictures = files.filter(isPicture);
    const room = mostPictures - this.#list.length;
    for (const file of pictures.slice(0, room)) {
      this.#list.push({ file, previewUrl: URL.createObjectURL(file), alt: "" });
    }
    return {
      left: Math.max(0, pictures.length - room),
      refused: files.length - pictures.length,
    };
  }

  remove(picture: ChosenPicture): void {
    URL.revokeObjectURL(picture.previewUrl);
    this.#list = this.#list.filter((other) => other !== picture);
  }

  clear(): void {
    for (const picture of this.#list) this.remove(picture);
  }
}

// Some phones name no type for HEIC.
function isPicture({ type, name }: File): boolean {
  return type.startsWith("image/") || /\.(heic|heif|avif)$/i.test(name);
}
