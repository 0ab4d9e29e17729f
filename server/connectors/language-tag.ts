/** A BCP 47 tag in its usual spelling, `null` for what is none or says nothing (`und`, `mul`, `zxx`). */
export function languageTag(written: string | null | undefined): string | null {
  const candidate = written?.trim().replaceAll("_", "-") ?? "";
  if (candidate === "" || candidate.length > 35 || /^(und|mul|zxx|x)\b/i.test(candidate))
    return null;
  try {
    return Intl.getCanonicalLocales(candidate)[0] ?? null;
  } catch {
    return null;
  }
}
