/** Posts as Koro's feed tells them: the one list that every contestant shows. */

export interface WallPost {
  id: string;
  text: string;
  publishedAt: string;
  permalink: string | null;
  author: { name: string } | null;
  media: {
    alt: string | null;
    width: number | null;
    height: number | null;
    sources: { src: string; type: string; width: number }[];
  }[];
}

export interface Picture {
  src: string;
  alt: string;
  width: number;
  height: number;
}

/** The file that everybody without a choice of formats shows: of the last type, which all browsers know, 640 wide. */
export function pictureOf({ media: [first] }: WallPost): Picture | null {
  const source = first?.sources.findLast(({ width }) => width <= 640);
  if (!first || !source) return null;
  const { alt, width, height } = first;
  return { src: source.src, alt: alt ?? "", width: width ?? 4, height: height ?? 3 };
}
