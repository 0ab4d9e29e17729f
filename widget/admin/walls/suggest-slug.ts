// What NFD leaves alone: these letters have no base letter and mark to fall apart into.
const folds: Record<string, string> = {
  ı: "i",
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  ð: "d",
  đ: "d",
  ł: "l",
  þ: "th",
};

/** An address made of a title: Turkish and other letters folded, everything else a hyphen, at most 64 characters. */
export function suggestSlug(title: string): string {
  return title
    .replaceAll("İ", "i")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[ıßæøœðđłþ]/g, (letter) => folds[letter] ?? letter)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, "");
}
