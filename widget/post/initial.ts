/** The first letter or digit of a name: signs that only turn the direction of what follows cannot be seen. */
export function initialOf(name: string, locale: string): string {
  return /[\p{L}\p{N}]/u.exec(name.normalize())?.[0].toLocaleUpperCase(locale) ?? "•";
}
